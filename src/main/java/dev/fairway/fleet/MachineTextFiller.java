package dev.fairway.fleet;

import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the texts of machines to where they are looked for, behind the check-ins that brought them: on PostgreSQL only,
 * where triggers note which machines are new, or are called or grouped otherwise. Until then a search looks at the newest of
 * those one by one ({@link MachineTextTable#NEWEST}).
 *
 * <p>To keep an index of texts costs more than the check-in itself, so this takes its time: after a slice of work it rests for
 * nine times as long. A fleet that arrives all at once is checked in at once, and found by its texts in the course of the
 * next half hour; it stands in every list without a text meanwhile.
 */
@Component
class MachineTextFiller {

    /** So many at once; not more, for the check-ins share the disk with it. */
    static final int BATCH = 200;

    /** How long it works before it rests. */
    private static final Duration SLICE = Duration.ofMillis(50);

    private static final int REST = 9;

    /** One at a time, or an older look at a machine could have the last word. */
    private static final String ALONE = "select pg_try_advisory_xact_lock(4104612201984)";

    private static final String FILL = """
            with taken as (
              delete from machine_text_todo where seq in (select seq from machine_text_todo order by seq limit :batch)
              returning id, product_id),
            written as (insert into machine_text (id, product_id, group_id, name, content, labels)
            select m.id, m.product_id, m.group_id, coalesce(m.alias, m.told_alias, ''),
              lower(m.id || E'\\n' || coalesce(m.alias, m.told_alias, '') || E'\\n' || m.address), m.labels
            from (select distinct id, product_id from taken) t
              join machine m on m.id = t.id and m.product_id = t.product_id
            on conflict (id, product_id) do update set group_id = excluded.group_id, name = excluded.name,
              content = excluded.content, labels = excluded.labels)
            select count(*) from taken""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final boolean isNeeded;
    private volatile long restUntil = System.nanoTime();

    MachineTextFiller(JdbcClient jdbc, DataSource database, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.isNeeded = MachineListChoice.isPostgres(database);
    }

    @Scheduled(fixedDelayString = "PT0.2S", initialDelayString = "PT10S")
    void fill() {
        long begin = System.nanoTime();
        if (!isNeeded || begin - restUntil < 0) {
            return;
        }
        fillFor(SLICE);
        long end = System.nanoTime();
        restUntil = end + REST * (end - begin);
    }

    /** Writes until all is written, or this time is over. Returns how many of those that were noted are done with. */
    int fillFor(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        int done = 0;
        int last = BATCH;
        while (isNeeded && last == BATCH && System.nanoTime() - until < 0) {
            last = Objects.requireNonNull(transaction.execute(status -> batch()));
            done += last;
        }
        return done;
    }

    /** Returns how many of those that were noted are done with: none if another server is at it. */
    private int batch() {
        return jdbc.sql(ALONE).query(Boolean.class).single()
                ? jdbc.sql(FILL).param("batch", BATCH).query(Integer.class).single()
                : 0;
    }
}
