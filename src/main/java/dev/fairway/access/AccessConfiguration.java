package dev.fairway.access;

import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    /** Stores the algorithm with each hash (bcrypt today), so that a better one can take over without a reset. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
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
