package dev.fairway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.access.AuditFinding.Kind;
import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.TestDatabase;
import dev.fairway.testing.World;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever is done to the audit trail behind Fairway's back is found, and said where. */
@FairwayTest
class AuditChainTest {

    private final Client client;
    private final JdbcClient jdbc;
    private final AuditChain chain;
    private final AuditVerifier verifier;
    private final AuditTrail audit;
    private final Clock clock;
    private final PlatformTransactionManager transactions;
    private final Environment settings;

    @Autowired
    AuditChainTest(
            @LocalServerPort int port,
            JdbcClient jdbc,
            AuditChain chain,
            AuditVerifier verifier,
            AuditTrail audit,
            Clock clock,
            PlatformTransactionManager transactions,
            Environment settings) {
        this.client = new Client(port, FairwayTest.TOKEN);
        this.jdbc = jdbc;
        this.chain = chain;
        this.verifier = verifier;
        this.audit = audit;
        this.clock = clock;
        this.transactions = transactions;
        this.settings = settings;
    }

    @BeforeEach
    void somethingIsSealed() {
        new World(client).promote("1.0.0");
        chain.seal();
        // H2 has no way around its triggers but to take them away, and no way to take that back.
        if (!TestDatabase.isPostgres()) {
            jdbc.sql("drop trigger if exists audit_entry_stands").update();
        }
    }

    @AfterEach
    void theTriggerStands() {
        if (!TestDatabase.isPostgres()) {
            jdbc.sql("create trigger if not exists audit_entry_stands before update, delete on audit_entry"
                            + " for each row call 'dev.fairway.access.StandingEntries'")
                    .update();
        }
    }

    @Test
    void what_nobody_touched_is_intact() {
        AuditVerdict verdict = verifier.verify(List.of());
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.sealedUpTo()).isEqualTo(chain.head().position()).isGreaterThan(3);
        assertThat(verdict.entries()).isEqualTo(verdict.sealedUpTo() - verdict.cleared());
    }

    @Test
    void an_entry_that_is_edited_is_named() {
        assertThat(after("update audit_entry set actor = 'somebody else' where chain_position = %1$d"))
                .containsExactly(found(Kind.CHANGED, 1));
        assertThat(after(
                        "update audit_entry set reason = null where chain_position = %1$d and reason is not null",
                        "update audit_entry set happened_at = happened_at - interval '1' second"
                                + " where chain_position = %1$d"))
                .containsExactly(found(Kind.CHANGED, 1));
    }

    @Test
    void entries_that_are_removed_are_named_in_the_middle_and_at_the_end() {
        assertThat(after("delete from audit_entry where chain_position = %1$d"))
                .containsExactly(found(Kind.REMOVED, 1));
        assertThat(after("delete from audit_entry where chain_position >= %2$d"))
                .containsExactly(found(Kind.REMOVED, 2));
    }

    @Test
    void a_gap_that_is_closed_by_moving_the_rest_up_shows_where_it_was() {
        assertThat(after(
                        "delete from audit_entry where chain_position = %1$d",
                        "update audit_entry set chain_position = %1$d where chain_position = %2$d",
                        "update audit_entry set chain_position = %2$d where chain_position = %3$d",
                        "update audit_head set chain_position = %2$d"))
                .first()
                .isEqualTo(found(Kind.OUT_OF_PLACE, 1));
    }

    @Test
    void entries_that_change_places_are_named() {
        assertThat(after(
                        "update audit_entry set chain_position = 0 where chain_position = %1$d",
                        "update audit_entry set chain_position = %1$d where chain_position = %2$d",
                        "update audit_entry set chain_position = %2$d where chain_position = 0"))
                .first()
                .isEqualTo(found(Kind.OUT_OF_PLACE, 1));
    }

    @Test
    void an_entry_that_is_put_into_the_past_is_named_when_it_is_sealed() {
        List<AuditFinding> findings = tampered(() -> {
            jdbc.sql("insert into audit_entry (happened_at, actor, action, object_type, object_id)"
                            + " values (current_timestamp - interval '9' hour, 'mallory', 'edited', 'group', 'g')")
                    .update();
            chain.seal();
            return List.of();
        });
        assertThat(findings).extracting(AuditFinding::kind).containsExactly(Kind.BACKDATED);
        assertThat(findings.getFirst().sentence()).contains("mallory");
    }

    @Test
    void an_entry_that_is_put_between_others_is_named() {
        assertThat(after(
                        "update audit_entry set chain_position = %3$d + 1 where chain_position = %3$d",
                        "insert into audit_entry (happened_at, actor, action, object_type, object_id, chain_position,"
                                + " content_hash, chain_hash) select happened_at, 'mallory', action, object_type,"
                                + " object_id, %3$d, content_hash, chain_hash from audit_entry"
                                + " where chain_position = %2$d"))
                .first()
                .isEqualTo(found(Kind.CHANGED, 3));
    }

    @Test
    void a_chain_that_is_wholly_written_anew_does_not_fit_a_checkpoint_that_was_kept_elsewhere() {
        AuditChain.Head end = chain.head();
        List<AuditFinding> findings = tampered(() -> {
            String forged = AuditHashes.chained("0".repeat(64), "f".repeat(64));
            jdbc.sql("update audit_entry set chain_hash = ? where chain_position = ?")
                    .params(forged, end.position())
                    .update();
            jdbc.sql("update audit_head set chain_hash = ?").param(forged).update();
            return List.of(new AuditVerifier.Kept(end.position(), end.hash()));
        });
        assertThat(findings).extracting(AuditFinding::kind).contains(Kind.REWRITTEN);
    }

    @Test
    void the_database_itself_refuses_changes_of_entries() {
        theTriggerStands();
        long last = chain.head().position();
        for (String attempt : List.of(
                "update audit_entry set actor = 'x' where chain_position = " + last,
                "update audit_entry set chain_hash = 'x' where chain_position = " + last,
                "delete from audit_entry where chain_position = " + last)) {
            assertThatThrownBy(() -> jdbc.sql(attempt).update()).as(attempt).hasStackTraceContaining("not changed");
        }
        assertThatThrownBy(() ->
                        jdbc.sql("update audit_checkpoint set chain_hash = 'x'").update())
                .hasStackTraceContaining("only added to");
    }

    @Test
    void old_entries_go_whole_and_the_chain_goes_on_from_a_checkpoint() {
        AuditRetention retention =
                new AuditRetention(jdbc, chain, audit, Clock.offset(clock, Duration.ofDays(3)), "P1D", transactions);
        theTriggerStands();
        inVain(() -> {
            assertThat(retention.sweep()).isPositive();
            new TransactionTemplate(transactions)
                    .executeWithoutResult(status -> audit.record(
                            Actor.SYSTEM, "edited", new AuditTrail.Subject("group", "g"), null, null, "after that"));
            chain.seal();
            AuditVerdict verdict = verifier.verify(List.of());
            assertThat(verdict.findings()).isEmpty();
            assertThat(verdict.cleared()).isPositive();
            assertThat(verdict.entries()).isPositive();
        });
    }

    @Test
    void whoever_seals_at_the_same_time_seals_one_chain() throws Exception {
        theTriggerStands();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Object>> work = new java.util.ArrayList<>();
            for (int i = 0; i < 4; i++) {
                work.add(() -> new World(client));
                work.add(() -> {
                    chain.seal();
                    return "";
                });
            }
            for (var done : many.invokeAll(work)) {
                done.get();
            }
        }
        chain.seal();
        assertThat(verifier.verify(List.of()).findings()).isEmpty();
    }

    @Test
    void the_command_says_what_it_found_and_a_checkpoint_to_keep() {
        AuditChain.Head end = chain.head();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        List<String> typed =
                new java.util.ArrayList<>(List.of("verify", "--checkpoint", end.position() + ":" + end.hash()));
        for (String name : List.of("url", "username", "password")) {
            String value = settings.getProperty("spring.datasource." + name);
            if (value != null) {
                typed.add("--spring.datasource." + name + "=" + value);
            }
        }
        int code = AuditCommand.run(typed, new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("is intact", "Checkpoint ");
        assertThat(code).isZero();
        assertThat(AuditCommand.run(List.of("verfy"), new PrintStream(said, true, StandardCharsets.UTF_8)))
                .isEqualTo(2);
    }

    /** What is found after these statements, as kind and as how many places before the end of the chain. */
    private List<String> after(String... statements) {
        long last = chain.head().position();
        List<AuditFinding> findings = tampered(() -> {
            for (String statement : statements) {
                jdbc.sql(statement.formatted(last - 2, last - 1, last)).update();
            }
            return List.of();
        });
        return findings.stream()
                .map(finding -> found(finding.kind(), (int) (finding.position() - last + 3)))
                .toList();
    }

    private static String found(Kind kind, int place) {
        return kind + " at place " + place + " of the last three";
    }

    private List<AuditFinding> tampered(Callable<List<AuditVerifier.Kept>> deed) {
        List<AuditFinding> findings = new java.util.ArrayList<>();
        inVain(() -> {
            // nobody else seals meanwhile
            chain.lock();
            if (TestDatabase.isPostgres()) {
                jdbc.sql("set local session_replication_role = replica").update();
            }
            try {
                findings.addAll(verifier.verify(deed.call()).findings());
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
        });
        return findings;
    }

    /** Does something that leaves no trace. */
    private void inVain(Runnable deed) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            status.setRollbackOnly();
            deed.run();
        });
    }
}
