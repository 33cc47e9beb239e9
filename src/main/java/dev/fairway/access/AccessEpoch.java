package dev.fairway.access;

import dev.fairway.base.Changed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The number that says which state of accounts, sessions and tokens holds. Whoever changes one of them advances it first:
 * its row is the lock under which all of that is changed, so that of two who would take away the last admin one waits for
 * the other.
 */
@Component
class AccessEpoch {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    AccessEpoch(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** To be called by every change, before anything is read that the change is checked against. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void advance() {
        jdbc.sql("update access_epoch set epoch = epoch + 1 where id = 1").update();
        events.publishEvent(new Changed(Changed.Area.ACCESS));
    }

    long current() {
        return jdbc.sql("select epoch from access_epoch where id = 1")
                .query(Long.class)
                .single();
    }
}
