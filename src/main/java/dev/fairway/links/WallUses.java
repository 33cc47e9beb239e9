package dev.fairway.links;

import dev.fairway.base.Changed;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who looks at which wall. Viewers only leave a note in memory; each node writes its notes twice a minute, whatever the number
 * of viewers. A node that is killed forgets the last of them, and nothing else.
 */
@Component
public class WallUses {

    private static final Logger LOG = LoggerFactory.getLogger(WallUses.class);

    private final Map<UUID, Note> notes = new ConcurrentHashMap<>();
    private final UUID node = UUID.randomUUID();
    private final WallLinkStore store;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    private record Note(int viewers, Instant last) {}

    WallUses(
            WallLinkStore store,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.events = events;
        this.store = store;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** A link was used. */
    public void note(UUID link) {
        change(link, 0);
    }

    /** Somebody looks from now on. */
    public void came(UUID link) {
        change(link, 1);
    }

    /** Somebody looks no longer. */
    public void went(UUID link) {
        change(link, -1);
    }

    private void change(UUID link, int by) {
        Instant now = clock.instant();
        notes.merge(link, new Note(by, now), (before, add) -> new Note(before.viewers() + by, now));
    }

    /** Writes who looks. A note that is written and names nobody is forgotten. */
    @Scheduled(fixedDelayString = "PT20S", initialDelayString = "PT20S")
    void write() {
        Instant now = clock.instant();
        notes.forEach((link, note) -> {
            try {
                Instant last = note.viewers() > 0 ? now : note.last();
                transaction.executeWithoutResult(status -> {
                    store.used(link, node, note.viewers(), last, now);
                    events.publishEvent(new Changed(Changed.Area.WALLS));
                });
                if (note.viewers() == 0) {
                    notes.remove(link, note);
                }
            } catch (RuntimeException away) {
                LOG.debug("who looks at a wall could not be written; it is tried again", away);
            }
        });
    }
}
