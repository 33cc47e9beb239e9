package dev.fairway.access;

import dev.fairway.base.KeptFor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets go of entries that are older than is kept: sealed ones, from the beginning of the chain, never one between others.
 * A checkpoint keeps the place from which the chain goes on, and an entry tells of it.
 */
@Component
public class AuditRetention {

    /** What the trail calls itself. */
    static final String AUDIT = "audit";

    /** What is done to it for its age. */
    static final String CLEARED = "cleared";

    private static final int BATCH = 5_000;

    /** It is not worth an entry each time that another entry comes of age. */
    private static final Duration WORTH_IT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final AuditChain chain;
    private final AuditTrail audit;
    private final Clock clock;
    private final Duration kept;
    private final TransactionTemplate transaction;

    AuditRetention(
            JdbcClient jdbc,
            AuditChain chain,
            AuditTrail audit,
            Clock clock,
            @Value("${fairway.retention.audit}") String kept,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.chain = chain;
        this.audit = audit;
        this.clock = clock;
        this.kept = KeptFor.read("fairway.retention.audit", kept);
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Place(long position, String hash, Instant at) {}

    /** Removes what is too old, at most {@value #BATCH} entries; the rest goes with the next run. Returns how many. */
    public int sweep() {
        Integer gone = transaction.execute(status -> clear(clock.instant().minus(kept)));
        return gone == null ? 0 : gone;
    }

    private int clear(Instant before) {
        chain.lock();
        List<Place> oldest = jdbc.sql("""
                        select chain_position, chain_hash, happened_at from audit_entry
                        where chain_position is not null order by chain_position limit\s""" + BATCH)
                .query((row, index) -> new Place(
                        row.getLong(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
        if (oldest.isEmpty() || !oldest.getFirst().at().plus(WORTH_IT).isBefore(before)) {
            return 0;
        }
        Place last = oldest.getFirst();
        for (Place place : oldest) {
            if (!place.at().isBefore(before)) {
                break;
            }
            last = place;
        }
        chain.keep(new AuditChain.Checkpoint(last.position(), true, last.hash(), clock.instant()));
        int gone = jdbc.sql("delete from audit_entry where chain_position <= ?")
                .param(last.position())
                .update();
        audit.record(
                Actor.SYSTEM,
                CLEARED,
                new AuditTrail.Subject(AUDIT, last.position()),
                gone + " entries up to place " + last.position(),
                "checkpoint " + last.hash(),
                "they are older than fairway.retention.audit");
        return gone;
    }
}
