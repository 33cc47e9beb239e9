package dev.fairway.console.releases;

import dev.fairway.base.Hold;
import dev.fairway.console.CommandDialog;
import dev.fairway.console.Messages;
import dev.fairway.console.Words;
import dev.fairway.release.ReleaseInfo;
import dev.fairway.release.Releases;

/** Holds a release, so that nobody gets it, or lets go of it again. */
final class HoldDialogs {

    private HoldDialogs() {}

    /** What a release is called where there are several archs: {@code 4230.2.0 for amd64}. */
    static String name(ReleaseInfo release) {
        return Messages.of(
                "releases.name", release.version().toString(), release.arch().label());
    }

    static CommandDialog of(Releases releases, ReleaseInfo release, Runnable refresh) {
        Hold hold = release.hold();
        String name = name(release);
        return hold == null ? hold(releases, release, name, refresh) : letGo(releases, release, hold, name, refresh);
    }

    private static CommandDialog hold(Releases releases, ReleaseInfo release, String name, Runnable refresh) {
        return new CommandDialog(
                        "hold-release",
                        Messages.of("releases.hold.title", name),
                        Messages.of("releases.hold.confirm"),
                        (reason, until) -> {
                            releases.hold(release.id(), reason, until);
                            return Messages.of(
                                    "releases.hold.done", release.version().toString());
                        })
                .says(Messages.of("releases.hold.effect"))
                .untilWhen(Messages.of("releases.note.until"), Messages.of("releases.hold.until"))
                .reasonGoesTo(Messages.of("releases.hold.reason"))
                .afterwards(refresh);
    }

    private static CommandDialog letGo(
            Releases releases, ReleaseInfo release, Hold hold, String name, Runnable refresh) {
        return new CommandDialog(
                        "release-release",
                        Messages.of("releases.let-go.title", name),
                        Messages.of("releases.let-go.confirm"),
                        (reason, until) -> {
                            releases.release(release.id(), reason);
                            return Messages.of(
                                    "releases.let-go.done", release.version().toString());
                        })
                .says(Messages.of("releases.let-go.effect", hold.by(), Words.ended(hold.reason())))
                .reasonOptional()
                .afterwards(refresh);
    }
}
