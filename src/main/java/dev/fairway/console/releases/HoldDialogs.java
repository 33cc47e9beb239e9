package dev.fairway.console.releases;

import dev.fairway.base.Hold;
import dev.fairway.console.CommandDialog;
import dev.fairway.console.Words;
import dev.fairway.release.ReleaseInfo;
import dev.fairway.release.Releases;

/** Holds a release, so that nobody gets it, or lets go of it again. */
final class HoldDialogs {

    private HoldDialogs() {}

    static CommandDialog of(Releases releases, ReleaseInfo release, Runnable refresh) {
        Hold hold = release.hold();
        String name = release.version() + " for " + release.arch().label();
        return hold == null ? hold(releases, release, name, refresh) : letGo(releases, release, hold, name, refresh);
    }

    private static CommandDialog hold(Releases releases, ReleaseInfo release, String name, Runnable refresh) {
        return new CommandDialog("hold-release", "Hold " + name, "Hold it", (reason, until) -> {
                    releases.hold(release.id(), reason, until);
                    return release.version() + " is held";
                })
                .says(
                        "No machine is offered it while it is held, in no group. Machines that download it already finish;"
                                + " leave that was given and not begun is taken back.")
                .untilWhen("Until", "Empty: until somebody lets go of it")
                .reasonGoesTo("Shown on the page of every machine that would get it.")
                .afterwards(refresh);
    }

    private static CommandDialog letGo(
            Releases releases, ReleaseInfo release, Hold hold, String name, Runnable refresh) {
        return new CommandDialog("release-release", "Let go of " + name, "Let go of it", (reason, until) -> {
                    releases.release(release.id(), reason);
                    return release.version() + " is held no more";
                })
                .says(hold.by() + " held it: " + Words.ended(hold.reason()) + " Its rollouts go on where they stood.")
                .reasonOptional()
                .afterwards(refresh);
    }
}
