package dev.fairway.api;

import dev.fairway.base.NotFound;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whatever else is asked of the API does not exist; without this, the console would answer with a page. */
@RestController
@Hidden
class UnknownPath {

    @RequestMapping("/api/**")
    void refuse(HttpServletRequest request) {
        throw new NotFound("path", request.getMethod() + " " + request.getRequestURI());
    }
}
