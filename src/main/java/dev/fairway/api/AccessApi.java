package dev.fairway.api;

import dev.fairway.access.Role;
import dev.fairway.access.Tokens;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.Page;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.io.InputStream;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tokens. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
class AccessApi {

    private final Tokens tokens;

    AccessApi(Tokens tokens) {
        this.tokens = tokens;
    }

    record TokenBody(
            UUID id,
            String name,
            String role,
            Instant createdAt,
            String createdBy,
            @Nullable Instant expires) {

        static TokenBody of(Tokens.Info token) {
            return new TokenBody(
                    token.id(),
                    token.name(),
                    token.role().label(),
                    token.createdAt(),
                    token.createdBy(),
                    token.expires());
        }
    }

    record TokenForm(
            @Nullable String name,
            @Nullable String role,
            @Nullable String expires) {}

    /** @param token shown this once */
    record FreshTokenBody(UUID id, String token) {}

    @GetMapping("/tokens")
    Listed<TokenBody> tokens(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Listed.of(
                Page.of(
                        tokens.list(),
                        Page.Request.of(limit, after),
                        token -> token.id().toString()),
                TokenBody::of);
    }

    @PostMapping("/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    @RequestBody(content = @Content(schema = @Schema(implementation = TokenForm.class)))
    FreshTokenBody create(InputStream body) {
        TokenForm form = Bodies.read(body, TokenForm.class);
        if (form.role() == null) {
            throw new InvalidInput("role", "role is missing");
        }
        Tokens.Fresh fresh =
                tokens.create(form.name(), Role.ofLabel(form.role()), Params.time("expires", form.expires()));
        return new FreshTokenBody(fresh.id(), fresh.secret());
    }

    @DeleteMapping("/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id) {
        tokens.revoke(Params.path("token", id));
    }
}
