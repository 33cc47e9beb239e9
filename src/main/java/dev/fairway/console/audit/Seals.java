package dev.fairway.console.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.Command;
import dev.fairway.access.AuditChain;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;

/** Tells open audit screens that more is sealed: a few seconds after a change, when nothing else changes any more. */
@org.springframework.stereotype.Component
class Seals {

    private final Map<UI, Command> windows = new ConcurrentHashMap<>();

    /** Runs {@code refresh} under the lock of its window after more was sealed, while the owner is shown. */
    void whileShown(Component owner, Command refresh) {
        owner.addAttachListener(attached -> {
            UI ui = attached.getUI();
            windows.put(ui, refresh);
            owner.addDetachListener(detached -> {
                windows.remove(ui, refresh);
                detached.unregisterListener();
            });
        });
    }

    @EventListener
    void on(AuditChain.Grown grown) {
        windows.forEach((ui, refresh) -> {
            try {
                ui.access(refresh);
            } catch (UIDetachedException gone) {
                windows.remove(ui);
            }
        });
    }
}
