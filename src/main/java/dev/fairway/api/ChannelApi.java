package dev.fairway.api;

import dev.fairway.base.Arch;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.Page;
import dev.fairway.base.ProductId;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.Channels;
import dev.fairway.rollout.Promotions;
import dev.fairway.rollout.RolloutInfo;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Channels: what they point at, their floors and their history. */
@RestController
@RequestMapping(path = "/api/v1/channels", produces = "application/json")
class ChannelApi {

    private final Channels channels;
    private final Promotions promotions;
    private final RolloutBodies bodies;

    ChannelApi(Channels channels, Promotions promotions, RolloutBodies bodies) {
        this.channels = channels;
        this.promotions = promotions;
        this.bodies = bodies;
    }

    record ChannelForm(
            @Nullable String product,
            @Nullable String name,
            @Nullable String arch,
            @Nullable Boolean nightly) {}

    record PromotionForm(
            @Nullable String release,
            @Nullable String reason,
            @Nullable Boolean allowDowngrade,
            @Nullable Boolean keepPauses,
            @Nullable Long revision) {}

    /** The rollouts that a promotion made, one for each group that follows the channel. */
    record PromotedBody(List<RolloutBody> rollouts) {}

    @GetMapping
    Listed<ChannelBody> list(
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        ProductId only = Params.productOrNull(product);
        List<ChannelInfo> found = channels.all().stream()
                .filter(channel -> only == null || channel.product().equals(only))
                .sorted(Comparator.comparing(ChannelApi::key))
                .toList();
        return Listed.of(Page.of(found, Page.Request.of(limit, after), ChannelApi::key), this::body);
    }

    @GetMapping("/{id}")
    ChannelBody get(@PathVariable String id) {
        return body(channels.get(Params.path("channel", id)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @RequestBody(content = @Content(schema = @Schema(implementation = ChannelForm.class)))
    ChannelBody add(InputStream body) {
        ChannelForm form = Bodies.read(body, ChannelForm.class);
        if (form.arch() == null) {
            throw new InvalidInput("arch", "arch is missing");
        }
        return body(channels.add(
                Params.product(form.product()),
                form.name(),
                Arch.require("arch", form.arch()),
                Boolean.TRUE.equals(form.nightly())));
    }

    @PutMapping("/{id}/release")
    @RequestBody(content = @Content(schema = @Schema(implementation = PromotionForm.class)))
    PromotedBody promote(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            InputStream body) {
        UUID channel = existing(id);
        PromotionForm form = Bodies.read(body, PromotionForm.class);
        List<RolloutInfo> made = promotions.promote(new Promotions.Wish(
                channel,
                Params.id("release", form.release()),
                form.reason(),
                Boolean.TRUE.equals(form.allowDowngrade()),
                !Boolean.FALSE.equals(form.keepPauses()),
                Params.revision(ifMatch, form.revision())));
        return new PromotedBody(bodies.of(made));
    }

    @PutMapping("/{id}/floors/{release}")
    @RequestBody(content = @Content(schema = @Schema(implementation = ReasonForm.class)))
    ChannelBody setFloor(@PathVariable String id, @PathVariable String release, InputStream body) {
        UUID channel = existing(id);
        UUID floor = Params.path("release", release);
        return body(channels.setFloor(
                channel, floor, Bodies.read(body, ReasonForm.class).reason()));
    }

    @DeleteMapping("/{id}/floors/{release}")
    ChannelBody removeFloor(@PathVariable String id, @PathVariable String release, InputStream body) {
        return body(channels.removeFloor(existing(id), Params.path("release", release), Bodies.optionalReason(body)));
    }

    private UUID existing(String id) {
        return channels.get(Params.path("channel", id)).id();
    }

    private ChannelBody body(ChannelInfo channel) {
        return ChannelBody.of(channel, channels.history(channel.id()));
    }

    private static String key(ChannelInfo channel) {
        return channel.product() + " " + channel.name() + " " + channel.arch().label();
    }
}
