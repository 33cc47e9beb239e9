package dev.fairway.rollout;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What goes wrong with a machine. */
enum Nature {
    /** Nothing. */
    HONEST,
    /** It crashes now and then, in the middle of whatever it does. */
    CRASHING,
    /** It fails to install, again and again. */
    FAILING,
    /** It boots its old version again, and says so with error 44. */
    FALLING_BACK,
    /** It boots its old version again, and its error 44 is always lost. */
    FALLING_BACK_UNHEARD,
    /** It reports what did not happen, and versions that it does not run. */
    LYING,
    /** It is not heard for hours at a time. */
    FADING,
    /** It is not heard any more once it has leave to update. */
    DYING,
    /** It takes longer to reboot than its group allows. */
    IDLING;

    /** How often clients ask. */
    static final Duration POLL = Duration.ofMinutes(45);

    private static final List<ReportedEvent.Kind> LIES = List.of(
            ReportedEvent.Kind.DOWNLOAD_STARTED,
            ReportedEvent.Kind.DOWNLOADED,
            ReportedEvent.Kind.INSTALLED,
            ReportedEvent.Kind.DONE,
            ReportedEvent.Kind.OTHER);

    /** What it says that is not so. */
    record Lie(String version, List<ReportedEvent> events) {}

    Duration poll(Random random) {
        return switch (this) {
            case FADING -> random.nextInt(4) == 0 ? Duration.ofHours(4) : POLL;
            default -> POLL.plusMinutes(random.nextInt(11) - 5);
        };
    }

    /** How long it waits after another check that failed. */
    static Duration doubled(Duration before) {
        Duration twice = before.multipliedBy(2);
        return twice.compareTo(Duration.ofHours(4)) > 0 ? Duration.ofHours(4) : twice;
    }

    Duration untilReboot(Random random) {
        return Duration.ofMinutes(this == IDLING ? 200 + random.nextInt(60) : 10 + random.nextInt(60));
    }

    boolean isMuteOnce(SimMachine.Phase phase) {
        return this == DYING && phase != SimMachine.Phase.IDLE;
    }

    boolean crashes(Random random) {
        return this == CRASHING && random.nextInt(5) == 0;
    }

    boolean failsToInstall(Random random) {
        return random.nextInt(10) < (this == FAILING ? 8 : 0);
    }

    boolean fallsBack(Random random) {
        return this == FALLING_BACK || this == FALLING_BACK_UNHEARD;
    }

    boolean tellsOfFallBack(Random random) {
        return this == FALLING_BACK && random.nextInt(4) > 0;
    }

    Optional<Lie> lie(Random random, String version) {
        if (this != LYING || random.nextInt(3) > 0) {
            return Optional.empty();
        }
        String told = switch (random.nextInt(6)) {
            case 0 -> "0.1.0";
            case 1 -> "9.9.9";
            case 2 -> "not a version";
            default -> version;
        };
        return Optional.of(new Lie(told, List.of(SimMachine.event(LIES.get(random.nextInt(LIES.size()))))));
    }
}
