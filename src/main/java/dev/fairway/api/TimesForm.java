package dev.fairway.api;

import dev.fairway.access.Actor;
import dev.fairway.base.InvalidInput;
import dev.fairway.fleet.Freeze;
import dev.fairway.fleet.UpdateTimes;
import dev.fairway.fleet.UpdateWindow;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Windows and freezes as they are sent and answered. */
final class TimesForm {

    private TimesForm() {}

    /**
     * When machines may begin an update.
     *
     * @param days {@code mon} to {@code sun}; empty or absent for every day
     * @param from by the clock on the wall of the zone: {@code 22:00}
     * @param to likewise; not after {@code from} for a window over midnight
     * @param zone {@code Europe/Berlin}
     */
    record WindowForm(
            @Nullable List<String> days,
            @Nullable String from,
            @Nullable String to,
            @Nullable String zone) {

        UpdateWindow window() {
            return UpdateWindow.of(Params.each("days", days, day -> day), from, to, zone);
        }

        static WindowForm of(UpdateWindow window) {
            return new WindowForm(
                    window.dayNames(),
                    window.fromText(),
                    window.toText(),
                    window.zone().getId());
        }
    }

    /**
     * When no machine begins an update.
     *
     * @param from ISO-8601; likewise {@code to}
     * @param by who set it; answered only, and ignored when sent back
     */
    record FreezeForm(
            @Nullable String from,
            @Nullable String to,
            @Nullable String reason,
            @Nullable String by) {

        Freeze freeze() {
            Instant begins = Params.time("from", required("from", from));
            Instant ends = Params.time("to", required("to", to));
            // Who really set it, if it stands already, the group knows.
            return new Freeze(
                    Objects.requireNonNull(begins),
                    Objects.requireNonNull(ends),
                    required("reason", reason),
                    Actor.current().name());
        }

        static FreezeForm of(Freeze freeze) {
            return new FreezeForm(freeze.from().toString(), freeze.to().toString(), freeze.reason(), freeze.by());
        }
    }

    static UpdateTimes times(@Nullable List<WindowForm> windows, @Nullable List<FreezeForm> freezes) {
        return new UpdateTimes(
                Params.each("windows", windows, WindowForm::window),
                Params.each("freezes", freezes, FreezeForm::freeze));
    }

    static List<WindowForm> windows(UpdateTimes times) {
        return times.windows().stream().map(WindowForm::of).toList();
    }

    static List<FreezeForm> freezes(UpdateTimes times) {
        return times.freezes().stream().map(FreezeForm::of).toList();
    }

    private static String required(String field, @Nullable String text) {
        if (text == null) {
            throw new InvalidInput(field, field + " is missing");
        }
        return text;
    }
}
