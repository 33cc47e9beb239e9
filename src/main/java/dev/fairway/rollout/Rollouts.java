package dev.fairway.rollout;

import dev.fairway.access.Actor;
import dev.fairway.access.Permission;
import dev.fairway.base.Conflict;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.NotFound;
import dev.fairway.base.Page;
import dev.fairway.base.Texts;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.GroupRights;
import dev.fairway.fleet.Groups;
import dev.fairway.fleet.Plan;
import dev.fairway.release.Channels;
import dev.fairway.release.ReleaseInfo;
import dev.fairway.release.Releases;
import dev.fairway.rollout.policy.RolloutState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Rollouts, and what people tell them. */
@Service
public class Rollouts {

    /** So many rollouts of one release are shown. */
    private static final int SHOWN_OF_RELEASE = 20;

    private final RolloutStore store;
    private final RolloutMaker maker;
    private final Steward steward;
    private final Gates gates;
    private final Ledger ledger;
    private final Evidence evidence;
    private final RolloutLog log;
    private final Recalls recalls;
    private final Groups groups;
    private final GroupRights rights;
    private final Channels channels;
    private final Releases releases;
    private final TransactionTemplate transaction;

    Rollouts(
            RolloutStore store,
            RolloutMaker maker,
            Steward steward,
            Gates gates,
            Ledger ledger,
            Evidence evidence,
            RolloutLog log,
            Recalls recalls,
            Groups groups,
            GroupRights rights,
            Channels channels,
            Releases releases,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.maker = maker;
        this.steward = steward;
        this.gates = gates;
        this.ledger = ledger;
        this.evidence = evidence;
        this.log = log;
        this.recalls = recalls;
        this.groups = groups;
        this.rights = rights;
        this.channels = channels;
        this.releases = releases;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * A rollout that a person makes by hand.
     *
     * @param stages its stages; {@code null} for those of the group's plan
     * @param allowDowngrade whether it is also offered to machines that run something newer
     */
    public record Wish(
            UUID group,
            UUID release,
            @Nullable List<Plan.Stage> stages,
            @Nullable String reason,
            boolean allowDowngrade) {}

    /** The rollouts of one group ({@code null}: of all) in one of these states (empty: in any), newest first. */
    public Page<RolloutInfo> list(@Nullable UUID group, Set<RolloutState> states, Page.Request page) {
        List<String> after = page.keys(1);
        long before = after == null ? Long.MAX_VALUE : sequence(after.getFirst());
        return Page.cut(
                store.page(group, states, before, page.limit() + 1),
                page.limit(),
                rollout -> List.of(Long.toString(rollout.sequence())));
    }

    /** All open rollouts, newest first. */
    public List<RolloutInfo> open() {
        return store.open();
    }

    /** The newest {@value #SHOWN_OF_RELEASE} rollouts of a release, newest first. */
    public List<RolloutInfo> ofRelease(UUID release) {
        return store.ofRelease(release, SHOWN_OF_RELEASE);
    }

    /** How many rollouts are open. */
    public int countOpen() {
        return store.countOpen();
    }

    /** @throws NotFound if there is no such rollout */
    public RolloutInfo get(UUID id) {
        return store.get(id);
    }

    /** What became of the machines of these rollouts. */
    public Map<UUID, RolloutTally> tallies(Collection<UUID> ids) {
        return store.tallies(ids);
    }

    /**
     * Makes a rollout of any release in any group, in place of the one that is open there. It starts as the group's plan
     * says.
     *
     * @throws InvalidInput if group and release do not fit together, or a reason is missing
     * @throws Conflict if the release is withdrawn
     */
    public RolloutInfo make(Wish wish) {
        Actor actor = Actor.require(Permission.STEER_ROLLOUTS);
        if (wish.allowDowngrade()) {
            Actor.require(Permission.ALLOW_DOWNGRADE);
        }
        String why = Texts.required("reason", wish.reason(), 2000);
        RolloutInfo made = Objects.requireNonNull(transaction.execute(status -> {
            Instant at = gates.enterOne(wish.group());
            GroupInfo group = group(wish.group());
            actor.mustHave(Permission.STEER_ROLLOUTS, group.ref());
            ReleaseInfo release = release(group, wish.release());
            return maker.make(
                    new RolloutMaker.Order(group, release, stages(wish.stages()), why, wish.allowDowngrade(), true),
                    actor,
                    at);
        }));
        recalls.sweepOnce();
        return made;
    }

    /** Stages as a plan would take them: their percents grow. */
    private static @Nullable List<Plan.Stage> stages(@Nullable List<Plan.Stage> stages) {
        return stages == null ? null : Plan.steady().with(stages).stages();
    }

    private GroupInfo group(UUID id) {
        GroupInfo group;
        try {
            group = groups.get(id);
        } catch (NotFound unknown) {
            throw new InvalidInput("group", "there is no group " + id);
        }
        if (group.unassigned()) {
            throw new InvalidInput("group", "the unassigned group gets nothing: make a group for its machines");
        }
        return group;
    }

    private ReleaseInfo release(GroupInfo group, UUID id) {
        ReleaseInfo release;
        try {
            release = releases.get(id);
        } catch (NotFound unknown) {
            throw new InvalidInput("release", "there is no release " + id);
        }
        if (!release.product().equals(group.product())) {
            throw new InvalidInput("release", "release " + release.version() + " is of another product");
        }
        if (group.channel() != null && channels.get(group.channel()).arch() != release.arch()) {
            throw new InvalidInput(
                    "release",
                    "release " + release.version() + " is for " + release.arch().label()
                            + ", the channel of the group is not");
        }
        if (release.withdrawn() != null) {
            throw new Conflict("release " + release.version() + " is withdrawn: "
                    + release.withdrawn().reason());
        }
        return release;
    }

    /**
     * Tells a rollout something. A command that forbids is obeyed by every later answer of every node once this returns.
     *
     * @throws NotFound if there is no such rollout
     * @throws Conflict if the state that it is in does not allow it: says which that is, by whom and why; or if the plan
     *     wants somebody else to start it
     */
    public RolloutInfo tell(UUID id, RolloutCommand command) {
        Actor actor = Actor.require(Permission.STEER_ROLLOUTS);
        rights.require(Permission.STEER_ROLLOUTS, store.get(id).group());
        RolloutLife.Verb verb = RolloutLife.verb(command);
        if (!verb.isForPeople()) {
            throw new IllegalArgumentException("nobody says " + verb + " but Fairway itself");
        }
        RolloutInfo after = Objects.requireNonNull(transaction.execute(status -> told(id, command, actor)));
        recalls.sweepOnce();
        return after;
    }

    private RolloutInfo told(UUID id, RolloutCommand command, Actor actor) {
        UUID groupId = store.groupOf(id);
        Gates.Passage passage = gates.enter(List.of(groupId));
        Instant at = passage.of(groupId);
        // A pause whose end has come is over, also before the caretaker has looked.
        RolloutInfo before = steward.woken(store.get(id), at);
        RolloutInfo after = RolloutLife.apply(settled(before, at), command, actor.name(), at);
        if (before.startedAt() == null && after.startedAt() != null) {
            requireFourEyes(before, actor);
        }
        if (before.state() == RolloutState.HALTED && command instanceof RolloutCommand.Resume) {
            evidence.clear(id);
        }
        store.update(after);
        log.record(actor, RolloutLife.verb(command).done(), before, after, reasonOf(command));
        if (after.state() == RolloutState.RUNNING || after.state() == RolloutState.COMPLETED) {
            ledger.judge(id, passage);
            RolloutInfo judged = store.get(id);
            after = judged.state() == RolloutState.RUNNING ? steward.opened(judged, at) : judged;
            store.update(after);
        }
        return after;
    }

    /** What it has soaked until now is counted before anything stops it. */
    private RolloutInfo settled(RolloutInfo rollout, Instant now) {
        return rollout.state() == RolloutState.RUNNING ? steward.settled(rollout, now) : rollout;
    }

    private void requireFourEyes(RolloutInfo rollout, Actor actor) {
        if (groups.get(rollout.group()).plan().fourEyes() && actor.name().equals(rollout.createdBy())) {
            throw new Conflict("the plan of " + rollout.groupName() + " wants four eyes: somebody other than "
                    + rollout.createdBy() + " has to start this rollout");
        }
    }

    private static @Nullable String reasonOf(RolloutCommand command) {
        String reason = switch (command) {
            case RolloutCommand.Start start -> start.reason();
            case RolloutCommand.Pause pause -> pause.reason();
            case RolloutCommand.Resume resume -> resume.reason();
            case RolloutCommand.Advance advance -> advance.reason();
            case RolloutCommand.Abort abort -> abort.reason();
            case RolloutCommand.Halt halt -> halt.reason();
            case RolloutCommand.Complete ignored -> null;
            case RolloutCommand.Supersede newer -> newer.reason();
        };
        return Texts.optional("reason", reason, 2000);
    }

    private static long sequence(String key) {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException notOurs) {
            throw new InvalidInput("after", "after belongs to another list");
        }
    }
}
