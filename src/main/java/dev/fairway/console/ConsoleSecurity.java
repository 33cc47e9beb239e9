package dev.fairway.console;

import com.vaadin.flow.spring.security.RequestUtil;
import com.vaadin.flow.spring.security.UidlRedirectStrategy;
import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import dev.fairway.access.PublicUrl;
import dev.fairway.access.SessionWatch;
import dev.fairway.access.Sessions;
import dev.fairway.console.login.LoginView;
import dev.fairway.signon.SignOn;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Who may open the console: everybody with an account. What the wire and the API answer has its own rules before these. */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {

    @Bean
    @SuppressWarnings("NullAway") // null is how Spring Security says "no such parameter"
    @Order(100)
    SecurityFilterChain consoleChain(
            HttpSecurity http,
            VaadinDefaultRequestCache requests,
            PublicUrl url,
            RequestUtil vaadin,
            Sessions sessions,
            SignOn ways)
            throws Exception {
        HttpSessionRequestCache plain = new HttpSessionRequestCache();
        // Else the address that one is led back to after signing in ends in ?continue.
        plain.setMatchingRequestParameterName(null);
        requests.setDelegateRequestCache(plain);
        // Kept in a cookie and not in the session: a refused request of another site must not begin a new session,
        // whose
        // cookie would take the place of the one that somebody is signed in with.
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(
                cookie -> cookie.sameSite("Lax").httpOnly(true).secure(url.isEncrypted()));
        // Vaadin would leave signing in without one, and somebody else's page could sign a person in as somebody else.
        http.csrf(csrf -> csrf.csrfTokenRepository(tokens).ignoringRequestMatchers(vaadin::isFrameworkInternalRequest));
        VaadinSavedRequestAwareAuthenticationSuccessHandler done =
                new VaadinSavedRequestAwareAuthenticationSuccessHandler();
        done.setRequestCache(requests);
        ways.addTo(http, done);
        http.addFilterAfter(new SessionWatch(sessions), SecurityContextHolderFilter.class);
        http.authorizeHttpRequests(paths -> paths.requestMatchers("/themes/**").permitAll());
        // A path that is no screen is for the signed-in to learn of, and not a bare refusal.
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                console -> console.enableCsrfConfiguration(false)
                        .loginView(LoginView.class)
                        .logoutSuccessHandler((request, response, left) -> new UidlRedirectStrategy()
                                .sendRedirect(request, response, Objects.requireNonNullElse(ways.after(left), "/")))
                        .anyRequest(AuthorizedUrl::authenticated));
        return http.build();
    }
}
