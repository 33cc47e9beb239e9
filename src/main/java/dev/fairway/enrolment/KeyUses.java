package dev.fairway.enrolment;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * When keys were used last. A check-in only leaves a note in memory; each node writes its notes once a minute. A node that
 * is killed forgets the last minute of them, and nothing else.
 */
@Component
public class KeyUses {

    private static final Logger LOG = LoggerFactory.getLogger(KeyUses.class);

    private final Map<UUID, Instant> noted = new ConcurrentHashMap<>();
    private final EnrolmentStore store;
    private final TransactionTemplate transaction;

    KeyUses(EnrolmentStore store, PlatformTransactionManager transactions) {
        this.store = store;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A check-in came with this key, which is valid. */
    public void note(UUID key, Instant at) {
        noted.put(key, at);
    }

    /** Writes what was noted since. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void write() {
        for (UUID key : noted.keySet()) {
            Instant at = noted.remove(key);
            if (at != null) {
                try {
                    transaction.executeWithoutResult(status -> store.usedKey(key, at));
                } catch (RuntimeException away) {
                    noted.putIfAbsent(key, at);
                    LOG.debug("the use of a key could not be written; it is tried again within a minute", away);
                }
            }
        }
    }
}
