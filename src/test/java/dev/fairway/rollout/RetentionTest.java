package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.fleet.EventRetention;
import dev.fairway.fleet.Sql;
import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept for a while goes, and what is still needed does not. */
@FairwayTest
class RetentionTest {

    private static final Duration LONG_AGO = Duration.ofDays(401);

    private final Client client;
    private final JdbcClient jdbc;
    private final EventRetention events;
    private final GrantRetention grants;
    private World world;

    @Autowired
    RetentionTest(@LocalServerPort int port, JdbcClient jdbc, EventRetention events, GrantRetention grants) {
        this.client = new Client(port, FairwayTest.TOKEN);
        this.jdbc = jdbc;
        this.events = events;
        this.grants = grants;
    }

    @BeforeEach
    void aMachineThatHasTakenARelease() {
        world = new World(client);
        world.promote("2.0.0");
        client.answerTo(world.check("m1", "1.0.0"));
        client.answerTo(world.check("m1", "2.0.0"));
    }

    @Test
    void events_that_are_older_than_is_kept_go() {
        int before = count("machine_event");
        assertThat(before).isGreaterThan(2);
        jdbc.sql("update machine_event set happened_at = ? where product_id = ? and kind = 'registered'")
                .params(Sql.time(Instant.now().minus(LONG_AGO)), product())
                .update();
        sweepEvents();
        assertThat(count("machine_event")).isEqualTo(before - 1);
    }

    /** As if nothing were before them in the log of the server that all tests share. */
    private void sweepEvents() {
        jdbc.sql("delete from machine_event where product_id <> ?")
                .param(product())
                .update();
        events.sweep(Instant.now());
    }

    @Test
    void the_latest_grant_stays_while_its_rollout_is_open_and_those_before_it_go() {
        anEarlierGrant();
        passLongAgo();
        sweepGrants();
        assertThat(count("machine_grant")).isEqualTo(1);
        assertThat(evidence()).isEqualTo(1);
    }

    @Test
    void once_its_rollout_is_over_for_long_grants_and_evidence_go() {
        passLongAgo();
        world.promote("3.0.0");
        sweepGrants();
        assertThat(evidence()).as("it is not over for long").isEqualTo(1);
        assertThat(count("machine_grant"))
                .as("it ended long ago, and nothing can correct it")
                .isZero();
        jdbc.sql("update rollout set stopped_at = ? where product_id = ? and state = 'superseded'")
                .params(Sql.time(Instant.now().minus(LONG_AGO)), product())
                .update();
        sweepGrants();
        assertThat(evidence()).isZero();
    }

    @Test
    void what_is_open_or_younger_stays() {
        client.answerTo(world.check("m2", "1.0.0"));
        world.promote("3.0.0");
        sweepGrants();
        assertThat(count("machine_grant")).isEqualTo(2);
    }

    private void anEarlierGrant() {
        jdbc.sql("""
                        insert into machine_grant (id, machine_id, product_id, group_id, release_id, version, from_version,
                          outcome, progress, granted_at, deadline, ended_at, rollout_id, stage, floor_step)
                        select ?, machine_id, product_id, group_id, release_id, version, from_version, 2, 5, ?, deadline,
                          ended_at, rollout_id, stage, floor_step
                        from machine_grant where product_id = ?""")
                .params(UUID.randomUUID(), Sql.time(Instant.now().minus(LONG_AGO.multipliedBy(2))), product())
                .update();
    }

    private void passLongAgo() {
        jdbc.sql("update machine_grant set ended_at = ? where product_id = ? and ended_at is not null")
                .params(Sql.time(Instant.now().minus(LONG_AGO)), product())
                .update();
    }

    /** Twice, for another sweep may have left its walk in the middle; evidence goes by one rollout at a time. */
    private void sweepGrants() {
        for (int i = 0; i < 3; i++) {
            grants.sweep(Instant.now());
        }
    }

    private int evidence() {
        return jdbc.sql("""
                        select count(*) from rollout_evidence e join rollout r on r.id = e.rollout_id
                        where r.product_id = ?""").param(product()).query(Integer.class).single();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table + " where product_id = ?")
                .param(product())
                .query(Integer.class)
                .single();
    }

    private UUID product() {
        return UUID.fromString(world.product());
    }
}
