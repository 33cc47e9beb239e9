package dev.fairway.api;

import dev.fairway.access.Actor;
import dev.fairway.access.Permission;
import dev.fairway.access.Tokens;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API's own filter chain: a bearer token and nothing else, no session, no cookie, so nothing that a browser sends by
 * itself is believed. 401 and 403 are found before a path or a body is looked at.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    private static final String ROOT = "/api/v1";
    private final JsonMapper json;

    ApiSecurity(JsonMapper json) {
        this.json = json;
    }

    @Bean
    @Order(20)
    SecurityFilterChain apiChain(HttpSecurity http, Tokens tokens) {
        return http.securityMatcher("/api/**", "/actuator/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, ROOT + "/openapi.json")
                        .permitAll()
                        .requestMatchers("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/actuator/prometheus")
                        .access(needs(Permission.READ))
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .requestMatchers(ROOT + "/tokens/**")
                        .access(needs(Permission.MANAGE_TOKENS))
                        .requestMatchers(ROOT + "/accounts/**")
                        .access(needs(Permission.MANAGE_PEOPLE))
                        .requestMatchers(ROOT + "/audit/**")
                        .access(needs(Permission.READ_AUDIT))
                        .requestMatchers(ROOT + "/wall-links/**")
                        .access(needs(Permission.MANAGE_WALLS))
                        .requestMatchers(HttpMethod.GET, "/api/**")
                        .access(needs(Permission.READ))
                        .requestMatchers(HttpMethod.HEAD, "/api/**")
                        .access(needs(Permission.READ))
                        // everybody keeps views of their own; the service asks for more where one is shared
                        .requestMatchers(ROOT + "/views/**")
                        .access(needs(Permission.READ))
                        .requestMatchers(ROOT + "/machines/**", ROOT + "/groups/*/machines/**")
                        .access(needs(Permission.STEER_MACHINES))
                        // an operator may hold a group; the service asks for more where more is changed
                        .requestMatchers(HttpMethod.PATCH, ROOT + "/groups/*")
                        .access(needs(Permission.STEER_ROLLOUTS))
                        .requestMatchers(ROOT + "/groups/**")
                        .access(needs(Permission.MANAGE_GROUPS))
                        .requestMatchers(ROOT + "/channels/**")
                        .access(needs(Permission.MANAGE_CHANNELS))
                        .requestMatchers(ROOT + "/releases/**", ROOT + "/products/**")
                        .access(needs(Permission.MANAGE_RELEASES))
                        .requestMatchers(ROOT + "/rollouts/**")
                        .access(needs(Permission.STEER_ROLLOUTS))
                        .requestMatchers(ROOT + "/fleet/**")
                        .access(needs(Permission.STOP_FLEET))
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(new BearerFilter(tokens, this::refuse), AnonymousAuthenticationFilter.class)
                .exceptionHandling(errors -> errors.authenticationEntryPoint((request, response, denied) ->
                                refuse(response, HttpStatus.UNAUTHORIZED, "send a token: Authorization: Bearer fwy_…"))
                        .accessDeniedHandler((request, response, denied) ->
                                refuse(response, HttpStatus.FORBIDDEN, sentence(denied))))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** What is missing, as the one who is refused is told. */
    private record Refused(String sentence) implements AuthorizationResult {

        @Override
        public boolean isGranted() {
            return false;
        }
    }

    private static AuthorizationManager<RequestAuthorizationContext> needs(Permission permission) {
        return (authentication, context) -> {
            String refusal = Actor.current().refusal(permission, null);
            return refusal == null ? new AuthorizationDecision(true) : new Refused(refusal);
        };
    }

    private static String sentence(AccessDeniedException denied) {
        return denied instanceof AuthorizationDeniedException refused
                        && refused.getAuthorizationResult() instanceof Refused why
                ? why.sentence()
                : "the role of this token does not allow this";
    }

    private void refuse(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        if (status == HttpStatus.UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(ProblemDetail.forStatusAndDetail(status, detail)));
    }
}
