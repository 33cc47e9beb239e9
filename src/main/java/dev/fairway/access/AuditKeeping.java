package dev.fairway.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Seals the audit trail every few seconds, and lets go of what is too old. */
@Component
class AuditKeeping {

    private static final Logger LOG = LoggerFactory.getLogger(AuditKeeping.class);

    private final AuditChain chain;
    private final AuditRetention retention;
    private boolean failing;

    AuditKeeping(AuditChain chain, AuditRetention retention) {
        this.chain = chain;
        this.retention = retention;
    }

    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT12S")
    void seal() {
        try {
            chain.seal();
            failing = false;
        } catch (RuntimeException failed) {
            // Said once and not every five seconds: what waits is sealed when the database is back.
            if (!failing) {
                LOG.warn("sealing the audit trail failed; it is tried again", failed);
            }
            failing = true;
        }
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT3M")
    void letGo() {
        try {
            retention.sweep();
        } catch (RuntimeException failed) {
            LOG.warn("letting go of old entries of the audit trail failed; it is tried again", failed);
        }
    }
}
