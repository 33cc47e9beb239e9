package dev.fairway.simulator;

import java.time.Duration;
import java.util.SplittableRandom;

/** How long things take on a machine, drawn anew each time. */
final class Pace {

    /** How often clients ask when nothing says otherwise. */
    static final Duration POLL = Duration.ofMinutes(45);

    private static final Duration LONGEST_POLL = Duration.ofHours(4);
    private static final int JITTER = 5 * 60;

    private final SplittableRandom random;

    Pace(SplittableRandom random) {
        this.random = random;
    }

    /** From the start of the client to its first check. */
    Duration firstCheck() {
        return seconds(2 * 60, 12 * 60);
    }

    /** To the next check: what the server asks for, within the bounds that clients keep, and some minutes of jitter. */
    Duration nextCheck(Duration asked) {
        Duration interval = asked.compareTo(POLL) < 0 ? POLL : asked.compareTo(LONGEST_POLL) > 0 ? LONGEST_POLL : asked;
        return interval.plusSeconds(random.nextInt(-JITTER, JITTER + 1));
    }

    /**
     * To the next check after the server said that it cannot: twice as long each time, up to four hours, give or take a half.
     *
     * @param failures how many checks in a row were answered so, 1 or more
     */
    Duration afterFailures(int failures) {
        Duration doubled = POLL.multipliedBy(1L << Math.min(failures, 5));
        Duration interval = doubled.compareTo(LONGEST_POLL) > 0 ? LONGEST_POLL : doubled;
        long half = interval.toSeconds() / 2;
        return interval.plusSeconds(random.nextLong(-half, half + 1));
    }

    /** From one thing that it says to what it has to say next. */
    Duration moment() {
        return seconds(1, 5);
    }

    /** A download. */
    Duration download() {
        return seconds(60, 8 * 60);
    }

    /** Writing what was downloaded, and preparing it for booting. */
    Duration installation() {
        return seconds(20, 120);
    }

    /** Until it reboots, for it has work to hand over. */
    Duration untilReboot() {
        return seconds(5 * 60, 60 * 60);
    }

    /** Out of sight, without a word. */
    Duration away() {
        return seconds(13 * 3600, 40 * 3600);
    }

    private Duration seconds(int least, int most) {
        return Duration.ofSeconds(random.nextInt(least, most + 1));
    }
}
