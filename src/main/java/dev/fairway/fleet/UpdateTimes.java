package dev.fairway.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When machines of a group may begin an update: inside one of its windows (or always, if it has none), outside its freezes.
 * The clock on the wall decides: a moment is inside a window when the time shown then is. In the hour that a clock change
 * repeats a window is open twice, and one that lies within the hour that is skipped does not open that day.
 */
public record UpdateTimes(List<UpdateWindow> windows, List<Freeze> freezes) {

    /** At any time. */
    public static final UpdateTimes ALWAYS = new UpdateTimes(List.of(), List.of());

    /** How far ahead {@link #nextOpening} and {@link #nextClosing} look: a leap year and a month. */
    public static final Duration HORIZON = Duration.ofDays(400);

    public UpdateTimes {
        windows = List.copyOf(windows);
        freezes = List.copyOf(freezes);
    }

    /** Whether a window is open at {@code now}, or there are none; freezes are not regarded. */
    public boolean isOpenAt(Instant now) {
        // By index: this is asked with every check-in, and an iterator would be thrown away each time.
        for (int i = 0; i < windows.size(); i++) {
            if (windows.get(i).isOpenAt(now)) {
                return true;
            }
        }
        return windows.isEmpty();
    }

    /** The freeze that holds at {@code now}; the one that lasts longest, if several do. */
    public Optional<Freeze> freezeAt(Instant now) {
        Freeze longest = null;
        for (int i = 0; i < freezes.size(); i++) {
            Freeze freeze = freezes.get(i);
            if (freeze.isInForceAt(now) && (longest == null || freeze.to().isAfter(longest.to()))) {
                longest = freeze;
            }
        }
        return Optional.ofNullable(longest);
    }

    /** The first moment from {@code now} on that is inside a window and in no freeze; empty if none is within {@link #HORIZON}. */
    public Optional<Instant> nextOpening(Instant now) {
        Instant limit = now.plus(HORIZON);
        Instant at = now;
        // Each round leaves a freeze or reaches a window, so there are at most two for each freeze, and two more.
        while (at != null && !at.isAfter(limit)) {
            Optional<Freeze> freeze = freezeAt(at);
            if (freeze.isEmpty() && isOpenAt(at)) {
                return Optional.of(at);
            }
            at = freeze.isPresent() ? freeze.get().to() : nextWindow(at, limit);
        }
        return Optional.empty();
    }

    private @Nullable Instant nextWindow(Instant from, Instant limit) {
        Instant first = null;
        for (UpdateWindow window : windows) {
            Instant opens = window.opensFrom(from, limit);
            if (opens != null && (first == null || opens.isBefore(first))) {
                first = opens;
            }
        }
        return first;
    }

    /**
     * When the present opening ends, because its windows close or a freeze begins; empty if it is closed or frozen at
     * {@code now}, or does not end within {@link #HORIZON}.
     */
    public Optional<Instant> nextClosing(Instant now) {
        if (!isOpenAt(now) || freezeAt(now).isPresent()) {
            return Optional.empty();
        }
        Instant limit = now.plus(HORIZON);
        Instant closes = windows.isEmpty() ? limit.plusNanos(1) : now;
        while (isOpenAt(closes) && !closes.isAfter(limit)) {
            closes = lastEnd(closes);
        }
        for (Freeze freeze : freezes) {
            if (freeze.from().isAfter(now) && freeze.from().isBefore(closes)) {
                closes = freeze.from();
            }
        }
        return closes.isAfter(limit) ? Optional.empty() : Optional.of(closes);
    }

    /** When the last of the windows that are open at {@code at} closes; another may open by then. */
    private Instant lastEnd(Instant at) {
        Instant last = at;
        for (UpdateWindow window : windows) {
            if (window.isOpenAt(at)) {
                Instant end = window.closesAfter(at);
                last = end.isAfter(last) ? end : last;
            }
        }
        return last;
    }
}
