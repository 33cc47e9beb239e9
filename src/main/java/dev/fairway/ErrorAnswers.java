package dev.fairway;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What is answered to a request that never reached a handler: paths that the server does not even look at, bodies that
 * are broken below HTTP. Scripts get a problem detail, everybody else one line; nobody a page to sign in on.
 */
@Controller
class ErrorAnswers implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<?> answer(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        HttpStatus status = code instanceof Integer number && HttpStatus.resolve(number) != null
                ? HttpStatus.valueOf(number)
                : HttpStatus.NOT_FOUND;
        if (String.valueOf(path).startsWith("/api")) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(ProblemDetail.forStatusAndDetail(status, "this request cannot be answered"));
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.TEXT_PLAIN)
                .body(status.value() + " " + status.getReasonPhrase() + "\n");
    }

    @Configuration(proxyBeanMethods = false)
    static class Security {

        @Bean
        @Order(0)
        SecurityFilterChain errorChain(HttpSecurity http) {
            return http.securityMatcher(request -> request.getDispatcherType() == DispatcherType.ERROR)
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .csrf(AbstractHttpConfigurer::disable)
                    .requestCache(AbstractHttpConfigurer::disable)
                    .build();
        }

        @Bean
        RequestRejectedHandler requestRejectedHandler() {
            return new HttpStatusRequestRejectedHandler(HttpStatus.BAD_REQUEST.value());
        }
    }
}
