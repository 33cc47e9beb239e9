package dev.fairway.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Looks through the whole audit trail whether it is what was sealed. Reads a page at a time, all of one moment. */
@Component
public class AuditVerifier {

    private static final int PAGE = 1_000;

    /** Entries are sealed in the order of their ids; commits and clocks of several nodes differ by less. */
    private static final Duration DISORDER = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final AuditChain chain;

    AuditVerifier(JdbcClient jdbc, AuditChain chain) {
        this.jdbc = jdbc;
        this.chain = chain;
    }

    /** A checkpoint that somebody kept elsewhere. */
    public record Kept(long position, String hash) {}

    /** Verifies for whoever may read the trail. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public AuditVerdict verify() {
        Actor.require(Permission.READ_AUDIT);
        return verify(List.of());
    }

    /** Verifies for whoever has the server in hand, also against checkpoints that were kept elsewhere. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public AuditVerdict verify(List<Kept> kept) {
        AuditChain.Head end = chain.head();
        AuditChain.Checkpoint begin = chain.latest(true).orElse(null);
        Walk walk =
                new Walk(begin == null ? 0 : begin.position(), begin == null ? AuditHashes.BEGINNING : begin.hash());
        chain.checkpointsAfter(walk.position)
                .forEach(checkpoint ->
                        walk.expect(checkpoint.position(), checkpoint.hash(), "the checkpoint of " + checkpoint.at()));
        kept.forEach(one -> walk.expect(one.position(), one.hash(), "the checkpoint that was given"));
        walk.expect(end.position(), end.hash(), "the end of the chain");
        if (begin != null) {
            beforeItsBegin(begin, walk);
        }
        long from = walk.position;
        List<AuditFinding.Row> page = page(from);
        while (!page.isEmpty()) {
            page.forEach(walk::step);
            page = page(walk.position);
        }
        walk.end(end.position());
        return new AuditVerdict(
                from,
                end.position(),
                end.hash(),
                end.sealedAt(),
                walk.entries,
                chain.waiting(),
                List.copyOf(walk.findings));
    }

    private List<AuditFinding.Row> page(long after) {
        return jdbc.sql("select * from audit_entry where chain_position > ? order by chain_position limit ?")
                .params(after, PAGE)
                .query((row, index) -> new AuditFinding.Row(
                        AuditTrail.entry(row, index),
                        row.getLong("chain_position"),
                        row.getString("content_hash"),
                        row.getString("chain_hash")))
                .list();
    }

    /** What is gone for its age went whole, and an entry of the chain tells of it. */
    private void beforeItsBegin(AuditChain.Checkpoint begin, Walk walk) {
        boolean isTold = !jdbc.sql("select 1 from audit_entry where object_type = ? and object_id = ? and action = ?")
                .params(AuditRetention.AUDIT, Long.toString(begin.position()), AuditRetention.CLEARED)
                .query(Integer.class)
                .list()
                .isEmpty();
        boolean isWhole = jdbc.sql("select 1 from audit_entry where chain_position <= ? limit 1")
                .param(begin.position())
                .query(Integer.class)
                .list()
                .isEmpty();
        if (!isTold || !isWhole) {
            walk.find(new AuditFinding(
                    AuditFinding.Kind.CLEARED,
                    begin.position(),
                    null,
                    isWhole
                            ? "Entries up to place " + begin.position() + " were removed, and no entry tells of it"
                            : "There are entries before place " + begin.position() + ", up to which all were removed"));
        }
    }

    /** One way through the chain. */
    private static final class Walk {

        private final Map<Long, Map<String, String>> expected = new TreeMap<>();
        private final List<AuditFinding> findings = new ArrayList<>();
        private long position;
        private @Nullable String hash;
        private long entries;
        private Instant latest = Instant.MIN;

        Walk(long position, String hash) {
            this.position = position;
            this.hash = hash;
        }

        void expect(long at, String seal, String witness) {
            expected.computeIfAbsent(at, none -> new TreeMap<>()).put(witness, seal);
        }

        void step(AuditFinding.Row row) {
            if (row.position() != position + 1) {
                find(AuditFinding.removed(position + 1, row.position() - 1));
                hash = null;
            }
            if (!AuditHashes.content(row.entry()).equals(row.content())) {
                find(AuditFinding.changed(row));
            } else if (hash != null && !AuditHashes.chained(hash, row.content()).equals(row.hash())) {
                find(AuditFinding.outOfPlace(row));
            }
            if (row.entry().at().plus(DISORDER).isBefore(latest)) {
                find(AuditFinding.backdated(row));
            } else if (row.entry().at().isAfter(latest)) {
                latest = row.entry().at();
            }
            compare(row.position(), row.hash());
            position = row.position();
            hash = row.hash();
            entries++;
        }

        private void compare(long at, String seal) {
            Map<String, String> witnesses = expected.remove(at);
            if (witnesses != null) {
                witnesses.forEach((witness, said) -> {
                    if (!said.equals(seal)) {
                        find(AuditFinding.rewritten(at, witness));
                    }
                });
            }
        }

        /** What nobody came to is gone from the end; the place before the first entry is where the walk began. */
        void end(long last) {
            if (position < last) {
                find(AuditFinding.removed(position + 1, last));
            } else if (position > last) {
                find(AuditFinding.rewritten(last, "the end of the chain"));
            }
            expected.keySet().removeIf(at -> at <= last);
            expected.forEach((at, witnesses) -> find(AuditFinding.removed(last + 1, at)));
        }

        void find(AuditFinding finding) {
            if (findings.size() < AuditVerdict.MOST) {
                findings.add(finding);
            }
        }
    }
}
