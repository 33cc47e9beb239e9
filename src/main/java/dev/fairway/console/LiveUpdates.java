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
 * Tells open screens that what they show has changed. A fleet changes many times a second; all windows are refreshed in
 * common beats, at most one each {@link #PACE}, so that what they show alike is read once ({@link SharedReads}). When
 * nothing changes there is no beat, and nobody reads anything.
 */
@org.springframework.stereotype.Component
public class LiveUpdates {

    private static final Duration PACE = Duration.ofSeconds(1);

    private final Map<UI, List<Listener>> windows = new ConcurrentHashMap<>();
    private final Set<Changed.Area> pending = EnumSet.noneOf(Changed.Area.class);
    private final TaskScheduler scheduler;
    private boolean scheduled;
    private Instant last = Instant.EPOCH;

    LiveUpdates(TaskScheduler scheduler) {
        this.scheduler = scheduler;
    }

    private record Listener(Set<Changed.Area> areas, Command refresh) {}

    /** Runs {@code refresh} under the lock of its window after something in {@code areas} changed, while the owner is shown. */
    public void whileShown(Component owner, Set<Changed.Area> areas, Command refresh) {
        owner.addAttachListener(attached -> {
            UI ui = attached.getUI();
            Registration registration = listen(ui, new Listener(Set.copyOf(areas), refresh));
            owner.addDetachListener(detached -> {
                registration.remove();
                detached.unregisterListener();
            });
        });
    }

    private Registration listen(UI ui, Listener listener) {
        windows.compute(ui, (same, listeners) -> {
            List<Listener> all = listeners == null ? new CopyOnWriteArrayList<>() : listeners;
            all.add(listener);
            return all;
        });
        return () -> windows.computeIfPresent(ui, (same, listeners) -> {
            listeners.remove(listener);
            return listeners.isEmpty() ? null : listeners;
        });
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(Changed changed) {
        if (windows.isEmpty()) {
            return;
        }
        synchronized (this) {
            pending.add(changed.what());
            if (!scheduled) {
                scheduled = true;
                Instant now = scheduler.getClock().instant();
                Instant earliest = last.plus(PACE);
                scheduler.schedule(this::beat, earliest.isAfter(now) ? earliest : now);
            }
        }
    }

    private void beat() {
        Set<Changed.Area> areas;
        synchronized (this) {
            areas = EnumSet.copyOf(pending);
            pending.clear();
            scheduled = false;
            last = scheduler.getClock().instant();
        }
        Map<Object, Object> reads = SharedReads.beat();
        windows.forEach((ui, listeners) -> {
            try {
                ui.access(() -> SharedReads.within(reads, () -> refresh(listeners, areas)));
            } catch (UIDetachedException gone) {
                windows.remove(ui);
            }
        });
    }

    private static void refresh(List<Listener> listeners, Set<Changed.Area> areas) {
        listeners.stream()
                .filter(listener -> listener.areas().stream().anyMatch(areas::contains))
                .forEach(listener -> listener.refresh().execute());
    }
}
