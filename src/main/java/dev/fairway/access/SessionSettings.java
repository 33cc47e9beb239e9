package dev.fairway.access;

import dev.fairway.base.BadSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long a session in a browser lasts.
 *
 * @param idle without a window open for so long it ends
 * @param absolute so long after it began it ends, whatever happens in it
 */
@ConfigurationProperties("fairway.session")
record SessionSettings(Duration idle, Duration absolute) {

    SessionSettings {
        if (idle.compareTo(Duration.ofMinutes(1)) < 0 || absolute.compareTo(idle) < 0) {
            throw new BadSetting("fairway.session: idle is a minute or more, and absolute not less than idle");
        }
    }
}
