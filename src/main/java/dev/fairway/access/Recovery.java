package dev.fairway.access;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way back in for a team that is locked out: whoever may run commands on the server makes somebody admin, by a link that
 * is printed. Works on the database alone, beside servers that run; the embedded one is open to one process at a time, so
 * there Fairway has to be stopped first.
 */
public class Recovery {

    private final JdbcClient jdbc;
    private final AccessEpoch epoch;
    private final AccountLinks links;
    private final AuditTrail audit;
    private final Clock clock;

    Recovery(JdbcClient jdbc, AccessEpoch epoch, AccountLinks links, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.epoch = epoch;
        this.links = links;
        this.audit = audit;
        this.clock = clock;
    }

    /** What it needs of Fairway, and no more: it is no part of the server. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    @Import({
        AccessConfiguration.class,
        AccessEpoch.class,
        AccountLinks.class,
        AuditTrail.class,
        PublicUrl.class,
        Recovery.class
    })
    static class Parts {

        @Bean
        Clock clock() {
            return Clock.tick(Clock.systemUTC(), java.time.Duration.ofNanos(1000));
        }
    }

    /** An application that has just what {@link #reset} needs. */
    public static SpringApplication application() {
        SpringApplication recovery = new SpringApplication(Parts.class);
        recovery.setWebApplicationType(WebApplicationType.NONE);
        return recovery;
    }

    /**
     * Makes somebody an admin of everything who is not disabled, without a password and signed out everywhere, and a link by
     * which that person sets one. An account that there is not is made. Returns the link.
     *
     * @throws dev.fairway.base.InvalidInput if nobody can be called so
     */
    @Transactional
    public String reset(String name) {
        String key = AccountNames.checked(name);
        Actor server = new Actor("server", Role.ADMIN, null);
        epoch.advance();
        UUID known = jdbc.sql("select id from account where name = ?")
                .param(key)
                .query(UUID.class)
                .optional()
                .orElse(null);
        UUID id = known == null ? created(key) : reset(known);
        String after = key + " (admin), by the command on the server";
        audit.record(
                server, known == null ? "created" : "reset", new AuditTrail.Subject("account", id), null, after, null);
        return links.url(links.make(server, id).secret());
    }

    private UUID created(String name) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into account (id, name, role, group_scope, password_hash, disabled, created_at, revision)
                        values (?, ?, 'ADMIN', '', '', false, ?, 0)""")
                .params(id, name, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        return id;
    }

    private UUID reset(UUID id) {
        jdbc.sql("""
                        update account set role = 'ADMIN', group_scope = '', password_hash = '', disabled = false,
                          issuer = null, subject = null, revision = revision + 1 where id = ?""").param(id).update();
        jdbc.sql("delete from account_session where account_id = ?").param(id).update();
        return id;
    }
}
