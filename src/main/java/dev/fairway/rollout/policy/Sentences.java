package dev.fairway.rollout.policy;

import dev.fairway.base.Hold;
import dev.fairway.rollout.policy.Reason.*;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The sentence of each reason. Times are UTC and say so: the reader, the group and the machine may sit in three zones. */
final class Sentences {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Sentences() {}

    static String of(Reason reason) {
        return switch (reason) {
            case UnknownProduct() -> "Its product is not managed here.";
            case UnknownTrack track ->
                track.track().isEmpty()
                        ? "It names no track, so no group takes it."
                        : "No group takes the track “" + track.track() + "” for "
                                + track.arch().label() + ".";
            case UnreadableVersion(String version) ->
                "Its version “" + version + "” cannot be read, so nothing can be called newer.";
            case FleetStopped stop ->
                "All updates are stopped by " + stop.by() + " since " + at(stop.since()) + why(stop.why());
            case SuspectId(Instant until) ->
                "Several machines seem to use its id; it gets nothing until one has used it alone up to " + at(until)
                        + ".";
            case MachineHeld(Hold hold) -> "It is " + held(hold);
            case GroupHeld(String group, Hold hold) -> "Its group " + group + " is " + held(hold);
            case ReleaseHeld(String version, Hold hold) -> version + " is " + held(hold);
            case UpdatesDisabled(String group) -> "Updates are switched off for the group " + group + ".";
            case NoChannel(String group) -> "Its group " + group + " follows no channel.";
            case NoRelease none ->
                "The channel " + none.channel() + " for " + none.arch().label() + " points at no release yet.";
            case NoRollout(String group) -> "Nothing has been rolled out to its group " + group + " yet.";
            case RolloutAborted aborted ->
                "The rollout of " + aborted.version() + " was aborted by " + aborted.by() + " on " + at(aborted.since())
                        + why(aborted.why()) + " There is no target until a new rollout.";
            case WrongArch wrong ->
                wrong.version() + " is for " + wrong.releaseArch().label() + ", the machine is "
                        + wrong.machineArch().label() + ".";
            case ReleaseWithdrawn(String version, String because) -> version + " was withdrawn" + why(because);
            case FloorWithdrawn(String version, String because) ->
                "It must not skip " + version + ", which was withdrawn" + why(because);
            case UpToDate(String version) -> "It runs " + version + ", which is its target.";
            case NewerThanTarget(String version, String target) ->
                "It runs " + version + ", which is newer than its target " + target + ".";
            case Ready(Instant since) -> "The rollout waits since " + at(since) + " for somebody to start it.";
            case Paused paused ->
                "The rollout is paused by " + paused.by() + " since " + at(paused.since()) + until(paused.until())
                        + why(paused.why());
            case Halted halted ->
                "The rollout is halted since " + at(halted.since()) + why(halted.why())
                        + " A person has to resume or abort it.";
            case WaitsToRetry waits ->
                failed(waits.version(), waits.fellBack()) + " (attempt " + waits.attempts() + " of "
                        + waits.maxAttempts() + "); it waits until " + at(waits.until()) + " to try again.";
            case RetriesUsedUp used ->
                failed(used.version(), used.fellBack()) + " (" + counted(used.attempts(), "attempt")
                        + "); it is not offered again until a person lets it retry.";
            case Frozen frozen ->
                "Updates are frozen by " + frozen.by() + " until " + at(frozen.until()) + why(frozen.reason());
            case WindowClosed closed -> window(closed.opensAt());
            case NotInShare share -> share(share);
            case BudgetSpent spent ->
                spent.failed() + " of " + counted(spent.finished(), "finished machine") + " failed, more than the "
                        + percent(spent.percent()) + " % that its stage allows.";
            case PeriodFull full ->
                full.used() + " of " + counted(full.limit(), "machine") + " have begun within " + length(full.period())
                        + (full.freesAt() == null
                                ? "; it waits for a place."
                                : "; the next place is free on " + at(full.freesAt()) + ".");
            case InFlightFull full ->
                full.used() + " of " + counted(full.limit(), "machine")
                        + " are updating at once; it waits for a place.";
        };
    }

    /** {@code 21 Nov 2026 10:42 UTC}. */
    static String at(Instant moment) {
        return MOMENT.format(moment);
    }

    /** {@code  until 21 Nov 2026 10:42 UTC}; nothing without an end. */
    static String until(@Nullable Instant end) {
        return end == null ? "" : " until " + at(end);
    }

    /** What a person entered, as the end of a sentence. */
    static String why(String words) {
        return ": " + words.replaceFirst("\\.+$", "") + ".";
    }

    /** {@code 2}, {@code 0.5}: a percent without trailing zeros. */
    static String percent(double percent) {
        return BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString();
    }

    /** {@code 12.34}: a bucket as a percent. */
    static String share(int bucket) {
        return BigDecimal.valueOf(bucket, 2).toPlainString();
    }

    private static String held(Hold hold) {
        return "held by " + hold.by() + " since " + at(hold.since()) + until(hold.until()) + why(hold.reason());
    }

    private static String failed(String version, boolean fellBack) {
        return fellBack ? "It fell back from " + version : "It failed to take " + version;
    }

    private static String window(@Nullable Instant opensAt) {
        return opensAt == null
                ? "Its update windows are closed, and none opens within 400 days."
                : "Its update windows are closed; the next opens on " + at(opensAt) + ".";
    }

    private static String share(NotInShare share) {
        String here = "It comes at " + share.share() + " % of the rollout, " + share.openPercent() + " % is open; ";
        if (share.opensWithPercent() == null) {
            return here + "no stage reaches it.";
        }
        return here + "the stage of " + share.opensWithPercent() + " % takes it in"
                + (share.opensAt() == null ? "." : ", on " + at(share.opensAt()) + ".");
    }

    private static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@code 1 d 2 h 30 min}; parts that are nought left out. */
    private static String length(Duration length) {
        StringBuilder words = new StringBuilder();
        part(words, length.toDays(), "d");
        part(words, length.toHoursPart(), "h");
        part(words, length.toMinutesPart(), "min");
        part(words, length.toSecondsPart(), "s");
        return words.isEmpty() ? "0 s" : words.toString();
    }

    private static void part(StringBuilder words, long number, String unit) {
        if (number > 0) {
            words.append(words.isEmpty() ? "" : " ").append(number).append(' ').append(unit);
        }
    }
}
