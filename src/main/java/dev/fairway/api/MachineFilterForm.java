package dev.fairway.api;

import dev.fairway.base.Texts;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Labels;
import dev.fairway.fleet.MachineFilter;
import dev.fairway.fleet.Progress;
import org.jspecify.annotations.Nullable;

/** Which machines: as the query of a list or in a body; what is absent does not filter. */
record MachineFilterForm(
        @Nullable String product,
        @Nullable String group,
        @Nullable String channel,
        @Nullable String version,
        @Nullable String health,
        @Nullable String progress,
        @Nullable String label,
        @Nullable String q) {

    MachineFilter filter() {
        return new MachineFilter(
                Params.productOrNull(product),
                Params.idOrNull("group", group),
                Params.idOrNull("channel", channel),
                text("version", version),
                health == null ? null : Labels.parse(Health.class, "health", health),
                progress == null ? null : Labels.parse(Progress.class, "progress", progress),
                text("label", label),
                text("q", q));
    }

    private static @Nullable String text(String field, @Nullable String value) {
        return value == null || value.isEmpty() ? null : Texts.plain(field, value);
    }
}
