package dev.fairway.console;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import dev.fairway.console.login.LoginView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.web.SecurityFilterChain;

/** Who may open the console: everybody with an account. What the wire and the API answer has its own rules before these. */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {

    @Bean
    @Order(100)
    SecurityFilterChain consoleChain(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests(
                requests -> requests.requestMatchers("/themes/**").permitAll());
        // A path that is no screen is for the signed-in to learn of, and not a bare refusal.
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                console -> console.loginView(LoginView.class).anyRequest(AuthorizedUrl::authenticated));
        return http.build();
    }
}
