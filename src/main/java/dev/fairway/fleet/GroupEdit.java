package dev.fairway.fleet;

import dev.fairway.base.InvalidInput;
import dev.fairway.base.Texts;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All of a group that a person edits, checked; see {@link GroupInfo} for what it means. */
public record GroupEdit(
        String name,
        @Nullable String track,
        @Nullable UUID channel,
        boolean updatesEnabled,
        Plan plan,
        Duration silentAfter) {

    /** How long a machine may be quiet when nobody says. */
    public static final Duration DEFAULT_SILENT_AFTER = Duration.ofHours(12);

    /** @throws InvalidInput naming the field that cannot be taken */
    public GroupEdit {
        name = Texts.required("name", name, 100);
        track = Texts.optional("track", track, 64);
        Plan.duration("silentAfter", silentAfter.toString(), Duration.ofMinutes(1));
    }
}
