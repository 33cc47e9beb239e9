package dev.fairway.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals the audit trail: gives entries that were committed their places in the chain, in the order in which they were
 * written. A change never waits for it. Of many nodes one seals at a time: it holds the row in which the chain ends.
 */
@Component
public class AuditChain {

    private static final Logger LOG = LoggerFactory.getLogger(AuditChain.class);

    private static final int BATCH = 500;
    private static final int MOST_BATCHES = 40;

    /** A checkpoint comes after so many entries, or after so long if there were any. */
    static final int CHECKPOINT_ENTRIES = 1_000;

    private static final Duration CHECKPOINT_AGE = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    AuditChain(
            JdbcClient jdbc,
            JdbcTemplate batches,
            Clock clock,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.events = events;
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Where the chain ends.
     *
     * @param position how many entries were ever sealed
     * @param hash that of the last one
     * @param sealedAt when it was sealed; {@code null} if none ever was
     */
    public record Head(long position, String hash, @Nullable Instant sealedAt) {}

    /** What the hash was at a place, kept apart from the entries. */
    record Checkpoint(long position, boolean cleared, String hash, Instant at) {}

    /** Where it ends now. */
    public Head head() {
        return jdbc.sql("select * from audit_head where id = 1")
                .query(AuditChain::headOf)
                .single();
    }

    /** How many entries wait to be sealed; counts no further than 1000. */
    public int waiting() {
        return jdbc.sql("select count(*) from (select 1 from audit_entry where chain_position is null limit 1000) w")
                .query(Integer.class)
                .single();
    }

    /** What waited is sealed now. Told after the commit; it is no change of anything that other screens show. */
    public record Grown(Head end) {}

    /** Seals what waits, as far as one run should. Returns how many entries. */
    public int seal() {
        int all = 0;
        for (int batch = 0; batch < MOST_BATCHES && waits(); batch++) {
            Sealed sealed = transaction.execute(status -> sealBatch());
            if (sealed == null || sealed.entries() == 0) {
                break;
            }
            all += sealed.entries();
            events.publishEvent(new Grown(sealed.end()));
            if (sealed.checkpoint()) {
                // Kept where logs are kept: who rewrites the database does not rewrite those.
                LOG.info(
                        "The audit trail is sealed up to entry {}, checkpoint {}",
                        sealed.end().position(),
                        sealed.end().hash());
            }
        }
        return all;
    }

    private record Sealed(int entries, Head end, boolean checkpoint) {}

    private boolean waits() {
        return !jdbc.sql("select id from audit_entry where chain_position is null order by id limit 1")
                .query(Long.class)
                .list()
                .isEmpty();
    }

    private Sealed sealBatch() {
        Head end = lock();
        List<AuditTrail.Entry> entries = jdbc.sql(
                        "select * from audit_entry where chain_position is null order by id limit " + BATCH)
                .query(AuditTrail::entry)
                .list();
        List<Object[]> seals = new ArrayList<>();
        for (AuditTrail.Entry entry : entries) {
            String content = AuditHashes.content(entry);
            end = new Head(end.position() + 1, AuditHashes.chained(end.hash(), content), clock.instant());
            seals.add(new Object[] {end.position(), content, end.hash(), entry.id()});
        }
        if (seals.isEmpty()) {
            return new Sealed(0, end, false);
        }
        batches.batchUpdate(
                "update audit_entry set chain_position = ?, content_hash = ?, chain_hash = ? where id = ?", seals);
        jdbc.sql("update audit_head set chain_position = ?, chain_hash = ?, sealed_at = ? where id = 1")
                .params(end.position(), end.hash(), utc(clock.instant()))
                .update();
        boolean due = isDue(end.position());
        if (due) {
            keep(new Checkpoint(end.position(), false, end.hash(), clock.instant()));
        }
        return new Sealed(seals.size(), end, due);
    }

    private boolean isDue(long position) {
        return latest(false)
                .map(last -> position - last.position() >= CHECKPOINT_ENTRIES
                        || last.at().plus(CHECKPOINT_AGE).isBefore(clock.instant()))
                .orElse(true);
    }

    /** Holds the end of the chain until the transaction ends, and tells it. */
    Head lock() {
        return jdbc.sql("select * from audit_head where id = 1 for update")
                .query(AuditChain::headOf)
                .single();
    }

    void keep(Checkpoint checkpoint) {
        jdbc.sql("insert into audit_checkpoint (chain_position, cleared, chain_hash, made_at) values (?, ?, ?, ?)")
                .params(checkpoint.position(), checkpoint.cleared(), checkpoint.hash(), utc(checkpoint.at()))
                .update();
    }

    /** The last checkpoint of a kind. */
    Optional<Checkpoint> latest(boolean cleared) {
        return jdbc.sql("select * from audit_checkpoint where cleared = ? order by chain_position desc limit 1")
                .param(cleared)
                .query(AuditChain::checkpointOf)
                .optional();
    }

    /** Those after a place, in their order. */
    List<Checkpoint> checkpointsAfter(long position) {
        return jdbc.sql("select * from audit_checkpoint where chain_position > ? order by chain_position")
                .param(position)
                .query(AuditChain::checkpointOf)
                .list();
    }

    private static Head headOf(ResultSet row, int index) throws SQLException {
        OffsetDateTime sealed = row.getObject("sealed_at", OffsetDateTime.class);
        return new Head(
                row.getLong("chain_position"), row.getString("chain_hash"), sealed == null ? null : sealed.toInstant());
    }

    private static Checkpoint checkpointOf(ResultSet row, int index) throws SQLException {
        return new Checkpoint(
                row.getLong("chain_position"),
                row.getBoolean("cleared"),
                row.getString("chain_hash"),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
