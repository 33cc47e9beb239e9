package dev.fairway.api;

import dev.fairway.base.Arch;
import dev.fairway.base.Page;
import dev.fairway.release.Releases;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.io.InputStream;
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

/** Releases. */
@RestController
@RequestMapping(path = "/api/v1/releases", produces = "application/json")
class ReleaseApi {

    private final Releases releases;

    ReleaseApi(Releases releases) {
        this.releases = releases;
    }

    /** Why a release is held, and until when; null for until a person ends it. */
    record ReleaseHoldForm(
            @Nullable String reason, @Nullable String until) {}

    @GetMapping
    Listed<ReleaseBody> list(
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable String arch,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Listed.of(
                releases.list(
                        Params.productOrNull(product),
                        arch == null ? null : Arch.require("arch", arch),
                        Page.Request.of(limit, after)),
                ReleaseBody::of);
    }

    @GetMapping("/{id}")
    ReleaseBody get(@PathVariable String id) {
        return ReleaseBody.of(releases.get(Params.path("release", id)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @RequestBody(content = @Content(schema = @Schema(implementation = ReleaseForm.class)))
    ReleaseBody add(InputStream body) {
        return ReleaseBody.of(releases.add(Bodies.read(body, ReleaseForm.class).release()));
    }

    @PostMapping("/{id}/withdraw")
    @RequestBody(content = @Content(schema = @Schema(implementation = ReasonForm.class)))
    ReleaseBody withdraw(@PathVariable String id, InputStream body) {
        UUID release = releases.get(Params.path("release", id)).id();
        return ReleaseBody.of(
                releases.withdraw(release, Bodies.read(body, ReasonForm.class).reason()));
    }

    @PostMapping("/{id}/hold")
    @RequestBody(content = @Content(schema = @Schema(implementation = ReleaseHoldForm.class)))
    ReleaseBody hold(@PathVariable String id, InputStream body) {
        UUID release = releases.get(Params.path("release", id)).id();
        ReleaseHoldForm form = Bodies.read(body, ReleaseHoldForm.class);
        return ReleaseBody.of(releases.hold(release, form.reason(), Params.time("until", form.until())));
    }

    @DeleteMapping("/{id}/hold")
    ReleaseBody release(@PathVariable String id, InputStream body) {
        UUID release = releases.get(Params.path("release", id)).id();
        return ReleaseBody.of(releases.release(release, Bodies.optionalReason(body)));
    }
}
