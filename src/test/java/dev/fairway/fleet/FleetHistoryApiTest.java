package dev.fairway.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.World;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The fleet over time, over the API. */
@FairwayTest
class FleetHistoryApiTest {

    private final Client client;
    private final HistoryKeeping keeping;
    private World world;

    @Autowired
    FleetHistoryApiTest(@LocalServerPort int port, HistoryKeeping keeping) {
        this.client = new Client(port, FairwayTest.TOKEN);
        this.keeping = keeping;
    }

    @BeforeEach
    void aWorld() {
        world = new World(client);
    }

    @Test
    void the_versions_of_a_group_are_curves_over_the_moments_that_were_written_down() {
        client.answerTo(world.check("m1", "1.0.0"));
        Instant minute = Instant.parse("2001-01-01T00:00:00Z");
        keeping.write(minute);
        String span = "&from=" + minute.minusSeconds(30) + "&until=" + minute.plusSeconds(30);
        JsonNode curves =
                client.get("/fleet/history?group=" + world.group() + span).body();
        assertThat(curves.get("by").asString()).isEqualTo("version");
        assertThat(curves.get("step").asString()).isEqualTo("PT1M");
        assertThat(curves.get("moments").get(0).asString()).isEqualTo(minute.toString());
        assertThat(curves.get("series").get(0).get("name").asString()).isEqualTo("1.0.0");
        assertThat(curves.get("series").get(0).get("machines").get(0).asInt()).isEqualTo(1);
        JsonNode byHealth = client.get("/fleet/history?by=health&product=" + world.product() + span)
                .body();
        assertThat(byHealth.get("series").get(0).get("name").asString()).isEqualTo("healthy");
    }

    @Test
    void without_machines_there_are_no_curves() {
        JsonNode curves =
                client.get("/fleet/history?product=" + world.product()).body();
        assertThat(curves.get("series")).isEmpty();
        assertThat(curves.get("from").isString()).isTrue();
    }

    @Test
    void what_cannot_be_read_is_named() {
        for (String wrong : List.of("by=colour", "from=yesterday", "step=fast", "group=x", "step=PT1S")) {
            Client.Reply reply = client.get("/fleet/history?" + wrong);
            assertThat(reply.status()).as(wrong).isEqualTo(400);
            assertThat(reply.text("field")).isEqualTo(wrong.split("=")[0]);
        }
    }
}
