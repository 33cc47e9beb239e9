package dev.fairway.fleet;

import java.util.List;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps PostgreSQL's picture of the tables that grow with a fleet true while it grows. Its own looks come once a minute; a
 * fleet that arrives at once, or takes a release at once, makes tables large in seconds, and plans that were made while they
 * were empty read all of them for every batch until then.
 */
@Component
class Statistics {

    private static final Logger LOG = LoggerFactory.getLogger(Statistics.class);
    private static final String GROWN = """
            select relname from pg_stat_user_tables
            where relname in ('machine', 'machine_grant', 'machine_event', 'rollout_evidence', 'machine_text')
              and n_mod_since_analyze > 500 and n_ins_since_vacuum > 500
              and n_live_tup > 1.3 * greatest(0, (select reltuples from pg_class where oid = relid))""";

    private final JdbcClient jdbc;
    private final Dialect dialect;

    Statistics(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    /** Of all nodes one, every few seconds: nearly always there is nothing to do. */
    @Scheduled(fixedDelayString = "PT3S", initialDelayString = "PT10S")
    @SchedulerLock(name = "statistics", lockAtMostFor = "PT1M")
    void refresh() {
        if (dialect.updatesFrom()) {
            try {
                grown().forEach(table -> jdbc.sql("analyze " + table).update());
            } catch (DataAccessException away) {
                LOG.warn("statistics could not be refreshed; it is tried again in a moment: {}", away.getMessage());
            }
        }
    }

    /** Tables that are a third larger than when they were last looked at. */
    private List<String> grown() {
        return jdbc.sql(GROWN).query((row, index) -> row.getString(1)).list();
    }
}
