package dev.fairway.fleet;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets go of events that are older than is kept. The log is written in the order of time, near enough, so the oldest lie at
 * its beginning: no index on the time is needed, and none is paid for.
 */
@Component
public class EventRetention {

    private static final int BATCH = 2000;
    private static final int MOST_BATCHES = 25;

    private final JdbcClient jdbc;
    private final Retention retention;
    private final TransactionTemplate transaction;

    EventRetention(JdbcClient jdbc, Retention retention, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.retention = retention;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Deletes some of what is too old: all of it, unless that is more than a minute should be busy with. Returns how many. */
    public int sweep(Instant now) {
        Instant before = now.minus(retention.events());
        int all = 0;
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            Integer deleted = transaction.execute(status -> delete(before));
            all += deleted == null ? 0 : deleted;
            if (deleted == null || deleted < BATCH) {
                break;
            }
        }
        return all;
    }

    private int delete(Instant before) {
        List<Long> first = jdbc.sql("select id from machine_event order by id limit ?")
                .param(BATCH)
                .query((row, index) -> row.getLong(1))
                .list();
        return first.isEmpty()
                ? 0
                : jdbc.sql("delete from machine_event where id <= ? and happened_at < ?")
                        .params(first.getLast(), Sql.time(before))
                        .update();
    }
}
