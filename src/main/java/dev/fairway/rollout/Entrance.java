package dev.fairway.rollout;

import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.enrolment.Admission;
import dev.fairway.enrolment.Doorkeeper;
import dev.fairway.enrolment.EnrolmentRules;
import dev.fairway.enrolment.KeyUses;
import dev.fairway.enrolment.Refusal;
import dev.fairway.fleet.Archive;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineBatches;
import dev.fairway.fleet.MachineKey;
import dev.fairway.rollout.Round.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets check-ins in, as the picture says how the machines of their product come in. Nothing of one that stays outside is
 * taken as a machine's word, and no machine comes back from the archive for it.
 */
@Component
class Entrance {

    private final MachineBatches batches;
    private final Archive archive;
    private final Doorkeeper doorkeeper;
    private final KeyUses uses;

    Entrance(MachineBatches batches, Archive archive, Doorkeeper doorkeeper, KeyUses uses) {
        this.batches = batches;
        this.archive = archive;
        this.doorkeeper = doorkeeper;
        this.uses = uses;
    }

    /**
     * Who came to a round that locks.
     *
     * @param inside those that are heard, in the order in which they came
     * @param known those of their machines that are known, locked
     * @param turnedAway those that are not heard, with their answers
     */
    record Arrivals(
            List<Visitor> inside,
            Map<MachineKey, Machine> known,
            List<Said> turnedAway,
            @Nullable Admission admission) {

        /** Only so many of those inside were heard in the end; the others come again. */
        void heard(int number) {
            if (admission != null) {
                List<MachineKey> came = inside.subList(0, number).stream()
                        .map(visitor -> visitor.checkIn().key())
                        .toList();
                admission.heard(came::contains);
            }
        }
    }

    /** What follows from the key that is shown, or from its absence; asks no database. */
    EnrolmentRules.Door look(CheckIn checkIn, Picture picture, Instant now) {
        EnrolmentRules.Look look = lookOf(checkIn, picture, now);
        if (look.key() != null) {
            uses.note(look.key(), now);
        }
        return look.door();
    }

    private static EnrolmentRules.Look lookOf(CheckIn checkIn, Picture picture, Instant now) {
        if (!picture.knows(checkIn.product())) {
            // Nobody is brought here whose product is not managed: it was added since this picture.
            throw new Round.PictureMoved();
        }
        return picture.enrolment(checkIn.product()).look(checkIn.shown(), now);
    }

    /** The answer to one that stays outside. */
    static Said turnedAway(Visitor visitor, Refusal why) {
        return new Said(visitor, new Answer.NotEnrolled(why), null);
    }

    /** Locks the machines of those whose key lets them in, and decides about those that nobody knows. */
    Arrivals arrive(List<? extends Visitor> visitors, Picture picture, Instant now) {
        List<Said> turnedAway = new ArrayList<>();
        List<Visitor> passed = new ArrayList<>();
        for (Visitor visitor : visitors) {
            if (look(visitor.checkIn(), picture, now) == EnrolmentRules.Door.CLOSED) {
                turnedAway.add(turnedAway(visitor, Refusal.INVALID_KEY));
            } else {
                passed.add(visitor);
            }
        }
        Map<MachineKey, Machine> known =
                lock(passed.stream().map(visitor -> visitor.checkIn().key()).toList());
        Map<MachineKey, Doorkeeper.Newcomer> newcomers = new HashMap<>();
        for (Visitor visitor : passed) {
            CheckIn checkIn = visitor.checkIn();
            EnrolmentRules.Look look = lookOf(checkIn, picture, now);
            if (!known.containsKey(checkIn.key()) && look.door() == EnrolmentRules.Door.OPEN) {
                EnrolmentRules rules = picture.enrolment(checkIn.product());
                newcomers.put(checkIn.key(), new Doorkeeper.Newcomer(checkIn.key(), checkIn.told(), rules, look.key()));
            }
        }
        Admission admission = newcomers.isEmpty() ? null : doorkeeper.admit(List.copyOf(newcomers.values()), now);
        List<Visitor> inside = new ArrayList<>();
        for (Visitor visitor : passed) {
            MachineKey key = visitor.checkIn().key();
            Refusal why = known.containsKey(key)
                    ? null
                    : newcomers.containsKey(key) && admission != null ? admission.refusalOf(key) : Refusal.INVALID_KEY;
            if (why == null) {
                inside.add(visitor);
            } else {
                turnedAway.add(turnedAway(visitor, why));
            }
        }
        return new Arrivals(inside, known, turnedAway, admission);
    }

    private Map<MachineKey, Machine> lock(List<MachineKey> keys) {
        Map<MachineKey, Machine> known = batches.lock(keys);
        Map<ProductId, List<MachineId>> unknown = keys.stream()
                .filter(key -> !known.containsKey(key))
                .collect(Collectors.groupingBy(
                        MachineKey::product, TreeMap::new, Collectors.mapping(MachineKey::id, Collectors.toList())));
        // Who was put away for its silence, and is back, is the machine that it was.
        unknown.forEach((product, ids) ->
                archive.takeBack(product, ids).forEach(machine -> known.put(MachineKey.of(machine), machine)));
        return known;
    }
}
