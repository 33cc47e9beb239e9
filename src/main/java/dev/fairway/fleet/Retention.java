package dev.fairway.fleet;

import dev.fairway.base.KeptFor;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** For how long what happened is kept, from a day to a thousand years. */
@Component
public class Retention {

    private final Duration events;
    private final Duration grants;
    private final Duration machines;

    /** @throws dev.fairway.base.BadSetting naming the setting that cannot be taken */
    Retention(
            @Value("${fairway.retention.events}") String events,
            @Value("${fairway.retention.grants}") String grants,
            @Value("${fairway.retention.machines}") String machines) {
        this.events = read("events", events);
        this.grants = read("grants", grants);
        this.machines = read("machines", machines);
    }

    /** How long events are kept. */
    public Duration events() {
        return events;
    }

    /** How long grants are kept after they ended, and evidence after its rollout is over. */
    public Duration grants() {
        return grants;
    }

    /** After how long a silence machines are archived. */
    public Duration machines() {
        return machines;
    }

    private static Duration read(String name, String text) {
        return KeptFor.read("fairway.retention." + name, text);
    }
}
