package dev.fairway.api;

import dev.fairway.base.InvalidInput;
import dev.fairway.base.Page;
import dev.fairway.fleet.SavedView;
import dev.fairway.fleet.SavedViews;
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
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Saved lists of machines: one's own and those that are shared. */
@RestController
@RequestMapping(path = "/api/v1/views", produces = "application/json")
class ViewApi {

    private final SavedViews views;

    ViewApi(SavedViews views) {
        this.views = views;
    }

    /**
     * What people write of a view.
     *
     * @param query filter and order as in {@code GET /machines}, such as {@code health=failing&group=…}
     * @param shared whether everybody sees it; false if absent
     */
    record ViewForm(
            @Nullable String name,
            @Nullable String query,
            @Nullable Boolean shared,
            @Nullable Long revision) {

        static ViewForm of(SavedView view) {
            return new ViewForm(view.name(), view.query(), view.shared(), null);
        }

        SavedView.Edit edit() {
            if (name == null || query == null) {
                String missing = name == null ? "name" : "query";
                throw new InvalidInput(missing, missing + " is missing");
            }
            return new SavedView.Edit(name, query, shared != null && shared);
        }
    }

    @GetMapping
    Listed<SavedView> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        List<SavedView> byId = views.visible().stream()
                .sorted(Comparator.comparing(view -> view.id().toString()))
                .toList();
        return Listed.of(
                Page.of(byId, Page.Request.of(limit, after), view -> view.id().toString()), view -> view);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @RequestBody(content = @Content(schema = @Schema(implementation = ViewForm.class)))
    SavedView save(InputStream body) {
        return views.save(Bodies.read(body, ViewForm.class).edit());
    }

    @PatchMapping("/{id}")
    @RequestBody(content = @Content(schema = @Schema(implementation = ViewForm.class)))
    SavedView edit(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            InputStream body) {
        UUID view = views.get(Params.path("view", id)).id();
        ObjectNode patch = Bodies.object(body);
        Long sent = Params.revision(ifMatch, Params.revisionIn(patch));
        return Edits.merged(sent, () -> {
            SavedView before = views.get(view);
            ViewForm form = Bodies.merge(patch, ViewForm.of(before), ViewForm.class);
            return views.edit(view, form.edit(), sent == null ? before.revision() : sent);
        });
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        views.delete(Params.path("view", id));
    }
}
