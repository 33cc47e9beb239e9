package dev.fairway.rollout;

import dev.fairway.fleet.Plan;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long the steps of an update may take in a group.
 *
 * @param update from the grant until it has installed
 * @param reboot from there until it has rebooted; {@code null} for ever
 */
record Timeouts(Duration update, @Nullable Duration reboot) {

    static Timeouts of(Plan plan) {
        return new Timeouts(plan.timeout(), plan.rebootTimeout() == null ? null : Duration.parse(plan.rebootTimeout()));
    }

    /** When a machine that installs now has to have rebooted. */
    Instant rebootBy(Instant now) {
        return reboot == null ? GrantBook.NEVER : now.plus(reboot);
    }
}
