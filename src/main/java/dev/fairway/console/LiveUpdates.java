package dev.fairway.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.shared.Registration;
import dev.fairway.base.Changed;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells open screens that what they show has changed. A fleet changes many times a second; each browser window is
 * refreshed at most every {@link #PACE}, whatever happened in between.
 */
@org.springframework.stereotype.Component
public class LiveUpdates {

    private static final Duration PACE = Duration.ofMillis(500);

    private final Map<UI, Window> windows = new ConcurrentHashMap<>();
    private final TaskScheduler scheduler;

    LiveUpdates(TaskScheduler scheduler) {
        this.scheduler = scheduler;
    }

    private record Listener(Set<Changed.Area> areas, Command refresh) {}

    /** One browser window: who listens in it, and what has changed since it was refreshed last. */
    private static final class Window {
        private final List<Listener> listeners = new CopyOnWriteArrayList<>();
        private final Set<Changed.Area> pending = EnumSet.noneOf(Changed.Area.class);
        private boolean scheduled;
        private Instant last = Instant.EPOCH;
    }

    /** Runs {@code refresh} under the lock of its window after something in {@code areas} changed, while the owner is shown. */
    public void whileShown(Component owner, Set<Changed.Area> areas, Command refresh) {
        owner.addAttachListener(attached -> {
            UI ui = attached.getUI();
            Registration registration = listen(ui, new Listener(areas, refresh));
            owner.addDetachListener(detached -> {
                registration.remove();
                detached.unregisterListener();
            });
        });
    }

    private Registration listen(UI ui, Listener listener) {
        windows.computeIfAbsent(ui, fresh -> new Window()).listeners.add(listener);
        return () -> windows.computeIfPresent(ui, (same, window) -> {
            window.listeners.remove(listener);
            return window.listeners.isEmpty() ? null : window;
        });
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(Changed changed) {
        windows.forEach((ui, window) -> {
            synchronized (window) {
                window.pending.add(changed.what());
                if (!window.scheduled) {
                    window.scheduled = true;
                    Instant now = Instant.now();
                    Instant earliest = window.last.plus(PACE);
                    scheduler.schedule(() -> refresh(ui, window), earliest.isAfter(now) ? earliest : now);
                }
            }
        });
    }

    private void refresh(UI ui, Window window) {
        Set<Changed.Area> areas;
        synchronized (window) {
            areas = EnumSet.copyOf(window.pending);
            window.pending.clear();
            window.scheduled = false;
            window.last = Instant.now();
        }
        try {
            ui.access(() -> window.listeners.stream()
                    .filter(listener -> listener.areas().stream().anyMatch(areas::contains))
                    .forEach(listener -> listener.refresh().execute()));
        } catch (UIDetachedException gone) {
            windows.remove(ui);
        }
    }
}
