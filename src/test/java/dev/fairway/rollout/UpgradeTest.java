package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.base.Arch;
import dev.fairway.base.Version;
import dev.fairway.rollout.policy.ReleaseFacts;
import dev.fairway.rollout.policy.RolloutFacts;
import dev.fairway.rollout.policy.RolloutState;
import dev.fairway.testing.TestDatabase;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database from before there were rollouts, with a fleet in the middle of an update. */
@Tag("database")
class UpgradeTest {

    private static final UUID FLATCAR = UUID.fromString("e96281a6-d1af-4bde-9a0a-97b76e56dc57");
    private static final UUID STABLE = UUID.fromString("263f2dac-7520-576f-aa32-730cffeb7947");
    private static final UUID BETA = UUID.fromString("490cea59-5b65-5a7c-bee1-c9b230747b9f");

    private final DataSource database = database();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final UUID release = UUID.randomUUID();

    @Test
    void its_groups_go_on_towards_what_their_channels_point_at_and_its_grants_count() {
        migrate("2");
        aReleaseOnStable();
        aMachine("downloads", 2, "e96281a6:1");
        aMachine("waits-for-its-reboot", 4, "e96281a6:2");
        aMachineThatFellBack();
        migrate("latest");

        RolloutStore rollouts = new RolloutStore(jdbc);
        RolloutInfo rollout = rollouts.openOf(STABLE).orElseThrow();
        assertThat(rollout.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(rollout.release()).isEqualTo(release);
        RolloutFacts facts = RolloutFigures.facts(
                rollout, new ReleaseFacts(release, Version.of("4230.2.1"), Arch.AMD64, null, null));
        assertThat(facts.openBuckets()).as("everybody may go").isEqualTo(RolloutFacts.BUCKETS);
        assertThat(rollouts.openOf(BETA)).as("its channel points at nothing").isEmpty();
        assertThat(rollouts.tallies(java.util.List.of(rollout.id())).get(rollout.id()))
                .extracting(RolloutTally::granted, RolloutTally::inFlight)
                .containsExactly(2, 1);
        assertThat(gateOf(STABLE)).isEqualTo(1);
        assertThat(gateOf(BETA)).isZero();
        assertThat(jdbc.sql(
                                "select attempts from machine where id = 'fell-back' and failed_release_id = ? and fell_back")
                        .param(release)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void its_machines_are_in_the_tallies_the_most_run_versions_by_name() {
        migrate("4");
        for (int i = 0; i < 503; i++) {
            aMachineThatRuns("m" + i, "1.0." + i);
        }
        for (int i = 0; i < 5; i++) {
            aMachineThatRuns("n" + i, "2.0.0");
        }
        migrate("latest");
        assertThat(tallied("version = '2.0.0'")).isEqualTo(5);
        assertThat(tallied("version = 'other'")).isEqualTo(4);
        assertThat(tallied("1 = 1")).isEqualTo(508);
        assertThat(jdbc.sql("select count(*) from tally_overflow")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from tally_version")
                        .query(Integer.class)
                        .single())
                .isEqualTo(500);
    }

    private int tallied(String which) {
        return jdbc.sql("select sum(machines) from machine_tally where " + which)
                .query(Integer.class)
                .single();
    }

    private void aMachineThatRuns(String id, String version) {
        jdbc.sql("""
                        insert into machine (id, product_id, labels, revision, version, version_key, track, arch, oem, address,
                          group_id, progress, health, first_seen, last_seen)
                        values (?, ?, '', 0, ?, '1', 'stable', 'amd64', '', '192.0.2.1', ?, 0, 5, current_timestamp,
                          current_timestamp)""").params(id, FLATCAR, version, STABLE).update();
    }

    private int gateOf(UUID group) {
        return jdbc.sql("select in_flight from group_gate where group_id = ?")
                .param(group)
                .query(Integer.class)
                .single();
    }

    private void aReleaseOnStable() {
        jdbc.sql("""
                        insert into release (id, product_id, version, arch, published_at, action_attributes, revision)
                        values (?, ?, '4230.2.1', 'amd64', current_timestamp, '{}', 0)""").params(release, FLATCAR).update();
        jdbc.sql("update channel set release_id = ? where name = 'stable' and arch = 'amd64'")
                .param(release)
                .update();
    }

    private void aMachine(String id, int progress, String openKey) {
        jdbc.sql("""
                        insert into machine (id, product_id, labels, revision, version, version_key, track, arch, oem, address,
                          group_id, progress, health, first_seen, last_seen)
                        values (?, ?, '', 0, '4000.0.0', '4000', 'stable', 'amd64', '', '192.0.2.1', ?, ?, 4,
                          current_timestamp, current_timestamp)""").params(id, FLATCAR, STABLE, progress).update();
        jdbc.sql("""
                        insert into machine_grant (id, machine_id, product_id, group_id, release_id, version, from_version,
                          open_key, outcome, progress, granted_at, deadline)
                        values (?, ?, ?, ?, ?, '4230.2.1', '4000.0.0', ?, 0, ?, current_timestamp, current_timestamp)""")
                .params(UUID.randomUUID(), id, FLATCAR, STABLE, release, openKey, progress)
                .update();
    }

    private void aMachineThatFellBack() {
        jdbc.sql("""
                        insert into machine (id, product_id, labels, revision, version, version_key, track, arch, oem, address,
                          group_id, progress, health, fell_back_from, first_seen, last_seen)
                        values ('fell-back', ?, '', 0, '4000.0.0', '4000', 'stable', 'amd64', '', '192.0.2.1', ?, 5, 0, ?,
                          current_timestamp, current_timestamp)""").params(FLATCAR, STABLE, release).update();
    }

    private void migrate(String target) {
        String vendor = TestDatabase.isPostgres() ? "postgresql" : "h2";
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + vendor)
                .failOnMissingLocations(false)
                .target(target)
                .load()
                .migrate();
    }

    private static DataSource database() {
        if (!TestDatabase.isPostgres()) {
            return new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        }
        Map<String, String> settings = TestDatabase.settings();
        return new DriverManagerDataSource(
                settings.getOrDefault("spring.datasource.url", ""),
                settings.getOrDefault("spring.datasource.username", ""),
                settings.getOrDefault("spring.datasource.password", ""));
    }
}
