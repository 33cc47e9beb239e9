package dev.fairway.access;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SessionSettings.class)
class AccessConfiguration {

    /** Stores the algorithm with each hash (bcrypt today), so that a better one can take over without a reset. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** Of this node: whoever is sent to another one by a proxy has a few tries more. */
    @Bean
    SignInBrake signInBrake() {
        return new SignInBrake(System::nanoTime);
    }

    /** Where people come through TLS, what they are signed in by goes nowhere else. */
    @Bean
    ServletContextInitializer sessionsThroughTlsOnly(PublicUrl url) {
        return context -> {
            if (url.isEncrypted()) {
                context.getSessionCookieConfig().setSecure(true);
            }
        };
    }
}
