package dev.fairway.rollout.policy;

import dev.fairway.base.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who gets which release: an ordered list of rules, of which the first objection wins. Read {@link #RULES} from top to
 * bottom and you have read the policy. The answer to the machine, the machine page and the API all come from this list.
 */
public final class UpdatePolicy {

    /** All that a rule may look at. */
    private record Case(Snapshot snapshot, MachineFacts machine, Instant now, Aim aim) {}

    private record Rule(String name, String title, java.util.function.Function<Case, Verdict> check) {}

    /** The rules, in the order in which they are asked. */
    private static final List<Rule> RULES = List.of(
            new Rule("group-known", "Product and group known", UpdatePolicy::groupKnown),
            new Rule("version-readable", "Version can be read", UpdatePolicy::versionReadable),
            new Rule("updates-enabled", "Updates are enabled", UpdatePolicy::updatesEnabled),
            new Rule("has-target", "There is a target", UpdatePolicy::hasTarget),
            new Rule("target-newer", "Target is newer", UpdatePolicy::targetNewer),
            new Rule("open-grant", "No open grant", UpdatePolicy::openGrant),
            new Rule("retry-allowed", "Retry is allowed", UpdatePolicy::retryAllowed));

    private UpdatePolicy() {}

    /** What this machine is answered at {@code now}. */
    public static Decision decide(Snapshot snapshot, MachineFacts machine, Instant now) {
        Case facts = new Case(snapshot, machine, now, Aim.of(snapshot.group(), machine));
        for (Rule rule : RULES) {
            Decision decision = decisionOf(rule.check().apply(facts), facts.aim());
            if (decision != null) {
                return decision;
            }
        }
        return offer(facts.aim());
    }

    /** The same decision, with what every rule says; rules after the one that decides still show their verdict. */
    public static Explanation explain(Snapshot snapshot, MachineFacts machine, Instant now) {
        Case facts = new Case(snapshot, machine, now, Aim.of(snapshot.group(), machine));
        List<Explanation.Judged> judged = new ArrayList<>();
        Decision decision = null;
        for (Rule rule : RULES) {
            Verdict verdict = rule.check().apply(facts);
            Decision byThis = decision == null ? decisionOf(verdict, facts.aim()) : null;
            judged.add(new Explanation.Judged(rule.name(), rule.title(), verdict, byThis != null));
            decision = byThis != null ? byThis : decision;
        }
        return new Explanation(
                decision == null ? offer(facts.aim()) : decision, nextChange(decision, machine), List.copyOf(judged));
    }

    private static @Nullable Decision decisionOf(Verdict verdict, Aim aim) {
        return switch (verdict) {
            case Verdict.Refuses refuses -> new Decision.Deferral(refuses.reason());
            case Verdict.Settles settles ->
                new Decision.Offer(settles.release(), settles.leave(), aim instanceof Aim.At at && at.floor());
            case Verdict.Passes ignored -> null;
            case Verdict.Unknown ignored -> null;
        };
    }

    private static Decision offer(Aim aim) {
        return switch (aim) {
            case Aim.At at -> new Decision.Offer(at.release(), Decision.Leave.NEW, at.floor());
            case Aim.Nowhere nowhere -> new Decision.Deferral(nowhere.reason());
        };
    }

    private static @Nullable Instant nextChange(@Nullable Decision decision, MachineFacts machine) {
        MachineFacts.OpenGrant grant = machine.openGrant();
        return decision instanceof Decision.Offer && grant != null && !grant.installed() ? grant.deadline() : null;
    }

    private static Verdict groupKnown(Case facts) {
        GroupFacts group = facts.snapshot().group();
        if (facts.snapshot().product() == null) {
            return new Verdict.Refuses(new Reason.UnknownProduct());
        }
        return group == null || group.unassigned()
                ? new Verdict.Refuses(new Reason.UnknownTrack(
                        facts.machine().track(), facts.machine().arch()))
                : new Verdict.Passes(facts.snapshot().product() + ", group " + group.name());
    }

    private static Verdict versionReadable(Case facts) {
        MachineFacts machine = facts.machine();
        return machine.version() == null
                ? new Verdict.Refuses(new Reason.UnreadableVersion(machine.versionText()))
                : new Verdict.Passes(machine.versionText());
    }

    private static Verdict updatesEnabled(Case facts) {
        GroupFacts group = facts.snapshot().group();
        if (group == null || group.unassigned()) {
            return new Verdict.Unknown("it has no group");
        }
        return group.updatesEnabled()
                ? new Verdict.Passes("for the group " + group.name())
                : new Verdict.Refuses(new Reason.UpdatesDisabled(group.name()));
    }

    private static Verdict hasTarget(Case facts) {
        return switch (facts.aim()) {
            case Aim.Nowhere(Reason.UnknownTrack ignored) -> new Verdict.Unknown("it has no group");
            case Aim.Nowhere(Reason reason) -> new Verdict.Refuses(reason);
            case Aim.At(ReleaseFacts release, boolean floor) ->
                new Verdict.Passes(
                        floor
                                ? release.version() + ", a floor on the way"
                                : release.version() + ", no floor on the way");
        };
    }

    private static Verdict targetNewer(Case facts) {
        Version version = facts.machine().version();
        if (version == null || !(facts.aim() instanceof Aim.At(ReleaseFacts release, boolean floor))) {
            return new Verdict.Unknown("it has no target or no readable version");
        }
        int order = version.compareTo(release.version());
        if (order < 0 || (isNightly(facts) && release.version().isOtherBuildOf(version))) {
            return new Verdict.Passes("runs " + version);
        }
        return new Verdict.Refuses(
                order == 0
                        ? new Reason.UpToDate(version.toString())
                        : new Reason.NewerThanTarget(
                                version.toString(), release.version().toString()));
    }

    private static boolean isNightly(Case facts) {
        GroupFacts group = facts.snapshot().group();
        return group != null && group.channel() != null && group.channel().nightly();
    }

    private static Verdict openGrant(Case facts) {
        MachineFacts.OpenGrant grant = facts.machine().openGrant();
        if (grant == null) {
            return new Verdict.Passes("");
        }
        return facts.aim() instanceof Aim.At at && at.release().id().equals(grant.release())
                ? new Verdict.Settles(
                        at.release(),
                        grant.installed() ? Decision.Leave.INSTALLED : Decision.Leave.GRANTED,
                        (grant.installed() ? "it has installed " : "it has leave to take ") + grant.version())
                : new Verdict.Passes("its grant for " + grant.version() + " ends, as that is not its target");
    }

    private static Verdict retryAllowed(Case facts) {
        if (!(facts.aim() instanceof Aim.At at)) {
            return new Verdict.Unknown("it has no target");
        }
        return facts.machine().failure() != null
                        && at.release().id().equals(facts.machine().failure().release())
                ? new Verdict.Refuses(new Reason.FellBack(at.release().version().toString()))
                : new Verdict.Passes("it never fell back from " + at.release().version());
    }
}
