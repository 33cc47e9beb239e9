package dev.fairway.rollout.policy;

import dev.fairway.base.Hold;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules that bar a machine whatever there is to give: who it is, and what people said of it. */
final class StandingRules {

    private StandingRules() {}

    static Verdict groupKnown(Case facts) {
        GroupFacts group = facts.group();
        if (facts.snapshot().product() == null) {
            return new Verdict.Refuses(new Reason.UnknownProduct());
        }
        return group == null
                ? new Verdict.Refuses(new Reason.UnknownTrack(
                        facts.machine().track(), facts.machine().arch()))
                : new Verdict.Passes(facts.snapshot().product() + ", group " + group.name());
    }

    static Verdict versionReadable(Case facts) {
        MachineFacts machine = facts.machine();
        return machine.version() == null
                ? new Verdict.Refuses(new Reason.UnreadableVersion(machine.versionText()))
                : new Verdict.Passes(machine.versionText());
    }

    static Verdict fleetRunning(Case facts) {
        FleetStop stop = facts.snapshot().stop();
        return stop == null
                ? new Verdict.Passes("updates are not stopped")
                : new Verdict.Refuses(new Reason.FleetStopped(stop.by(), stop.since(), stop.reason()));
    }

    static Verdict idTrusted(Case facts) {
        Instant until = facts.machine().suspectUntil();
        return until != null && facts.now().isBefore(until)
                ? new Verdict.Refuses(new Reason.SuspectId(until))
                : new Verdict.Passes("one machine uses its id");
    }

    static Verdict notHeld(Case facts) {
        Hold own = facts.machine().hold();
        if (own != null && own.isInForceAt(facts.now())) {
            return new Verdict.Refuses(new Reason.MachineHeld(own));
        }
        GroupFacts group = facts.group();
        Hold ofGroup = group == null ? null : group.hold();
        if (group != null && ofGroup != null && ofGroup.isInForceAt(facts.now())) {
            return new Verdict.Refuses(new Reason.GroupHeld(group.name(), ofGroup));
        }
        Aim.At at = facts.at();
        if (at != null) {
            // A step to a floor is part of the way to the target: while that is held nobody sets out.
            for (ReleaseFacts release : List.of(at.release(), at.by().release())) {
                if (release.hold() != null && release.hold().isInForceAt(facts.now())) {
                    return new Verdict.Refuses(
                            new Reason.ReleaseHeld(release.version().toString(), release.hold()));
                }
            }
        }
        return new Verdict.Passes(own == null ? ended(ofGroup, "its group") : ended(own, "it"));
    }

    /** An end that acts by itself says so. */
    private static String ended(@Nullable Hold hold, String whom) {
        return hold == null || hold.until() == null
                ? "nobody holds it, its group or its target"
                : "the hold on " + whom + " by " + hold.by() + " ended by itself on " + Sentences.at(hold.until());
    }

    static Verdict updatesEnabled(Case facts) {
        GroupFacts group = facts.group();
        if (group == null) {
            return new Verdict.Unknown("it has no group");
        }
        return group.updatesEnabled()
                ? new Verdict.Passes("for the group " + group.name())
                : new Verdict.Refuses(new Reason.UpdatesDisabled(group.name()));
    }
}
