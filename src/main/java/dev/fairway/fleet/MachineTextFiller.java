package dev.fairway.fleet;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the texts of machines to where they are looked for, behind the check-ins that brought them: on PostgreSQL only,
 * where a trigger notes which machines are new or are called otherwise. Until then a search looks at those one by one.
 */
@Component
class MachineTextFiller {

    static final int BATCH = 1000;

    /** So many batches a turn, that it never takes a core for itself. */
    private static final int MOST_BATCHES = 4;

    /** One at a time, or an older look at a machine could have the last word. */
    private static final String ALONE = "select pg_try_advisory_xact_lock(4104612201984)";

    private static final String FILL = """
            with taken as (
              delete from machine_text_todo where seq in (select seq from machine_text_todo order by seq limit :batch)
              returning id, product_id)
            insert into machine_text (id, product_id, content, labels)
            select m.id, m.product_id, lower(m.id || E'\\n' || coalesce(m.alias, m.told_alias, '') || E'\\n' || m.address),
              m.labels
            from (select distinct id, product_id from taken) t
              join machine m on m.id = t.id and m.product_id = t.product_id
            on conflict (id, product_id) do update set content = excluded.content, labels = excluded.labels""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final boolean isNeeded;

    MachineTextFiller(JdbcClient jdbc, DataSource database, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.isNeeded = MachineListChoice.isPostgres(database);
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT10S")
    void fill() {
        for (int i = 0; isNeeded && i < MOST_BATCHES && hasMore(); i++) {
            transaction.executeWithoutResult(status -> batch());
        }
    }

    private boolean hasMore() {
        return jdbc.sql("select exists (select 1 from machine_text_todo)")
                .query(Boolean.class)
                .single();
    }

    private void batch() {
        if (jdbc.sql(ALONE).query(Boolean.class).single()) {
            jdbc.sql(FILL).param("batch", BATCH).update();
        }
    }
}
