package dev.fairway.rollout.policy;

import dev.fairway.base.Version;
import dev.fairway.fleet.Machine;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules about what there is to take, and whether this machine may take it at all. */
final class TargetRules {

    private static final Verdict NO_TARGET = new Verdict.Unknown("it has no target");

    private TargetRules() {}

    static Verdict hasTarget(Case facts) {
        return switch (facts.aim()) {
            case Aim.Nowhere(Reason.UnknownTrack ignored, Aim.By none) -> new Verdict.Unknown("it has no group");
            case Aim.Nowhere nowhere -> new Verdict.Refuses(nowhere.reason());
            case Aim.At at ->
                new Verdict.Passes(
                        at.floor()
                                ? at.release().version() + ", a floor on the way to "
                                        + at.by().release().version()
                                : at.release().version() + ", no floor on the way");
        };
    }

    static Verdict targetNewer(Case facts) {
        Version version = facts.machine().version();
        Aim.At at = facts.at();
        if (version == null || at == null) {
            return new Verdict.Unknown("it has no target or no readable version");
        }
        Version target = at.release().version();
        int order = version.compareTo(target);
        if (order < 0 || (facts.isNightly() && target.isOtherBuildOf(version))) {
            return new Verdict.Passes("runs " + version);
        }
        if (order == 0) {
            return new Verdict.Refuses(new Reason.UpToDate(version.toString()));
        }
        return at.by() instanceof Aim.By.Rollout(RolloutFacts rollout) && rollout.allowDowngrade()
                ? new Verdict.Passes("runs " + version + ", and its rollout takes newer machines back")
                : new Verdict.Refuses(new Reason.NewerThanTarget(version.toString(), target.toString()));
    }

    static Verdict openGrant(Case facts) {
        MachineFacts.OpenGrant grant = facts.machine().openGrant();
        if (grant == null) {
            return new Verdict.Passes("");
        }
        Aim.At at = facts.at();
        String against = against(grant, facts.group(), at);
        if (at == null || against != null) {
            String what = grant.downloading() ? "its download of " : "its grant for ";
            String then = grant.downloading() ? " is not offered again, as " : " ends, as ";
            return new Verdict.Passes(what + grant.version() + then + against);
        }
        return new Verdict.Settles(
                at.release(),
                grant.installed() ? Decision.Leave.INSTALLED : Decision.Leave.GRANTED,
                (grant.installed() ? "it has installed " : "it has leave to take ") + grant.version());
    }

    /** Why an open grant does not stand any more; {@code null} if it does. */
    private static @Nullable String against(
            MachineFacts.OpenGrant grant, @Nullable GroupFacts group, Aim.@Nullable At at) {
        if (group == null || !group.id().equals(grant.group())) {
            return "another group gave it";
        }
        if (at == null || !at.release().id().equals(grant.release())) {
            return "that is not its target";
        }
        return switch (at.by()) {
            case Aim.By.Pin ignored -> grant.rollout() == null ? null : "it is pinned now";
            case Aim.By.Rollout(RolloutFacts rollout) -> against(grant, rollout);
        };
    }

    private static @Nullable String against(MachineFacts.OpenGrant grant, RolloutFacts rollout) {
        if (!Objects.equals(grant.rollout(), rollout.id())) {
            return grant.rollout() == null ? "a pin gave it" : "an earlier rollout gave it";
        }
        boolean standsOpen = switch (rollout.state()) {
            case RUNNING, COMPLETED, PAUSED -> true;
            case READY, HALTED, ABORTED, SUPERSEDED -> false;
        };
        if (!standsOpen) {
            return "its rollout is " + rollout.state().label();
        }
        Instant recall = rollout.recallBefore();
        return recall == null || grant.grantedAt().isAfter(recall)
                ? null
                : "it was taken back on " + Sentences.at(recall);
    }

    static Verdict rolloutRunning(Case facts) {
        Aim.At at = facts.at();
        return at == null
                ? NO_TARGET
                : switch (at.by()) {
                    case Aim.By.Pin pin -> new Verdict.Passes(pinned(pin));
                    case Aim.By.Rollout(RolloutFacts rollout) -> running(rollout, facts.now());
                };
    }

    private static String pinned(Aim.By.Pin by) {
        PinFacts pin = by.pin();
        return (by.group() == null ? "pinned by " : "its group is pinned by ") + pin.by() + " since "
                + Sentences.at(pin.since()) + Sentences.until(pin.until()) + Sentences.why(pin.reason());
    }

    private static Verdict running(RolloutFacts rollout, Instant now) {
        return switch (rollout.state()) {
            case RUNNING -> new Verdict.Passes("it is running");
            case COMPLETED -> new Verdict.Passes("it is completed, and open for stragglers and newcomers");
            case READY -> new Verdict.Refuses(new Reason.Ready(rollout.createdAt()));
            case PAUSED -> paused(rollout, now);
            case HALTED ->
                new Verdict.Refuses(new Reason.Halted(
                        rollout.stand().since(), rollout.stand().reason()));
            case ABORTED, SUPERSEDED -> NO_TARGET;
        };
    }

    private static Verdict paused(RolloutFacts rollout, Instant now) {
        RolloutFacts.Stop stop = rollout.stand();
        if (stop.until() != null && !rollout.isPausedAt(now)) {
            return new Verdict.Passes(
                    "the pause by " + stop.by() + " ended by itself on " + Sentences.at(stop.until()));
        }
        return new Verdict.Refuses(new Reason.Paused(stop.by(), stop.since(), stop.until(), stop.reason()));
    }

    static Verdict retryAllowed(Case facts) {
        Aim.At at = facts.at();
        GroupFacts group = facts.group();
        if (at == null || group == null) {
            return NO_TARGET;
        }
        String version = at.release().version().toString();
        Machine.Failure failure = facts.machine().failure();
        if (failure == null || !failure.release().equals(at.release().id())) {
            return new Verdict.Passes("it has not failed to take " + version);
        }
        int most = group.limits().maxAttempts();
        if (failure.attempts() >= most) {
            return new Verdict.Refuses(new Reason.RetriesUsedUp(version, failure.attempts(), failure.fellBack()));
        }
        Instant until = failure.at().plus(group.limits().retryWait());
        // Whatever the wait: the answer to the very check-in that reports a failure never offers the same again.
        return facts.now().isBefore(until) || facts.now().equals(failure.at())
                ? new Verdict.Refuses(
                        new Reason.WaitsToRetry(version, failure.attempts(), most, until, failure.fellBack()))
                : new Verdict.Passes("attempt " + (failure.attempts() + 1) + " of " + most);
    }
}
