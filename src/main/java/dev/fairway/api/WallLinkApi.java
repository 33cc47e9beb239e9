package dev.fairway.api;

import dev.fairway.links.WallLink;
import dev.fairway.links.WallLinks;
import dev.fairway.links.WallPanel;
import dev.fairway.links.WallTheme;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.io.InputStream;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Links to status walls. */
@RestController
@RequestMapping(path = "/api/v1/wall-links", produces = "application/json")
class WallLinkApi {

    private static final int ROTATION = 20;

    private final WallLinks links;
    private final String publicUrl;

    WallLinkApi(WallLinks links, @Value("${fairway.public-url}") String publicUrl) {
        this.links = links;
        this.publicUrl = publicUrl;
    }

    /** @param groups {@code null} for all */
    record WallLinkBody(
            UUID id,
            String name,
            @Nullable List<UUID> groups,
            List<String> panels,
            String theme,
            int rotateSeconds,
            boolean showNames,
            List<String> origins,
            Instant createdAt,
            String createdBy,
            @Nullable Instant expires,
            @Nullable Instant lastUsed,
            int viewers) {

        static WallLinkBody of(WallLink.Used used) {
            WallLink link = used.link();
            WallLink.Shows shows = link.shows();
            return new WallLinkBody(
                    link.id(),
                    shows.name(),
                    shows.groups() == null
                            ? null
                            : shows.groups().stream().sorted().toList(),
                    shows.panels().stream().map(WallPanel::label).toList(),
                    shows.theme().label(),
                    shows.rotateSeconds(),
                    shows.showNames(),
                    shows.origins(),
                    link.createdAt(),
                    link.createdBy(),
                    link.expires(),
                    used.lastUsed(),
                    used.viewers());
        }
    }

    /** Only the name is needed; without groups and panels it shows all. */
    record WallLinkForm(
            @Nullable String name,
            @Nullable List<String> groups,
            @Nullable List<String> panels,
            @Nullable String theme,
            @Nullable Integer rotateSeconds,
            @Nullable Boolean showNames,
            @Nullable String expires,
            @Nullable List<String> origins) {

        WallLink.Shows shows() {
            Set<UUID> wanted =
                    groups == null ? null : Set.copyOf(Params.each("groups", groups, id -> Params.id("id", id)));
            return new WallLink.Shows(
                    name == null ? "" : name,
                    wanted,
                    panels == null || panels.isEmpty()
                            ? EnumSet.allOf(WallPanel.class)
                            : panels.stream()
                                    .map(panel -> WallPanel.ofLabel(String.valueOf(panel)))
                                    .collect(Collectors.toSet()),
                    WallTheme.ofLabel(theme),
                    rotateSeconds == null ? ROTATION : rotateSeconds,
                    Boolean.TRUE.equals(showNames),
                    origins == null ? List.of() : Params.each("origins", origins, String::strip));
        }
    }

    /** @param url shown this once */
    record FreshWallLinkBody(UUID id, String url) {}

    /** All that are not revoked, oldest first; there are few. */
    @GetMapping
    Listed<WallLinkBody> list() {
        return new Listed<>(links.all().stream().map(WallLinkBody::of).toList(), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @RequestBody(content = @Content(schema = @Schema(implementation = WallLinkForm.class)))
    FreshWallLinkBody create(InputStream body) {
        WallLinkForm form = Bodies.read(body, WallLinkForm.class);
        WallLink.Fresh fresh = links.create(form.shows(), Params.time("expires", form.expires()));
        return new FreshWallLinkBody(fresh.link().id(), fresh.url(publicUrl));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id) {
        links.revoke(Params.path("wall link", id), null);
    }
}
