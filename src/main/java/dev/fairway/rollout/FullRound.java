package dev.fairway.rollout;

import dev.fairway.base.Changed;
import dev.fairway.fleet.EventLog;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineBatches;
import dev.fairway.fleet.MachineKey;
import dev.fairway.fleet.MachineStore;
import dev.fairway.release.ConfigurationEpoch;
import dev.fairway.rollout.policy.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Hears check-ins of which something follows: locks their machines, hears them all, takes the gates of the groups whose
 * grants change, decides one after the other with counts that follow each decision, and writes everything as batches.
 *
 * <p>A check-in whose report halts a rollout ends the round: those after it are left, and are heard with the halt.
 */
@Component
class FullRound implements Round {

    private final DeskReads reads;
    private final MachineBatches batches;
    private final MachineStore machines;
    private final Entrance entrance;
    private final Evidence evidence;
    private final Gates gates;
    private final ConfigurationEpoch epoch;
    private final Ledger ledger;
    private final EventLog log;
    private final ApplicationEventPublisher publisher;

    FullRound(
            DeskReads reads,
            MachineBatches batches,
            MachineStore machines,
            Entrance entrance,
            Evidence evidence,
            Gates gates,
            ConfigurationEpoch epoch,
            Ledger ledger,
            EventLog log,
            ApplicationEventPublisher publisher) {
        this.reads = reads;
        this.batches = batches;
        this.machines = machines;
        this.entrance = entrance;
        this.evidence = evidence;
        this.gates = gates;
        this.epoch = epoch;
        this.ledger = ledger;
        this.log = log;
        this.publisher = publisher;
    }

    /**
     * A check-in that was heard, before the gates were passed.
     *
     * @param note what it corrects of an outcome that was taken before
     */
    private record Case(Visitor visitor, Hearing hearing, Hearing.Result first, Hindsight.@Nullable Note note) {

        Set<UUID> groups() {
            Set<UUID> groups = Ledger.groupsOf(first.changes());
            if (note != null) {
                groups.add(note.rollout().group());
            }
            if (first.isOffer()) {
                groups.add(hearing.group().id());
            }
            return groups;
        }

        Ledger.Entry entry(Hearing.Result result) {
            CheckIn checkIn = visitor.checkIn();
            return new Ledger.Entry(
                    checkIn.product(),
                    checkIn.machine(),
                    result.changes(),
                    !result.life().isSuspect());
        }
    }

    /** A check-in with what follows from it. */
    private record Settled(Case that, Hearing.Result result) {}

    @Override
    public Heard hear(List<? extends Visitor> visitors, Picture picture, Instant now) {
        Entrance.Arrivals arrivals = entrance.arrive(visitors, picture, now);
        List<Visitor> inside = arrivals.inside();
        List<Case> cases = heard(inside, arrivals.known(), picture, now);
        Counts counts = counts(cases, picture);
        List<Settled> settled = new ArrayList<>();
        boolean halts = false;
        for (int i = 0; i < cases.size() && !halts; i++) {
            Settled one = settle(cases.get(i), counts);
            settled.add(one);
            halts = counts.anyOverspent(picture);
        }
        write(settled, now);
        arrivals.heard(settled.size());
        ledger.write(counts);
        publisher.publishEvent(new Changed(Changed.Area.MACHINES));
        return new Heard(
                Stream.concat(arrivals.turnedAway().stream(), settled.stream().map(FullRound::said))
                        .toList(),
                inside.subList(settled.size(), inside.size()),
                counts.added().size());
    }

    private static Said said(Settled one) {
        return new Said(
                one.that().visitor(),
                one.result().answer(),
                one.that().hearing().group().id());
    }

    private List<Case> heard(
            List<? extends Visitor> visitors, Map<MachineKey, Machine> known, Picture picture, Instant now) {
        DeskReads.Standing standing = reads.standing(known.keySet());
        if (standing.epoch() != picture.epoch()) {
            throw new PictureMoved();
        }
        Map<MachineKey, Grant> latest = reads.latest(visitors.stream()
                .map(Visitor::checkIn)
                .filter(checkIn -> Hearing.speaksOfThePast(checkIn, known.get(checkIn.key())))
                .map(CheckIn::key)
                .toList());
        List<Hearing> hearings = new ArrayList<>();
        for (Visitor visitor : visitors) {
            MachineKey key = visitor.checkIn().key();
            hearings.add(new Hearing(
                    visitor.checkIn(), picture, known.get(key), standing.open().get(key), latest.get(key)));
        }
        Map<Evidence.Key, Evidence.Outcome> outcomes = evidence.of(hearings.stream()
                .flatMap(hearing -> Hindsight.asks(hearing).stream())
                .toList());
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < hearings.size(); i++) {
            Hearing hearing = hearings.get(i);
            hearing.returnedFrom(Hindsight.returnedFrom(hearing, outcomes));
            Hearing.Result result = hearing.result(Usage.NONE, now);
            cases.add(new Case(visitors.get(i), hearing, result, Hindsight.of(hearing, result, outcomes)));
        }
        return cases;
    }

    /** The counts behind the gates of all groups that are concerned, which are held from here on. */
    private Counts counts(List<Case> cases, Picture picture) {
        Set<UUID> groups = new HashSet<>();
        Set<UUID> measured = new HashSet<>();
        Set<Evidence.Key> keys = new HashSet<>();
        for (Case one : cases) {
            groups.addAll(one.groups());
            Set<Evidence.Key> spoken = new HashSet<>(one.entry(one.first()).evidence());
            if (one.note() != null) {
                spoken.add(one.note().key(one.visitor().checkIn().machine()));
            }
            keys.addAll(spoken);
            if (one.first().isOffer()) {
                measured.add(one.hearing().group().id());
            }
            if (!spoken.isEmpty()) {
                measured.addAll(one.groups());
            }
        }
        Gates.Passage passage = gates.enter(groups);
        if (!groups.isEmpty() && epoch.current() != picture.epoch()) {
            throw new PictureMoved();
        }
        Map<UUID, Usage> usage = new HashMap<>();
        for (UUID group : measured) {
            UUID rollout = picture.rolloutOf(group).map(RolloutInfo::id).orElse(null);
            picture.limitsOf(group)
                    .ifPresent(limits -> usage.put(group, gates.usage(group, limits, rollout, passage.of(group))));
        }
        return ledger.counts(passage, keys, usage, picture::periodOf);
    }

    /** Decides with the counts as they are now, and lets them follow. */
    private Settled settle(Case one, Counts counts) {
        Hearing hearing = one.hearing();
        Hearing.Result result = one.first();
        UUID group = hearing.group().id();
        RolloutInfo rollout = hearing.rollout().orElse(null);
        UUID rolloutId = rollout == null ? null : rollout.id();
        if (result.isOffer()) {
            result = hearing.result(
                    counts.usage(group, rolloutId), counts.passage().of(group));
        }
        counts.takeOutcomes(one.entry(result));
        if (one.note() != null) {
            UUID noted = one.note().rollout().group();
            one.note()
                    .into(
                            counts,
                            one.visitor().checkIn().machine(),
                            counts.passage().of(noted));
        }
        if (result.isOffer() && rollout != null && counts.isOverspent(rollout)) {
            // What it reports halts its rollout: it is not offered that in the same breath.
            hearing.halts(counts.usage(group, rolloutId));
            result = hearing.result(
                    counts.usage(group, rolloutId), counts.passage().of(group));
        }
        counts.takeChanges(one.entry(result));
        return new Settled(one, result);
    }

    private void write(List<Settled> settled, Instant now) {
        List<Machine> added = new ArrayList<>();
        List<MachineBatches.Change> changes = new ArrayList<>();
        List<EventLog.Story> stories = new ArrayList<>();
        for (Settled one : settled) {
            Machine before = one.that().hearing().known();
            Machine after = one.result().machine(now);
            if (before == null) {
                added.add(after);
            } else {
                changes.add(new MachineBatches.Change(before, after));
            }
            stories.add(new EventLog.Story(MachineKey.of(after), one.result().events()));
            boolean isNewGrant = one.result().isOffer() && !one.result().isOfferAgain();
            if (isNewGrant && after.written().expedite() != null) {
                machines.usedUpExpedite(after);
            }
        }
        // New machines too in the order in which all lock them: another node may add the same.
        added.sort(Comparator.comparing(MachineKey::of));
        batches.insert(added);
        batches.update(changes);
        log.append(stories);
    }
}
