package dev.fairway.console;

import dev.fairway.base.Hold;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.Progress;
import dev.fairway.rollout.ErrorCode;
import dev.fairway.rollout.policy.Decision;
import dev.fairway.rollout.policy.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words that several screens share, so that one thing has one name. */
public final class Words {

    private Words() {}

    /** A number with thousands separators. */
    public static String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.UK).format(number);
    }

    /** {@code 1 machine}, {@code 12 machines}. */
    public static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@code 1 machine is}, {@code 12 machines are}. */
    public static String are(long number, String noun) {
        return count(number, noun) + (number == 1 ? " is" : " are");
    }

    /** {@code 12.5 %}. */
    public static String percent(BigDecimal percent) {
        // the number and its sign stay on one line
        return (percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString()) + "\u00a0%";
    }

    /** A share in percent, with as many decimals as it needs to be told from others: {@code 0.38 %}. */
    public static String share(long part, long whole) {
        double percent = whole == 0 ? 0 : 100.0 * part / whole;
        int decimals = percent >= 10 || percent == 0 ? 0 : percent >= 1 ? 1 : 2;
        return percent(BigDecimal.valueOf(percent).setScale(decimals, RoundingMode.HALF_UP));
    }

    /** What a refusal says, as a sentence. */
    public static String sentence(String words) {
        String end = words.endsWith(".") ? "" : ".";
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + end;
    }

    /** What a person wrote, as it stands, with a full stop. */
    public static String ended(String words) {
        return words.matches("(?s).*[.!?…]\\s*") ? words : words + ".";
    }

    /** At most this many characters, with an ellipsis where the rest was. */
    public static String shortened(String text, int max) {
        return text.length() <= max
                ? text
                : text.substring(
                                0, text.offsetByCodePoints(0, Math.min(max, text.codePointCount(0, text.length())) - 1))
                        + "…";
    }

    /** A size in bytes for people: {@code 512 MB}. */
    public static String size(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        String[] units = {"kB", "MB", "GB", "TB", "PB", "EB"};
        double value = bytes / 1_000.0;
        int unit = 0;
        while (value >= 999.5 && unit < units.length - 1) {
            value /= 1_000;
            unit++;
        }
        return String.format(Locale.UK, value < 10 ? "%.1f %s" : "%.0f %s", value, units[unit]);
    }

    /** The word for a health, as it stands on every screen. */
    public static String health(Health health) {
        return switch (health) {
            case FAILING -> "Failing";
            case STUCK -> "Stuck";
            case SILENT -> "Silent";
            case HELD -> "Held";
            case UPDATING -> "Updating";
            case HEALTHY -> "Healthy";
        };
    }

    /** How far an update is. */
    public static String progress(Progress progress) {
        return switch (progress) {
            case IDLE -> "Nothing under way";
            case GRANTED -> "Granted, not started yet";
            case DOWNLOADING -> "Downloading";
            case DOWNLOADED -> "Downloaded, installs";
            case INSTALLED -> "Waits for its reboot";
            case FAILED -> "Failed";
        };
    }

    /**
     * Why a machine is as it is, short enough for a row.
     *
     * @param outlook what it would be answered next; {@code null} if that is not known
     */
    public static String why(Machine machine, @Nullable Decision outlook) {
        return switch (machine.health()) {
            case FAILING -> error(machine.lastError());
            case STUCK -> "Took leave, then did not report in time";
            case SILENT -> "Has not checked in";
            case UPDATING -> progress(machine.progress());
            case HELD, HEALTHY -> outlook == null ? "" : brief(outlook);
        };
    }

    /** What an error code means, up to its first colon or comma. */
    public static String error(@Nullable Integer code) {
        return code == null
                ? "Its last attempt failed"
                : new ErrorCode(code).meaning().replaceFirst("[:,].*", "");
    }

    private static String brief(Decision decision) {
        return switch (decision) {
            case Decision.Offer offer -> "Behind, is offered " + offer.release().version() + " next";
            case Decision.Deferral(Reason reason) -> brief(reason);
        };
    }

    private static String brief(Reason reason) {
        return switch (reason) {
            case Reason.UnknownProduct() -> "Its product is not managed here";
            case Reason.UnknownTrack ignored -> "No group takes its track";
            case Reason.UnreadableVersion ignored -> "Its version cannot be read";
            case Reason.UpdatesDisabled ignored -> "Updates are off for its group";
            case Reason.NoChannel ignored -> "Its group follows no channel";
            case Reason.WrongArch ignored -> "Its target is for another arch";
            case Reason.NoRelease ignored -> "Its channel has no release yet";
            case Reason.ReleaseWithdrawn(String version, String ignored) -> version + " was withdrawn";
            case Reason.FloorWithdrawn(String version, String ignored) -> "Its floor " + version + " was withdrawn";
            case Reason.UpToDate ignored -> "Runs its target";
            case Reason.NewerThanTarget ignored -> "Newer than its target";
            case Reason.FleetStopped ignored -> "All updates are stopped";
            case Reason.SuspectId ignored -> "Several machines use its id";
            case Reason.MachineHeld(Hold hold) -> "Held by " + hold.by();
            case Reason.GroupHeld(String ignored, Hold hold) -> "Its group is held by " + hold.by();
            case Reason.ReleaseHeld(String version, Hold ignored) -> version + " is held";
            case Reason.NoRollout ignored -> "Nothing was rolled out to its group";
            case Reason.RolloutAborted aborted -> "The rollout of " + aborted.version() + " was aborted";
            case Reason.Ready ignored -> "Its rollout waits to be started";
            case Reason.Paused paused -> "Its rollout is paused by " + paused.by();
            case Reason.Halted ignored -> "Its rollout is halted";
            case Reason.WaitsToRetry waits ->
                (waits.fellBack() ? "Fell back from " : "Failed to take ") + waits.version() + ", waits";
            case Reason.RetriesUsedUp used ->
                (used.fellBack() ? "Fell back from " : "Failed to take ") + used.version();
            case Reason.Frozen ignored -> "Updates of its group are frozen";
            case Reason.WindowClosed ignored -> "Its update windows are closed";
            case Reason.NotInShare ignored -> "Its share is not open yet";
            case Reason.BudgetSpent ignored -> "Too many machines failed";
            case Reason.PeriodFull ignored -> "As many as may have begun in this period";
            case Reason.InFlightFull ignored -> "As many as may are updating";
        };
    }
}
