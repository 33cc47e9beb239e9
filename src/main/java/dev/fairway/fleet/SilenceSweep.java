package dev.fairway.fleet;

import dev.fairway.base.Changed;
import dev.fairway.base.MachineId;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds the machines that have stopped to check in: silence comes with time, so no check-in can tell of it. There is no index
 * on when a machine was last seen, for that would be written at every check-in; so this walks through the fleet, reads without
 * a lock, and looks again under locks at those that are quiet. Where it is in its round it need not remember beyond a restart.
 */
@Component
public class SilenceSweep {

    private static final int PAGE = 500;

    /** So many are looked at in one turn, or a tenth of the fleet if that is more. */
    private static final int LEAST = 20_000;

    private static final int TURNS = 10;

    private static final UUID NONE = new UUID(0, 0);

    private final MachineStore machines;
    private final Groups groups;
    private final Outages outages;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    private String lastId = "";
    private UUID lastProduct = NONE;
    private int round;
    /** How many there were in the last whole round; until that is known, many. */
    private int fleet = 1_000_000;

    SilenceSweep(
            MachineStore machines,
            Groups groups,
            Outages outages,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.machines = machines;
        this.groups = groups;
        this.outages = outages;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Marks the machines that have been quiet for longer than their group allows, our own outages left out: of a small fleet
     * all, of a large one the next tenth. Only one thread at a time; the next turn goes on where this one ended.
     */
    public synchronized void sweep() {
        Instant now = clock.instant();
        List<Outages.Outage> excused = outages.latest();
        Map<UUID, Instant> since = new HashMap<>();
        groups.all().forEach(group -> since.put(group.id(), Outages.quietSince(now, group.silentAfter(), excused)));
        int most = Math.max(LEAST, fleet / TURNS);
        int seen = 0;
        while (seen < most) {
            List<MachineStore.LastSeen> page =
                    Objects.requireNonNull(transaction.execute(status -> machines.lastSeen(lastId, lastProduct, PAGE)));
            silenceQuiet(page, since);
            seen += page.size();
            round += page.size();
            if (page.size() < PAGE) {
                fleet = round;
                begin();
                return;
            }
            lastId = page.getLast().id().value();
            lastProduct = page.getLast().product().value();
        }
    }

    private void begin() {
        lastId = "";
        lastProduct = NONE;
        round = 0;
    }

    private void silenceQuiet(List<MachineStore.LastSeen> page, Map<UUID, Instant> since) {
        Map<UUID, List<MachineId>> quiet = page.stream()
                .filter(machine -> machine.health() != Health.SILENT)
                .filter(machine -> machine.at().isBefore(since.getOrDefault(machine.group(), Instant.MIN)))
                .collect(Collectors.groupingBy(
                        MachineStore.LastSeen::group,
                        Collectors.mapping(MachineStore.LastSeen::id, Collectors.toList())));
        quiet.forEach((group, ids) -> transaction.executeWithoutResult(
                status -> silence(group, since.getOrDefault(group, Instant.MIN), ids)));
    }

    private void silence(UUID group, Instant since, List<MachineId> quiet) {
        List<MachineId> silenced = machines.silence(group, since, quiet);
        if (!silenced.isEmpty()) {
            events.publishEvent(new MachinesSilenced(group, silenced));
            events.publishEvent(new Changed(Changed.Area.MACHINES));
        }
    }
}
