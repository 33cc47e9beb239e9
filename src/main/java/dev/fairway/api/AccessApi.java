package dev.fairway.api;

import dev.fairway.access.TokenInfo;
import dev.fairway.access.Tokens;
import dev.fairway.base.Page;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
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

    /**
     * A token.
     *
     * @param groups patterns of the names of the groups that its role is limited to; empty for all
     * @param owner the account that it acts as; null for one of a service
     * @param lastUsed when it was used last, to a minute
     */
    record TokenBody(
            UUID id,
            String name,
            String role,
            List<String> groups,
            @Nullable String owner,
            Instant createdAt,
            String createdBy,
            @Nullable Instant expires,
            @Nullable Instant lastUsed) {

        static TokenBody of(TokenInfo token) {
            return new TokenBody(
                    token.id(),
                    token.name(),
                    token.role().label(),
                    token.scope().patterns(),
                    token.owner(),
                    token.createdAt(),
                    token.createdBy(),
                    token.expires(),
                    token.lastUsed());
        }
    }

    /**
     * A token for a service.
     *
     * @param role viewer, operator or admin
     * @param groups limits the role to groups whose names match one of these patterns; absent or empty for all
     * @param expires when it stops to work; absent for never
     */
    record TokenForm(
            @Nullable String name,
            @Nullable String role,
            @Nullable List<@Nullable String> groups,
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
        Tokens.Fresh fresh = tokens.create(new Tokens.Wish(
                form.name(),
                AccountForms.role(form.role()),
                AccountForms.scope(form.groups()),
                Params.time("expires", form.expires())));
        return new FreshTokenBody(fresh.id(), fresh.secret());
    }

    @DeleteMapping("/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id) {
        tokens.revoke(Params.path("token", id));
    }
}
