package dev.fairway.fleet;

import static dev.fairway.testing.World.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.base.ProductId;
import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Machines that nobody expects any more, and what becomes of them when they come back. */
@FairwayTest
class ArchiveTest {

    private final Client client;
    private final JdbcClient jdbc;
    private final SilenceSweep silence;
    private final ArchiveSweep sweep;
    private final Tallies tallies;
    private World world;

    @Autowired
    ArchiveTest(@LocalServerPort int port, JdbcClient jdbc, SilenceSweep silence, ArchiveSweep sweep, Tallies tallies) {
        this.client = new Client(port, FairwayTest.TOKEN);
        this.jdbc = jdbc;
        this.silence = silence;
        this.sweep = sweep;
        this.tallies = tallies;
    }

    @BeforeEach
    void aMachine() {
        world = new World(client);
        client.answerTo(world.check("m1", "1.0.0"));
    }

    @Test
    void a_machine_that_was_silent_for_too_long_is_in_no_list_and_no_figure() {
        assertThat(tallied()).isEqualTo(1);
        archiveAll();
        assertThat(client.get("/machines?product=" + world.product()).body().get("items"))
                .isEmpty();
        assertThat(client.get(path()).status()).isEqualTo(404);
        assertThat(tallied()).isZero();
        assertThat(archived()).isEqualTo(1);
    }

    @Test
    void a_machine_that_is_only_silent_stays() {
        quietFor(Duration.ofDays(80));
        sweepAll();
        assertThat(world.state("m1")).isEqualTo("idle silent");
    }

    @Test
    void one_that_comes_back_is_known_as_before_and_its_log_tells_of_both() {
        client.patch(path(), """
                {'alias': 'Ada', 'labels': ['rack-7'], 'notes': 'old disk', 'group': '%s'}""".formatted(world.group()));
        String firstSeen = world.machine("m1").get("firstSeen").asString();
        archiveAll();
        client.answerTo(world.check("m1", "1.0.0"));
        JsonNode machine = world.machine("m1");
        assertThat(machine.get("alias").asString()).isEqualTo("Ada");
        assertThat(machine.get("labels").get(0).asString()).isEqualTo("rack-7");
        assertThat(machine.get("notes").asString()).isEqualTo("old disk");
        assertThat(machine.get("firstSeen").asString()).isEqualTo(firstSeen);
        assertThat(world.state("m1")).isEqualTo("idle healthy");
        assertThat(kinds()).startsWith("returned", "archived").contains("registered");
        assertThat(tallied()).isEqualTo(1);
        assertThat(archived()).isZero();
    }

    @Test
    void one_whose_group_went_meanwhile_is_in_the_group_that_takes_it_now() {
        String passing = client.post(
                        "/groups", quoted("{'product': '%s', 'name': 'passing'}".formatted(world.product())))
                .text("id");
        client.post("/groups/" + passing + "/machines", quoted("{'machineIds': ['m1']}"));
        archiveAll();
        assertThat(delete("/groups/" + passing)).isEqualTo(204);
        client.answerTo(world.check("m1", "1.0.0"));
        assertThat(world.machine("m1").get("group").asString()).isEqualTo(world.group());
        assertThat(tallied()).isEqualTo(1);
    }

    @Test
    void one_that_a_person_holds_or_that_has_leave_stays() {
        client.patch(path(), "{'hold': {'reason': 'evidence', 'until': null}}");
        archiveAll();
        assertThat(world.state("m1")).isEqualTo("idle silent");

        world.promote("2.0.0");
        client.answerTo(world.check("m2", "1.0.0"));
        archiveAll();
        assertThat(world.state("m2")).isEqualTo("granted silent");
    }

    @Test
    void one_in_the_archive_can_be_forgotten() {
        archiveAll();
        assertThat(delete(path())).isEqualTo(204);
        assertThat(delete(path())).isEqualTo(404);
        assertThat(archived()).isZero();
        client.answerTo(world.check("m1", "1.0.0"));
        assertThat(kinds()).containsExactly("registered");
    }

    @Test
    void one_in_the_archive_whose_id_no_other_has_is_forgotten_by_its_id() {
        String id = UUID.randomUUID().toString();
        client.answerTo(world.check(id, "1.0.0"));
        archiveAll();
        assertThat(delete("/machines/" + id)).isEqualTo(204);
        assertThat(archived()).as("m1 is left").isEqualTo(1);
    }

    @Test
    void the_archive_has_every_column_of_a_machine() {
        assertThat(columns("machine_archive")).containsAll(columns("machine")).contains("archived_at");
        archiveAll();
        assertThat(jdbc.sql("select count(*) from machine_archive where product_id = ? and archived_at > last_seen")
                        .param(product())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private int delete(String path) {
        return client.call("DELETE", path, null, Map.of()).status();
    }

    private List<String> columns(String table) {
        return jdbc.sql("select lower(column_name) from information_schema.columns where lower(table_name) = ?")
                .param(table.toLowerCase(Locale.ROOT))
                .query((row, index) -> row.getString(1))
                .list();
    }

    private void archiveAll() {
        quietFor(Duration.ofDays(100));
        sweepAll();
    }

    private void quietFor(Duration quiet) {
        jdbc.sql("update machine set last_seen = ? where product_id = ?")
                .params(Sql.time(Instant.now().minus(quiet)), product())
                .update();
        silence.sweep();
    }

    /** Twice, for another sweep may have left its walk in the middle. */
    private void sweepAll() {
        sweep.sweep(Instant.now());
        sweep.sweep(Instant.now());
    }

    private List<String> kinds() {
        return client.get("/machines/m1/events?product=" + world.product())
                .body()
                .get("items")
                .valueStream()
                .map(event -> event.get("kind").asString())
                .toList();
    }

    private int tallied() {
        return tallies.all().stream()
                .filter(tally -> tally.product().equals(new ProductId(product())))
                .mapToInt(Tallies.Tally::machines)
                .sum();
    }

    private int archived() {
        return jdbc.sql("select count(*) from machine_archive where product_id = ?")
                .param(product())
                .query(Integer.class)
                .single();
    }

    private UUID product() {
        return UUID.fromString(world.product());
    }

    private String path() {
        return "/machines/m1?product=" + world.product();
    }
}
