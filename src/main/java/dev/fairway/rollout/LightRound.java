package dev.fairway.rollout;

import dev.fairway.base.Changed;
import dev.fairway.enrolment.EnrolmentRules;
import dev.fairway.enrolment.Refusal;
import dev.fairway.fleet.MachineBatches;
import dev.fairway.fleet.MachineKey;
import dev.fairway.rollout.policy.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Hears check-ins without any lock, for nearly all of them change nothing: one statement reads all their machines, one says
 * that they were here. Those of which anything follows are left for the {@link FullRound}; so are those whose machine was
 * written by somebody else in between.
 */
@Component
class LightRound implements Round {

    private static final Duration TOLD_EVERY = Duration.ofSeconds(2);

    private final DeskReads reads;
    private final MachineBatches machines;
    private final Entrance entrance;
    private final Gates gates;
    private final ApplicationEventPublisher publisher;
    private final AtomicReference<Instant> told = new AtomicReference<>(Instant.EPOCH);

    LightRound(
            DeskReads reads,
            MachineBatches machines,
            Entrance entrance,
            Gates gates,
            ApplicationEventPublisher publisher) {
        this.reads = reads;
        this.machines = machines;
        this.entrance = entrance;
        this.gates = gates;
        this.publisher = publisher;
    }

    @Override
    public Heard hear(List<? extends Visitor> visitors, Picture picture, Instant now) {
        List<MachineKey> keys =
                visitors.stream().map(visitor -> visitor.checkIn().key()).toList();
        DeskReads.Loaded loaded = reads.load(keys);
        if (loaded.epoch() != picture.epoch()) {
            throw new PictureMoved();
        }
        Limits limits = new Limits(gates, now);
        List<Said> said = new ArrayList<>();
        List<MachineBatches.Seen> seen = new ArrayList<>();
        List<Visitor> left = new ArrayList<>();
        for (int i = 0; i < visitors.size(); i++) {
            Visitor visitor = visitors.get(i);
            if (entrance.look(visitor.checkIn(), picture, now) == EnrolmentRules.Door.CLOSED) {
                said.add(Entrance.turnedAway(visitor, Refusal.INVALID_KEY));
                continue;
            }
            DeskReads.Known known = loaded.machines().get(i);
            Said answer = known == null ? null : answer(visitor, known, picture, limits);
            if (known == null || answer == null) {
                left.add(visitor);
            } else {
                said.add(answer);
                seen.add(new MachineBatches.Seen(keys.get(i), known.facts()));
            }
        }
        // In the one order in which everybody locks machines: a sweep may be at some of them.
        seen.sort(Comparator.comparing(MachineBatches.Seen::key));
        Set<MachineKey> moved = machines.touch(seen, now);
        tellNowAndThen(now);
        return moved.isEmpty() ? new Heard(said, left, 0) : without(moved, visitors, said, left);
    }

    /** Screens show when machines were seen last; that alone is not worth a refresh with every batch. */
    private void tellNowAndThen(Instant now) {
        Instant last = told.get();
        if (!now.isBefore(last.plus(TOLD_EVERY)) && told.compareAndSet(last, now)) {
            publisher.publishEvent(new Changed(Changed.Area.MACHINES));
        }
    }

    /** What is answered to a check-in that changes nothing; {@code null} if it may change something. */
    private static @Nullable Said answer(Visitor visitor, DeskReads.Known known, Picture picture, Limits limits) {
        CheckIn checkIn = visitor.checkIn();
        if (Hearing.speaksOfThePast(checkIn, known.machine())) {
            return null;
        }
        Hearing hearing = new Hearing(checkIn, picture, known.machine(), known.open(), null);
        Hearing.Result result = hearing.result(Usage.NONE, limits.now);
        if (result.isOffer() && !result.isOfferAgain()) {
            // Where the limits are full already nobody has to queue at the gate to hear it.
            result = hearing.result(limits.usage(hearing), limits.now);
        }
        return result.isQuiet(limits.now)
                ? new Said(visitor, result.answer(), hearing.group().id())
                : null;
    }

    private static Heard without(
            Set<MachineKey> moved, List<? extends Visitor> visitors, List<Said> said, List<Visitor> left) {
        List<Visitor> again = visitors.stream()
                .<Visitor>map(visitor -> visitor)
                .filter(visitor -> left.contains(visitor)
                        || moved.contains(visitor.checkIn().key()))
                .toList();
        List<Said> held = said.stream()
                .filter(one -> !moved.contains(one.visitor().checkIn().key()))
                .toList();
        return new Heard(held, again, 0);
    }

    /** How full the limits of groups are as of the last commit, read once for a round and only where it matters. */
    private static final class Limits {
        private final Gates gates;
        private final Instant now;
        private final Map<UUID, Usage> read = new HashMap<>();

        Limits(Gates gates, Instant now) {
            this.gates = gates;
            this.now = now;
        }

        Usage usage(Hearing hearing) {
            return read.computeIfAbsent(
                    hearing.group().id(),
                    group -> gates.usage(
                            group,
                            Picture.limits(hearing.group().plan()),
                            hearing.rollout().map(RolloutInfo::id).orElse(null),
                            now));
        }
    }
}
