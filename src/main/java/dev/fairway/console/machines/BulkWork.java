package dev.fairway.console.machines;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.Command;
import dev.fairway.console.Messages;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;

/** Work that takes longer than somebody waits: beside the window and its lock, in the name of the one who began it. */
final class BulkWork {

    private static final Logger LOG = LoggerFactory.getLogger(BulkWork.class);

    private BulkWork() {}

    /** @param onFailure told in a sentence what went wrong, under the lock of the window */
    static void start(UI ui, Runnable work, Consumer<String> onFailure) {
        Thread.ofVirtual().name("bulk").start(new DelegatingSecurityContextRunnable(() -> {
            try {
                work.run();
            } catch (AccessDeniedException denied) {
                tell(ui, () -> onFailure.accept(String.valueOf(denied.getMessage())));
            } catch (RuntimeException broken) {
                LOG.warn("work on many machines failed", broken);
                tell(ui, () -> onFailure.accept(Messages.of("machines.bulk.broken")));
            }
        }));
    }

    /** Tells the window; a window that was closed meanwhile need not know. */
    static void tell(UI ui, Command news) {
        try {
            ui.access(news);
        } catch (UIDetachedException closed) {
            LOG.debug("nobody looks on any more");
        }
    }

    /** Lets through what is told too often, a few times a second. */
    static final class Seldom {

        private static final long PACE = java.time.Duration.ofMillis(300).toNanos();

        private long last = System.nanoTime() - PACE;

        void run(Runnable news) {
            long now = System.nanoTime();
            if (now - last >= PACE) {
                last = now;
                news.run();
            }
        }
    }
}
