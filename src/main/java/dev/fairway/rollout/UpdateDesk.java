package dev.fairway.rollout;

import dev.fairway.base.Changed;
import dev.fairway.base.ProductId;
import dev.fairway.fleet.EventLog;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineStore;
import dev.fairway.release.ConfigurationEpoch;
import dev.fairway.rollout.policy.Aim;
import dev.fairway.rollout.policy.Decision;
import dev.fairway.rollout.policy.UpdatePolicy;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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
 * the {@link UpdatePolicy}, writes machine, events and grants, and commits; only then does the answer leave.
 *
 * <p>The configuration comes from a {@link Picture} in memory. A decision that offers something locks the epoch before it
 * commits, and starts over if the epoch has moved: so once a promotion, a withdrawal or a switched-off group is
 * acknowledged, no later answer is decided without it. Decisions that offer nothing lock nothing but their machine.
 *
 * <p>Lock order, here and wherever machines are written: machine, then epoch.
 */
@Service
public class UpdateDesk {

    private static final int MOST_TRIES = 8;

    private final Pictures pictures;
    private final ConfigurationEpoch epoch;
    private final MachineStore machines;
    private final EventLog log;
    private final GrantStore grants;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;
    private final TransactionTemplate transaction;

    UpdateDesk(
            Pictures pictures,
            ConfigurationEpoch epoch,
            MachineStore machines,
            EventLog log,
            GrantStore grants,
            ApplicationEventPublisher publisher,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.pictures = pictures;
        this.epoch = epoch;
        this.machines = machines;
        this.log = log;
        this.grants = grants;
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
        for (int attempt = 1; ; attempt++) {
            Picture picture = pictures.current();
            if (!picture.knows(checkIn.product())) {
                return new Answer.UnknownProduct();
            }
            try {
                return Objects.requireNonNull(transaction.execute(status -> heard(checkIn, picture)));
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

    private Answer heard(CheckIn checkIn, Picture picture) {
        ProductId product = checkIn.product();
        Instant now = clock.instant();
        Optional<Machine> known = machines.lock(product, checkIn.machine());
        Grant open =
                known.isEmpty() ? null : grants.open(product, checkIn.machine()).orElse(null);
        MachineLife life = known.map(machine -> new MachineLife(machine, open, checkIn.told(), now))
                .orElseGet(() -> new MachineLife(checkIn.told(), now));

        UUID assigned = known.map(machine -> machine.written().assignedGroup()).orElse(null);
        GroupInfo group = picture.groupOf(
                product, assigned, checkIn.told().track(), checkIn.told().arch());
        if (known.isPresent() && !known.get().group().equals(group.id())) {
            life.movedTo(group.name());
        }
        hear(life, checkIn, group, picture);

        Answer answer =
                checkIn.asksForUpdate() ? decide(life, checkIn, group, picture, now) : new Answer.Acknowledged();
        write(life, checkIn, known.orElse(null), open, group, now);
        return answer;
    }

    private void hear(MachineLife life, CheckIn checkIn, GroupInfo group, Picture picture) {
        UUID target = null;
        Grant latest = null;
        if (checkIn.events().stream().anyMatch(event -> event.kind() == ReportedEvent.Kind.FAILED)) {
            Aim aim = Aim.of(
                    picture.snapshot(checkIn.product(), group.id()).group(),
                    picture.facts(checkIn.machine(), Machine.Written.NOTHING, checkIn.told(), null, null),
                    clock.instant());
            target = aim instanceof Aim.At at ? at.release().id() : null;
            latest = grants.latest(checkIn.product(), checkIn.machine()).orElse(null);
        }
        life.hear(checkIn, target, latest);
    }

    private Answer decide(MachineLife life, CheckIn checkIn, GroupInfo group, Picture picture, Instant now) {
        Decision decision = UpdatePolicy.decide(
                picture.snapshot(checkIn.product(), group.id()),
                picture.facts(
                        checkIn.machine(), Machine.Written.NOTHING, checkIn.told(), life.openGrant(), life.failure()),
                now);
        life.decided(decision, group.id(), group.plan().timeout());
        return switch (decision) {
            case Decision.Deferral deferral -> new Answer.NothingNow(deferral.reason());
            case Decision.Offer offer -> {
                if (epoch.currentAndHeld() != picture.epoch()) {
                    throw new PictureMoved();
                }
                yield new Answer.Offer(picture.release(offer.release().id()));
            }
        };
    }

    private void write(
            MachineLife life,
            CheckIn checkIn,
            @Nullable Machine known,
            @Nullable Grant openBefore,
            GroupInfo group,
            Instant now) {
        Machine after = new Machine(
                checkIn.product(),
                checkIn.machine(),
                known == null ? Machine.Written.NOTHING : known.written(),
                checkIn.told(),
                group.id(),
                life.progress(),
                life.health(),
                life.failure(),
                Machine.Traces.NONE,
                life.lastError(),
                known == null ? now : known.firstSeen(),
                now);
        if (known == null) {
            machines.insert(after);
        } else if (changesNothing(known, after)) {
            machines.touch(after);
        } else {
            machines.update(after);
        }
        log.append(checkIn.product(), checkIn.machine(), life.events());
        life.endedGrants().forEach(grants::update);
        Grant open = life.openGrant();
        if (open != null && life.isNewlyGranted()) {
            grants.insert(checkIn.product(), checkIn.machine(), open);
        } else if (open != null && !open.equals(openBefore)) {
            grants.update(open);
        }
        publisher.publishEvent(new Changed(Changed.Area.MACHINES));
    }

    private static boolean changesNothing(Machine before, Machine after) {
        return before.told().equals(after.told())
                && before.group().equals(after.group())
                && before.progress() == after.progress()
                && before.health() == after.health()
                && Objects.equals(before.failure(), after.failure())
                && Objects.equals(before.lastError(), after.lastError());
    }
}
