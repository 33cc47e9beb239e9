package dev.fairway.rollout;

import dev.fairway.base.Changed;
import dev.fairway.base.ProductId;
import dev.fairway.fleet.Archive;
import dev.fairway.fleet.EventLog;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineStore;
import dev.fairway.release.ConfigurationEpoch;
import dev.fairway.rollout.policy.Reason;
import dev.fairway.rollout.policy.Usage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Answers check-ins. One check-in is one transaction: it locks the machine's row, hears what the machine says, decides by
 * the {@link dev.fairway.rollout.policy.UpdatePolicy}, writes machine, events and grants, and commits; only then does the
 * answer leave.
 *
 * <p>The configuration comes from a {@link Picture} in memory. An offer passes the {@link Gates gate} of its group: under
 * that lock it reads the epoch again and starts over if it has moved, reads how full the limits are, and is decided once
 * more with that. Whatever forbids something (a pause, a halt, a hold, a withdrawal, the fleet's stop) passes the same gate
 * and moves the epoch: so once it is acknowledged no later answer on any node is decided without it, and no limit is ever
 * exceeded. Decisions that offer nothing, which are nearly all, take no lock but that of their machine.
 *
 * <p>Lock order, here and wherever machines are written: machines, then gates by group id, then the epoch.
 */
@Service
public class UpdateDesk {

    private static final int MOST_TRIES = 12;

    private final Pictures pictures;
    private final ConfigurationEpoch epoch;
    private final MachineStore machines;
    private final Archive archive;
    private final EventLog log;
    private final GrantStore grants;
    private final Gates gates;
    private final Ledger ledger;
    private final Hindsight hindsight;
    private final Steward steward;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;
    private final TransactionTemplate transaction;

    UpdateDesk(
            Pictures pictures,
            ConfigurationEpoch epoch,
            MachineStore machines,
            Archive archive,
            EventLog log,
            GrantStore grants,
            Gates gates,
            Ledger ledger,
            Hindsight hindsight,
            Steward steward,
            ApplicationEventPublisher publisher,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.pictures = pictures;
        this.epoch = epoch;
        this.machines = machines;
        this.archive = archive;
        this.log = log;
        this.grants = grants;
        this.gates = gates;
        this.ledger = ledger;
        this.hindsight = hindsight;
        this.steward = steward;
        this.publisher = publisher;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The configuration moved between the decision and its commit. */
    private static final class PictureMoved extends ConcurrencyFailureException {

        PictureMoved() {
            super("the configuration changes faster than an offer can be made");
        }
    }

    /**
     * Hears and answers one check-in. When this returns, all of it is on disk.
     *
     * @throws org.springframework.dao.DataAccessException if the database is away; then nothing was recorded
     */
    public Answer answer(CheckIn checkIn) {
        Kept kept = heardAndKept(checkIn);
        boolean notYetIn =
                kept.answer() instanceof Answer.NothingNow(Reason reason) && reason instanceof Reason.NotInShare;
        // The first machines of a small fleet come when they come: its stage opens for them as they do.
        return notYetIn && kept.group() != null && steward.makesRoomIn(kept.group())
                ? heardAndKept(checkIn.onlyAsking()).answer()
                : kept.answer();
    }

    /** An answer that may leave, and the group of its machine. */
    private record Kept(Answer answer, @Nullable UUID group) {}

    /** What a check-in reports has halted the rollout that it was about to be offered: it is heard again with that. */
    private static final class HaltedByThis extends ConcurrencyFailureException {

        private final transient RolloutTally evidence;

        HaltedByThis(RolloutTally evidence) {
            super("the rollout halts by what the machine reports");
            this.evidence = evidence;
        }
    }

    private Kept heardAndKept(CheckIn checkIn) {
        AtomicReference<RolloutTally> halts = new AtomicReference<>();
        for (int attempt = 1; ; attempt++) {
            Picture picture = pictures.current();
            if (!picture.knows(checkIn.product())) {
                return new Kept(new Answer.UnknownProduct(), null);
            }
            try {
                return Objects.requireNonNull(transaction.execute(status -> heard(checkIn, picture, halts.get())));
            } catch (HaltedByThis halt) {
                halts.set(halt.evidence);
            } catch (DuplicateKeyException | ConcurrencyFailureException again) {
                // Two first check-ins at once, a deadlock, or a promotion in between: the next try sees the other's
                // commit.
                if (attempt == MOST_TRIES) {
                    throw again;
                }
            } catch (DataIntegrityViolationException refused) {
                // Its group was deleted in between; anything else the next try would not mend.
                if (attempt == MOST_TRIES || pictures.current().epoch() == picture.epoch()) {
                    throw refused;
                }
            }
        }
    }

    /** Whether this product is managed here, so that its machines have to say who they are. */
    public boolean manages(ProductId product) {
        return pictures.current().knows(product);
    }

    /** Answers another update server; records nothing. */
    public Answer answer(MirrorCheck check) {
        return Mirrors.answer(pictures.current(), check);
    }

    private Kept heard(CheckIn checkIn, Picture picture, @Nullable RolloutTally halts) {
        ProductId product = checkIn.product();
        Machine known = machines.lock(product, checkIn.machine())
                .or(() -> archive.takeBack(product, List.of(checkIn.machine())).stream()
                        .findFirst())
                .orElse(null);
        Grant open =
                known == null ? null : grants.open(product, checkIn.machine()).orElse(null);
        Grant latest = speaksOfThePast(checkIn, known)
                ? grants.latest(product, checkIn.machine()).orElse(null)
                : null;
        Hearing hearing = new Hearing(checkIn, picture, known, open, latest);
        if (hearing.mayBeOvertaken() && epoch.current() != picture.epoch()) {
            throw new PictureMoved();
        }
        hearing.returnedFrom(hindsight.returnedFrom(hearing));
        hearing.halts(halts);
        Instant now = clock.instant();
        Hearing.Result result = hearing.result(Usage.NONE, now);
        List<Hindsight.Note> notes = hindsight.of(hearing, result);
        if (result.isOffer() && !result.isOfferAgain()) {
            // Where the limits are full already nobody has to queue at the gate to hear it.
            result = hearing.result(usage(hearing, now), now);
        }
        Set<UUID> groups = Ledger.groupsOf(result.changes());
        notes.forEach(note -> groups.add(note.rollout().group()));
        if (result.isOffer()) {
            groups.add(hearing.group().id());
        }
        Gates.Passage passage = gates.enter(groups);
        if (result.isOffer()) {
            if (epoch.current() != picture.epoch()) {
                throw new PictureMoved();
            }
            Instant at = passage.of(hearing.group().id());
            result = hearing.result(usage(hearing, at), at);
        }
        write(hearing, result, now);
        boolean halted = ledger.write(
                new Ledger.Entry(
                        product,
                        checkIn.machine(),
                        result.changes(),
                        !result.life().isSuspect()),
                passage,
                picture::periodOf);
        halted |= hindsight.write(checkIn.machine(), notes, passage);
        RolloutInfo offering = hearing.rollout().orElse(null);
        if (halted && result.isOffer() && offering != null) {
            throw new HaltedByThis(ledger.evidenceOf(offering));
        }
        publisher.publishEvent(new Changed(Changed.Area.MACHINES));
        return new Kept(result.answer(), hearing.group().id());
    }

    /**
     * An error may speak of a grant that is over, another version may be the late success of one, and a machine that had not
     * rebooted in time may have fallen back since.
     */
    private static boolean speaksOfThePast(CheckIn checkIn, @Nullable Machine known) {
        return known != null
                && (checkIn.events().stream().anyMatch(event -> event.kind() == ReportedEvent.Kind.FAILED)
                        || !known.told().version().equals(checkIn.told().version())
                        || checkIn.asksForUpdate()
                                && (known.health() == Health.STUCK || known.health() == Health.SILENT));
    }

    private Usage usage(Hearing hearing, Instant at) {
        return gates.usage(
                hearing.group().id(),
                Picture.limits(hearing.group().plan()),
                hearing.rollout().map(RolloutInfo::id).orElse(null),
                at);
    }

    private void write(Hearing hearing, Hearing.Result result, Instant now) {
        Machine known = hearing.known();
        Machine after = result.machine(now);
        if (known == null) {
            machines.insert(after);
        } else if (changesNothing(known, after)) {
            machines.touch(after);
        } else {
            machines.update(known, after);
        }
        boolean isNewGrant = result.answer() instanceof Answer.Offer && !result.isOfferAgain();
        if (isNewGrant && after.written().expedite() != null) {
            machines.usedUpExpedite(after);
        }
        log.append(after.product(), after.id(), result.events());
    }

    private static boolean changesNothing(Machine before, Machine after) {
        return before.told().equals(after.told())
                && before.group().equals(after.group())
                && before.progress() == after.progress()
                && before.health() == after.health()
                && Objects.equals(before.failure(), after.failure())
                && before.traces().equals(after.traces())
                && Objects.equals(before.lastError(), after.lastError());
    }
}
