package dev.fairway.console.overview;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that needs a person.
 *
 * @param key tells it from others, also when its words change
 * @param title what it is, in a few words; leads to where one acts
 * @param detail what one should know of it; may be empty
 * @param since how long it has been so; {@code null} if nobody knows
 */
record Concern(
        Kind kind,
        String key,
        String title,
        String detail,
        String href,
        @Nullable Instant since) {

    /** What it is about, the worst first. */
    enum Kind {
        HALTED("stop", "failing"),
        SILENT_TOGETHER("silent", "silent"),
        FAILING("failing", "failing"),
        STUCK("stuck", "stuck"),
        PAUSED_LONG("held", "held"),
        PAUSE_ENDS("held", "held"),
        BY_HAND("next", "updating"),
        READY("ready", "silent"),
        NEWCOMERS("machines", "updating"),
        NO_GROUP("groups", "silent"),
        SUSPECT("machines", "stuck"),
        SILENT("silent", "silent");

        private final String icon;
        private final String tone;

        Kind(String icon, String tone) {
            this.icon = icon;
            this.tone = tone;
        }

        /** One of the icons. */
        String icon() {
            return icon;
        }

        /** The class that carries its colour. */
        String tone() {
            return tone;
        }
    }
}
