package dev.fairway.api;

import dev.fairway.base.InvalidInput;
import dev.fairway.base.MachineId;
import dev.fairway.base.NotFound;
import dev.fairway.base.Page;
import dev.fairway.base.ProductId;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Groups;
import dev.fairway.fleet.MachineEdits;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.io.InputStream;
import java.util.ArrayList;
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

/** Groups, and which machines were put into them by hand. */
@RestController
@RequestMapping(path = "/api/v1/groups", produces = "application/json")
class GroupApi {

    private static final int MOST_MACHINES = 1000;

    private final Groups groups;
    private final MachineEdits machines;

    GroupApi(Groups groups, MachineEdits machines) {
        this.groups = groups;
        this.machines = machines;
    }

    /** A new group: its product, and all that can be edited later. */
    record NewGroupForm(
            @Nullable String product,
            @Nullable String name,
            @Nullable String track,
            @Nullable String channel,
            @Nullable Boolean updatesEnabled,
            @Nullable PlanForm plan,
            @Nullable String silentAfter,
            @Nullable List<TimesForm.WindowForm> windows,
            @Nullable List<TimesForm.FreezeForm> freezes,
            @Nullable List<RuleForm> rules,
            @Nullable HoldForm hold,
            @Nullable PinForm pin) {

        GroupForm form() {
            boolean on = updatesEnabled == null || updatesEnabled;
            return new GroupForm(name, track, channel, on, plan, silentAfter, windows, freezes, rules, hold, pin, null);
        }
    }

    record AssignmentForm(@Nullable List<@Nullable String> machineIds) {}

    @GetMapping
    Listed<GroupBody> list(
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        ProductId only = Params.productOrNull(product);
        List<GroupInfo> found = groups.all().stream()
                .filter(group -> only == null || group.product().equals(only))
                .sorted(Comparator.comparing(GroupApi::key))
                .toList();
        return Listed.of(Page.of(found, Page.Request.of(limit, after), GroupApi::key), GroupBody::of);
    }

    @GetMapping("/{id}")
    GroupBody get(@PathVariable String id) {
        return GroupBody.of(groups.get(Params.path("group", id)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @RequestBody(content = @Content(schema = @Schema(implementation = NewGroupForm.class)))
    GroupBody add(InputStream body) {
        NewGroupForm form = Bodies.read(body, NewGroupForm.class);
        return GroupBody.of(
                groups.add(Params.product(form.product()), form.form().edit()));
    }

    @PostMapping("/preview")
    @RequestBody(content = @Content(schema = @Schema(implementation = PreviewForm.class)))
    PreviewForm.PreviewBody preview(InputStream body) {
        ObjectNode sent = Bodies.object(body);
        PreviewForm form = Bodies.merge(sent, new PreviewForm(null, null, null, null, null), PreviewForm.class);
        UUID id = Params.idOrNull("group", form.group());
        if (id == null) {
            return PreviewForm.PreviewBody.of(groups.preview(
                    Params.product(form.product()),
                    null,
                    RuleForm.rules(form.rules()),
                    form.track(),
                    Params.idOrNull("channel", form.channel())));
        }
        GroupInfo group = named(id);
        ProductId product = Params.productOrNull(form.product());
        return PreviewForm.PreviewBody.of(groups.preview(
                product == null ? group.product() : product,
                id,
                sent.has("rules") ? RuleForm.rules(form.rules()) : group.rules(),
                sent.has("track") ? form.track() : group.track(),
                sent.has("channel") ? Params.idOrNull("channel", form.channel()) : group.channel()));
    }

    @PatchMapping("/{id}")
    @RequestBody(content = @Content(schema = @Schema(implementation = GroupForm.class)))
    GroupBody edit(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            InputStream body) {
        UUID group = groups.get(Params.path("group", id)).id();
        ObjectNode patch = Bodies.object(body);
        Long sent = Params.revision(ifMatch, Params.revisionIn(patch));
        return Edits.merged(sent, () -> {
            GroupInfo before = groups.get(group);
            GroupForm form = Bodies.merge(patch, GroupForm.of(before), GroupForm.class);
            return GroupBody.of(groups.edit(group, form.edit(), sent == null ? before.revision() : sent));
        });
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        groups.delete(Params.path("group", id));
    }

    @PostMapping("/{id}/machines")
    @RequestBody(content = @Content(schema = @Schema(implementation = AssignmentForm.class)))
    GroupBody assign(@PathVariable String id, InputStream body) {
        UUID group = groups.get(Params.path("group", id)).id();
        machines.assign(group, ids(Bodies.read(body, AssignmentForm.class)));
        return GroupBody.of(groups.get(group));
    }

    @DeleteMapping("/{id}/machines/{machine}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unassign(@PathVariable String id, @PathVariable String machine) {
        machines.unassign(groups.get(Params.path("group", id)).id(), machineId(machine));
    }

    private GroupInfo named(UUID id) {
        try {
            return groups.get(id);
        } catch (NotFound unknown) {
            throw new InvalidInput("group", "there is no group " + id);
        }
    }

    private static List<MachineId> ids(AssignmentForm form) {
        List<@Nullable String> sent = form.machineIds();
        if (sent == null || sent.isEmpty() || sent.size() > MOST_MACHINES) {
            throw new InvalidInput("machineIds", "machineIds names 1 to " + MOST_MACHINES + " machines");
        }
        List<MachineId> ids = new ArrayList<>();
        for (String text : sent) {
            try {
                ids.add(new MachineId(text == null ? "" : text));
            } catch (InvalidInput wrong) {
                throw new InvalidInput("machineIds[" + ids.size() + "]", wrong.sentence());
            }
        }
        return ids;
    }

    private static MachineId machineId(String path) {
        try {
            return new MachineId(path);
        } catch (InvalidInput noId) {
            throw new NotFound("machine", path);
        }
    }

    private static String key(GroupInfo group) {
        return group.product() + " " + group.name();
    }
}
