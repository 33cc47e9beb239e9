package dev.fairway.console;

import dev.fairway.base.Hold;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.Progress;
import dev.fairway.rollout.ErrorCode;
import dev.fairway.rollout.policy.Decision;
import dev.fairway.rollout.policy.Reason;
import dev.fairway.rollout.policy.RolloutState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words that several screens share, so that one thing has one name. */
public final class Words {

    /** From a thousand bytes on, each a thousand of the one before. */
    private static final List<String> SIZES = List.of(
            "common.size.kilo",
            "common.size.mega",
            "common.size.giga",
            "common.size.tera",
            "common.size.peta",
            "common.size.exa");

    private Words() {}

    /** A number with thousands separators. */
    public static String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.UK).format(number);
    }

    /** {@code 1 machine}, {@code 12 machines}. */
    public static String machines(long number) {
        return Messages.of("common.machines", number);
    }

    /** {@code 3 of 12}. */
    public static String of(long part, long whole) {
        return Messages.of("common.of", part, whole);
    }

    /** The word for a rollout's state, as it stands on every screen. */
    public static String state(RolloutState state) {
        return Messages.of("common.state." + state.label());
    }

    /** The same within a sentence. */
    public static String stateWithin(RolloutState state) {
        return state(state).toLowerCase(Locale.UK);
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
            return Messages.of("common.size.bytes", bytes);
        }
        double value = bytes / 1_000.0;
        int unit = 0;
        while (value >= 999.5 && unit < SIZES.size() - 1) {
            value /= 1_000;
            unit++;
        }
        boolean small = value < 10;
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(small ? 1 : 0, RoundingMode.HALF_UP);
        return Messages.of(SIZES.get(unit), Messages.of(small ? "common.size.tenths" : "common.size.whole", rounded));
    }

    /** The word for a health, as it stands on every screen. */
    public static String health(Health health) {
        return switch (health) {
            case FAILING -> Messages.of("common.health.failing");
            case STUCK -> Messages.of("common.health.stuck");
            case SILENT -> Messages.of("common.health.silent");
            case HELD -> Messages.of("common.health.held");
            case UPDATING -> Messages.of("common.health.updating");
            case HEALTHY -> Messages.of("common.health.healthy");
        };
    }

    /** How far an update is. */
    public static String progress(Progress progress) {
        return switch (progress) {
            case IDLE -> Messages.of("common.progress.idle");
            case GRANTED -> Messages.of("common.progress.granted");
            case DOWNLOADING -> Messages.of("common.progress.downloading");
            case DOWNLOADED -> Messages.of("common.progress.downloaded");
            case INSTALLED -> Messages.of("common.progress.installed");
            case FAILED -> Messages.of("common.progress.failed");
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
            case STUCK -> Messages.of("common.why.stuck");
            case SILENT -> Messages.of("common.why.silent");
            case UPDATING -> progress(machine.progress());
            case HELD, HEALTHY -> outlook == null ? "" : brief(outlook);
        };
    }

    /** What an error code means, up to its first colon or comma. */
    public static String error(@Nullable Integer code) {
        return code == null
                ? Messages.of("common.why.failed")
                : new ErrorCode(code).meaning().replaceFirst("[:,].*", "");
    }

    private static String brief(Decision decision) {
        return switch (decision) {
            case Decision.Offer offer ->
                Messages.of("common.why.offer", offer.release().version());
            case Decision.Deferral(Reason reason) -> brief(reason);
        };
    }

    private static String brief(Reason reason) {
        return switch (reason) {
            case Reason.UnknownProduct() -> Messages.of("common.why.unknown.product");
            case Reason.UnknownTrack ignored -> Messages.of("common.why.unknown.track");
            case Reason.UnreadableVersion ignored -> Messages.of("common.why.unreadable.version");
            case Reason.UpdatesDisabled ignored -> Messages.of("common.why.updates.disabled");
            case Reason.NoChannel ignored -> Messages.of("common.why.no.channel");
            case Reason.WrongArch ignored -> Messages.of("common.why.wrong.arch");
            case Reason.NoRelease ignored -> Messages.of("common.why.no.release");
            case Reason.ReleaseWithdrawn(String version, String ignored) ->
                Messages.of("common.why.release.withdrawn", version);
            case Reason.FloorWithdrawn(String version, String ignored) ->
                Messages.of("common.why.floor.withdrawn", version);
            case Reason.UpToDate ignored -> Messages.of("common.why.up.to.date");
            case Reason.NewerThanTarget ignored -> Messages.of("common.why.newer.than.target");
            case Reason.FleetStopped ignored -> Messages.of("common.why.fleet.stopped");
            case Reason.SuspectId ignored -> Messages.of("common.why.suspect.id");
            case Reason.MachineHeld(Hold hold) -> Messages.of("common.why.machine.held", hold.by());
            case Reason.GroupHeld(String ignored, Hold hold) -> Messages.of("common.why.group.held", hold.by());
            case Reason.ReleaseHeld(String version, Hold ignored) -> Messages.of("common.why.release.held", version);
            case Reason.NoRollout ignored -> Messages.of("common.why.no.rollout");
            case Reason.RolloutAborted aborted -> Messages.of("common.why.rollout.aborted", aborted.version());
            case Reason.Ready ignored -> Messages.of("common.why.ready");
            case Reason.Paused paused -> Messages.of("common.why.paused", paused.by());
            case Reason.Halted ignored -> Messages.of("common.why.halted");
            case Reason.WaitsToRetry waits ->
                waits.fellBack()
                        ? Messages.of("common.why.fell.back.waits", waits.version())
                        : Messages.of("common.why.failed.waits", waits.version());
            case Reason.RetriesUsedUp used ->
                used.fellBack()
                        ? Messages.of("common.why.fell.back", used.version())
                        : Messages.of("common.why.failed.to.take", used.version());
            case Reason.Frozen ignored -> Messages.of("common.why.frozen");
            case Reason.WindowClosed ignored -> Messages.of("common.why.window.closed");
            case Reason.NotInShare ignored -> Messages.of("common.why.not.in.share");
            case Reason.BudgetSpent ignored -> Messages.of("common.why.budget.spent");
            case Reason.PeriodFull ignored -> Messages.of("common.why.period.full");
            case Reason.InFlightFull ignored -> Messages.of("common.why.in.flight.full");
        };
    }
}
