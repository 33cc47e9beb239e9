package dev.fairway.fleet;

import dev.fairway.access.Actor;
import dev.fairway.access.Permission;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.springframework.stereotype.Service;

/**
 * Takes the machines that somebody has chosen, once and for all: what is done to them later is done to exactly these, however
 * the fleet has changed. Walks by id, a chunk at a time, and keeps no more than keys and counts.
 */
@Service
public class Censuses {

    /** So many are found by one statement. */
    private static final int PAGE = 4 * MachineSet.CHUNK;

    private final MachineSearch machines;
    private final Clock clock;

    Censuses(MachineSearch machines, Clock clock) {
        this.machines = machines;
        this.clock = clock;
    }

    /**
     * Takes a choice.
     *
     * @param goOn told how many were taken so far; {@code false} ends it there
     * @throws org.springframework.security.access.AccessDeniedException if one may not steer machines
     */
    public Census take(MachineChoice choice, IntPredicate goOn) {
        Actor.require(Permission.STEER_MACHINES);
        Walk walk = new Walk(clock.instant());
        if (choice.filter() == null) {
            List<MachineKey> keys = List.copyOf(new TreeSet<>(choice.keys()));
            for (int from = 0; from < keys.size() && goOn.test(from); from += PAGE) {
                walk.take(keys.subList(from, Math.min(keys.size(), from + PAGE)));
            }
            return walk.census();
        }
        MachineKey last = null;
        List<MachineKey> page;
        do {
            page = machines.keys(choice.filter(), last, PAGE);
            walk.take(page.stream().filter(choice::has).toList());
            last = page.isEmpty() ? last : page.getLast();
        } while (page.size() == PAGE && goOn.test(walk.size()));
        return walk.census();
    }

    private final class Walk {

        private final MachineSet.Taker taker = new MachineSet.Taker();
        private final Map<MachineKind, Integer> kinds = new HashMap<>();
        private final Instant now;
        private int size;

        Walk(Instant now) {
            this.now = now;
        }

        /** Those that are there still. */
        void take(List<MachineKey> keys) {
            List<MachineKey> there = new ArrayList<>();
            for (Machine machine : machines.read(keys)) {
                there.add(MachineKey.of(machine));
                kinds.merge(MachineKind.of(machine, now), 1, Integer::sum);
            }
            taker.take(there);
            size += there.size();
        }

        int size() {
            return size;
        }

        Census census() {
            return new Census(taker.set(), Map.copyOf(kinds));
        }
    }
}
