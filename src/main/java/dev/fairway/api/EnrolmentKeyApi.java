package dev.fairway.api;

import dev.fairway.api.EnrolmentBodies.FreshKeyBody;
import dev.fairway.api.EnrolmentBodies.KeyBody;
import dev.fairway.api.EnrolmentBodies.KeyForm;
import dev.fairway.api.EnrolmentBodies.RotateForm;
import dev.fairway.base.ProductId;
import dev.fairway.enrolment.EnrolmentKey;
import dev.fairway.enrolment.EnrolmentKeys;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.io.InputStream;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The keys that the machines of a product show. */
@RestController
@RequestMapping(path = "/api/v1/products/{id}/enrolment/keys", produces = "application/json")
class EnrolmentKeyApi {

    private final EnrolmentKeys keys;
    private final String publicUrl;

    EnrolmentKeyApi(EnrolmentKeys keys, @Value("${fairway.public-url}") String publicUrl) {
        this.keys = keys;
        this.publicUrl = publicUrl;
    }

    /** All that are not revoked, oldest first; there are few. */
    @GetMapping
    Listed<KeyBody> list(@PathVariable String id) {
        return new Listed<>(
                keys.of(Params.productPath(id)).stream().map(KeyBody::of).toList(), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @RequestBody(content = @Content(schema = @Schema(implementation = KeyForm.class)))
    FreshKeyBody create(@PathVariable String id, InputStream body) {
        ProductId product = Params.productPath(id);
        keys.of(product);
        KeyForm form = Bodies.read(body, KeyForm.class);
        return fresh(keys.create(product, form.name(), Params.time("validUntil", form.validUntil())));
    }

    @PostMapping("/{key}/rotate")
    @ResponseStatus(HttpStatus.CREATED)
    @RequestBody(content = @Content(schema = @Schema(implementation = RotateForm.class)))
    FreshKeyBody rotate(@PathVariable String id, @PathVariable String key, InputStream body) {
        ProductId product = Params.productPath(id);
        keys.of(product);
        UUID old = Params.path("enrolment key", key);
        RotateForm form = Bodies.read(body, RotateForm.class);
        return fresh(keys.rotate(product, old, Params.time("overlapUntil", form.overlapUntil())));
    }

    @DeleteMapping("/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id, @PathVariable String key) {
        keys.revoke(Params.productPath(id), Params.path("enrolment key", key), null);
    }

    private FreshKeyBody fresh(EnrolmentKey.Fresh made) {
        return FreshKeyBody.of(made, made.server(publicUrl));
    }
}
