package dev.fairway.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.Command;
import dev.fairway.base.Changed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;

/** Windows refresh in common beats; what they share is read once in each. */
class LiveUpdatesTest {

    private final Beats beats = new Beats();
    private final LiveUpdates live = new LiveUpdates(beats);
    private final AtomicInteger refreshed = new AtomicInteger();
    private final AtomicInteger read = new AtomicInteger();

    @Test
    void many_changes_are_one_beat() {
        window();
        for (int i = 0; i < 1_000; i++) {
            live.on(new Changed(Changed.Area.MACHINES));
        }
        assertThat(beats.due).hasSize(1);
        beats.next();
        assertThat(refreshed).hasValue(1);
    }

    @Test
    void the_next_beat_is_no_sooner_than_a_second_after_the_last() {
        window();
        live.on(new Changed(Changed.Area.MACHINES));
        Instant first = beats.next();
        live.on(new Changed(Changed.Area.MACHINES));
        assertThat(beats.next()).isEqualTo(first.plusSeconds(1));
        assertThat(refreshed).hasValue(2);
    }

    @Test
    void fifty_windows_read_what_they_share_once_a_beat() {
        for (int i = 0; i < 50; i++) {
            window();
        }
        live.on(new Changed(Changed.Area.MACHINES));
        beats.next();
        assertThat(refreshed).hasValue(50);
        assertThat(read).hasValue(1);
        live.on(new Changed(Changed.Area.MACHINES));
        beats.next();
        assertThat(read).hasValue(2);
    }

    @Test
    void outside_of_a_beat_everybody_reads_for_himself() {
        share();
        share();
        assertThat(read).hasValue(2);
    }

    @Test
    void while_nothing_changes_nothing_runs() {
        window();
        assertThat(beats.due).isEmpty();
        live.on(new Changed(Changed.Area.MACHINES));
        beats.next();
        assertThat(beats.due).isEmpty();
    }

    @Test
    void without_a_window_nothing_is_planned() {
        Window window = window();
        window.removeAll();
        live.on(new Changed(Changed.Area.MACHINES));
        assertThat(beats.due).isEmpty();
    }

    @Test
    void a_window_that_shows_something_else_is_left_alone() {
        window();
        live.on(new Changed(Changed.Area.RELEASES));
        beats.next();
        assertThat(refreshed).hasValue(0);
    }

    private Window window() {
        Window window = new Window();
        Div screen = new Div();
        live.whileShown(screen, EnumSet.of(Changed.Area.MACHINES), () -> {
            refreshed.incrementAndGet();
            share();
        });
        window.add(screen);
        return window;
    }

    private void share() {
        SharedReads.get("figures", read::incrementAndGet);
    }

    /** A window of a browser that runs at once what it is told to run. */
    private static final class Window extends UI {
        @Override
        public Future<Void> access(Command command) {
            command.execute();
            return CompletableFuture.completedFuture(null);
        }
    }

    /** Keeps what is planned, and lets time go on to it. */
    private static final class Beats implements TaskScheduler {
        private final Queue<Runnable> due = new ArrayDeque<>();
        private final List<Instant> times = new ArrayList<>();
        private Instant now = Instant.parse("2026-11-23T10:00:00Z");

        Instant next() {
            now = times.removeFirst();
            due.remove().run();
            return now;
        }

        @Override
        public Clock getClock() {
            return new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            };
        }

        @Override
        @SuppressWarnings("NullAway") // nobody waits for it
        public ScheduledFuture<?> schedule(Runnable task, Instant at) {
            due.add(task);
            times.add(at);
            return null;
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, Trigger trigger) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Instant start, Duration period) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Duration period) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Instant start, Duration delay) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Duration delay) {
            throw new UnsupportedOperationException();
        }
    }
}
