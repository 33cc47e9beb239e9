package dev.fairway.rollout;

import dev.fairway.base.Arch;
import dev.fairway.fleet.Sql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.util.AopTestUtils;
import org.springframework.transaction.PlatformTransactionManager;

/** All of Fairway on one database, with a clock that is moved by hand and as many nodes as a test wants. */
final class Bench {

    /** So often the scheduled work is done here: as seldom as counts as no outage. */
    static final Duration TICK = Duration.ofMinutes(4);

    static final Arch ARCH = Arch.AMD64;

    private final ApplicationContext beans;
    private final TimeTravel time;

    Bench(ApplicationContext beans, TimeTravel time) {
        this.beans = beans;
        this.time = time;
    }

    <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }

    JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    Instant now() {
        return time.instant();
    }

    /** Signs in a person who may do everything, on this thread. */
    static void signIn(String name) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(name, "", "ROLE_ADMIN"));
    }

    /** A day later, with nothing left of earlier tests that time would bring. */
    void begin() {
        signIn("ann");
        time.pass(Duration.ofDays(1));
        for (String table : List.of("heartbeat", "outage", "fleet_stop")) {
            jdbc().sql("delete from " + table).update();
        }
        jdbc().sql("update rollout set state = 'superseded' where state not in ('aborted', 'superseded')")
                .update();
        jdbc().sql("update configuration set epoch = epoch + 1").update();
        care();
    }

    /** Another server: a desk with a picture of its own, over the same database. */
    UpdateDesk node() {
        Pictures pictures = beans.getAutowireCapableBeanFactory().createBean(Pictures.class);
        Clerk clerk = new Clerk(
                pictures,
                bean(dev.fairway.release.ConfigurationEpoch.class),
                bean(LightRound.class),
                bean(FullRound.class),
                bean(Steward.class),
                bean(DeskMetrics.class),
                bean(Clock.class),
                bean(PlatformTransactionManager.class));
        return new UpdateDesk(pictures, clerk, bean(DeskMetrics.class), bean(DeskSettings.class));
    }

    /** What comes with time, once. */
    void care() {
        Caretaker caretaker = AopTestUtils.getTargetObject(bean(Caretaker.class));
        caretaker.minute();
    }

    /** One tick later, and looked after. */
    void tick() {
        time.pass(TICK);
        care();
    }

    /** Time passes, and the scheduled work is done in it. */
    void pass(Duration duration) {
        Instant until = now().plus(duration);
        while (now().isBefore(until)) {
            tick();
        }
    }

    /** A longer step in which the servers were there all the time, though only its end is looked after. */
    void stride(Duration duration) {
        time.pass(duration);
        jdbc().sql("update heartbeat set beat_at = ?").param(Sql.time(now())).update();
        care();
    }

    /** Time passes in which no server is there. */
    void outage(Duration duration) {
        time.pass(duration);
    }
}
