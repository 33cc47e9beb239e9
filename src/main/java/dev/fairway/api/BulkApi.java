package dev.fairway.api;

import dev.fairway.access.Actor;
import dev.fairway.access.Permission;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.MachineId;
import dev.fairway.base.NotFound;
import dev.fairway.base.ProductId;
import dev.fairway.fleet.BulkAction;
import dev.fairway.fleet.Census;
import dev.fairway.fleet.Censuses;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.GroupRights;
import dev.fairway.fleet.Groups;
import dev.fairway.fleet.HoldWish;
import dev.fairway.fleet.Labels;
import dev.fairway.fleet.MachineChoice;
import dev.fairway.fleet.MachineKey;
import dev.fairway.rollout.BulkCommands;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** One thing done to many machines. */
@RestController
class BulkApi {

    private static final int MOST_IDS = 10_000;

    private final Censuses censuses;
    private final BulkCommands commands;
    private final Groups groups;
    private final GroupRights rights;

    BulkApi(Censuses censuses, BulkCommands commands, Groups groups, GroupRights rights) {
        this.censuses = censuses;
        this.commands = commands;
        this.groups = groups;
        this.rights = rights;
    }

    enum Action {
        MOVE,
        HOLD,
        RELEASE,
        RETRY,
        FORGET
    }

    /**
     * What to do to which machines.
     *
     * @param filter all that match it, an empty one all that there are; either this or {@code machineIds}
     * @param machineIds just these, of {@code product} (Flatcar if absent)
     * @param action move, hold, release, retry or forget
     * @param group where to move them
     * @param reason why they are held, or may retry
     * @param until when the hold ends by itself
     * @param preview whether only to say whom it would touch
     */
    record BulkForm(
            @Nullable MachineFilterForm filter,
            @Nullable String product,
            @Nullable List<@Nullable String> machineIds,
            @Nullable String action,
            @Nullable String group,
            @Nullable String reason,
            @Nullable String until,
            @Nullable Boolean preview) {}

    /**
     * Whom it touches, or has touched.
     *
     * @param run under which the audit trail files it; null for a preview
     * @param machines how many it touches, or was done to
     * @param byHealth those that it touches; in a preview only
     * @param byGroup likewise, by the group that they are in
     * @param skipped how many were left out, by why
     * @param left to how many it was not done
     * @param failure what went wrong
     */
    record BulkBody(
            @Nullable UUID run,
            int machines,
            @Nullable Map<String, Integer> byHealth,
            @Nullable Map<UUID, Integer> byGroup,
            Map<String, Integer> skipped,
            int left,
            @Nullable String failure) {}

    @PostMapping(path = "/api/v1/machines/bulk", produces = "application/json")
    @RequestBody(content = @Content(schema = @Schema(implementation = BulkForm.class)))
    BulkBody bulk(InputStream body) {
        BulkForm form = Bodies.read(body, BulkForm.class);
        BulkAction action = action(form);
        Census census = censuses.take(choice(form), sofar -> true);
        if (form.preview() != null && form.preview()) {
            Census.Reach reach = census.of(action, rights.outside(Actor.current(), Permission.STEER_MACHINES));
            return new BulkBody(
                    null,
                    reach.machines(),
                    labelled(reach.byHealth()),
                    reach.byGroup(),
                    labelled(reach.skipped()),
                    0,
                    null);
        }
        BulkCommands.Outcome outcome = commands.run(census.machines(), action, sofar -> true);
        return new BulkBody(
                outcome.run(),
                outcome.done(),
                null,
                null,
                labelled(outcome.skipped()),
                outcome.left(),
                outcome.failure());
    }

    private BulkAction action(BulkForm form) {
        if (form.action() == null) {
            throw new InvalidInput("action", "action is missing");
        }
        return switch (Labels.parse(Action.class, "action", form.action())) {
            case MOVE -> {
                GroupInfo group = group(Params.id("group", form.group()));
                rights.require(Permission.STEER_MACHINES, group.id());
                yield new BulkAction.Move(group.id(), group.product());
            }
            case HOLD -> new BulkAction.Hold(wish(form));
            case RELEASE -> new BulkAction.Release();
            case RETRY -> new BulkAction.Retry(form.reason());
            case FORGET -> new BulkAction.Forget();
        };
    }

    private static HoldWish wish(BulkForm form) {
        if (form.reason() == null || form.reason().isBlank()) {
            throw new InvalidInput("reason", "reason is missing");
        }
        return new HoldWish(form.reason(), Params.time("until", form.until()));
    }

    private GroupInfo group(UUID id) {
        try {
            return groups.get(id);
        } catch (NotFound unknown) {
            throw new InvalidInput("group", "there is no group " + id);
        }
    }

    private static MachineChoice choice(BulkForm form) {
        if ((form.filter() == null) == (form.machineIds() == null)) {
            throw new InvalidInput("filter", "send either filter or machineIds");
        }
        if (form.filter() != null) {
            return MachineChoice.all(form.filter().filter());
        }
        ProductId product = form.product() == null ? ProductId.FLATCAR : ProductId.of(form.product());
        List<@Nullable String> sent = form.machineIds();
        List<@Nullable String> ids = sent == null ? List.of() : sent;
        if (ids.isEmpty() || ids.size() > MOST_IDS) {
            throw new InvalidInput("machineIds", "machineIds names 1 to " + MOST_IDS + " machines");
        }
        Set<MachineKey> keys = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            try {
                keys.add(new MachineKey(product, new MachineId(id == null ? "" : id)));
            } catch (InvalidInput wrong) {
                throw new InvalidInput("machineIds[" + i + "]", wrong.sentence());
            }
        }
        return MachineChoice.of(keys);
    }

    private static Map<String, Integer> labelled(Map<? extends Enum<?>, Integer> counts) {
        Map<String, Integer> labelled = new TreeMap<>();
        counts.forEach((value, count) -> labelled.put(Labels.of(value), count));
        return labelled;
    }
}
