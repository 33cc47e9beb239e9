package dev.fairway.rollout;

import dev.fairway.access.Actor;
import dev.fairway.base.Conflict;
import dev.fairway.base.MachineId;
import dev.fairway.base.NotFound;
import dev.fairway.base.ProductId;
import dev.fairway.fleet.GroupEdit;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Groups;
import dev.fairway.fleet.HoldWish;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineEdits;
import dev.fairway.fleet.MachineSearch;
import dev.fairway.fleet.PinWish;
import dev.fairway.fleet.Sql;
import dev.fairway.release.ReleaseInfo;
import dev.fairway.release.Releases;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets holds and pins end at their time. Decisions know the end by themselves; this takes the words of people off what they
 * were said of, and says so in the audit trail.
 */
@Component
class Expiries {

    private static final int BATCH = 200;
    private static final String BY_ITSELF = "it had this end";

    private final JdbcClient jdbc;
    private final MachineSearch machines;
    private final MachineEdits edits;
    private final Groups groups;
    private final Releases releases;
    private final Clock clock;

    Expiries(
            JdbcClient jdbc,
            MachineSearch machines,
            MachineEdits edits,
            Groups groups,
            Releases releases,
            Clock clock) {
        this.jdbc = jdbc;
        this.machines = machines;
        this.edits = edits;
        this.groups = groups;
        this.releases = releases;
        this.clock = clock;
    }

    private record Key(ProductId product, MachineId id) {}

    /** Ends all whose time is over. */
    void endAll() {
        Actor.asSystem(() -> {
            Instant now = clock.instant();
            List<Key> over = machines(now);
            while (!over.isEmpty()) {
                over.forEach(key -> unlessChanged(() -> end(machines.get(key.product(), key.id()), now)));
                over = over.size() < BATCH ? List.of() : machines(now);
            }
            groups.all().forEach(group -> unlessChanged(() -> end(group, now)));
            releases(now).forEach(release -> unlessChanged(() -> releases.release(release, BY_ITSELF)));
        });
    }

    /** Somebody else may have been quicker, by hand. */
    private static void unlessChanged(Runnable work) {
        try {
            work.run();
        } catch (Conflict | NotFound alreadyDone) {
            // what was to be ended is gone
        }
    }

    private void end(Machine machine, Instant now) {
        Machine.Written written = machine.written();
        MachineEdits.Edit edit = MachineEdits.Edit.of(written);
        if (written.hold() != null && !written.hold().isInForceAt(now)) {
            edit = edit.with((HoldWish) null);
        }
        if (written.pin() != null && !written.pin().isInForceAt(now)) {
            edit = edit.with((PinWish) null);
        }
        edits.edit(machine.product(), machine.id(), edit, written.revision());
    }

    private void end(GroupInfo group, Instant now) {
        boolean holdIsOver = group.hold() != null && !group.hold().isInForceAt(now);
        boolean pinIsOver = group.pin() != null && !group.pin().isInForceAt(now);
        if (holdIsOver || pinIsOver) {
            GroupEdit edit = GroupEdit.of(group);
            edit = holdIsOver ? edit.with((HoldWish) null) : edit;
            edit = pinIsOver ? edit.with((PinWish) null) : edit;
            groups.edit(group.id(), edit, group.revision());
        }
    }

    private List<Key> machines(Instant now) {
        return jdbc.sql("""
                        select product_id, id from machine where hold_until <= :now or pin_until <= :now
                        order by id limit :limit""")
                .param("now", Sql.time(now))
                .param("limit", BATCH)
                .query((row, index) -> new Key(
                        new ProductId(row.getObject("product_id", UUID.class)), new MachineId(row.getString("id"))))
                .list();
    }

    private List<UUID> releases(Instant now) {
        return releases.all().stream()
                .filter(release -> release.hold() != null && !release.hold().isInForceAt(now))
                .map(ReleaseInfo::id)
                .toList();
    }
}
