package dev.fairway.wall;

import static dev.fairway.testing.World.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.fairway.testing.Client;
import dev.fairway.testing.Client.Reply;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.World;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a wall tells, to whom, for how long, and what it never tells. */
@FairwayTest
class WallTest {

    private static final Duration SECONDS = Duration.ofSeconds(6);
    private static final String INTRANET = "https://intranet.example.com";

    private final Client client;
    private final Screen screen;
    private final int port;
    private World world;

    WallTest(@LocalServerPort int port) {
        this.port = port;
        client = new Client(port, FairwayTest.TOKEN);
        screen = Screen.at(port);
    }

    @BeforeEach
    void aWorld() {
        world = new World(client);
    }

    /** A link with its id and the path of its wall. */
    private record Link(String id, String path) {}

    private Link link(String more) {
        Reply made = client.post(
                "/wall-links", quoted("{'name': 'the room', 'groups': ['" + world.group() + "']" + more + "}"));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        String url = made.text("url");
        return new Link(made.text("id"), url.substring(url.indexOf("/wall/")));
    }

    private JsonNode board(Link link) {
        Instant now = Instant.now();
        while (true) {
            HttpResponse<String> answer = screen.get(link.path() + ".json");
            assertThat(answer.statusCode()).isEqualTo(200);
            JsonNode wall = JsonMapper.shared().readTree(answer.body());
            // Whoever asks often is shown the same look for a second.
            if (Instant.parse(wall.get("asOf").asString()).isAfter(now)) {
                return wall.get("board");
            }
        }
    }

    @Test
    void it_tells_of_its_groups_and_in_its_panels_only() {
        client.answerTo(world.check("m1", "1.0.0"));
        client.answerTo(world.check("m2", "1.0.0"));
        world.promote("2.0.0");
        JsonNode all = board(link(""));
        assertThat(all.get("verdict").get("machines").asInt()).isEqualTo(2);
        assertThat(all.get("verdict").get("percent").asString()).isEqualTo("0");
        assertThat(all.get("rollouts").get(0).get("group").asString()).isEqualTo("stable");
        assertThat(all.get("events").toString()).contains("stable gets 2.0.0", "Channel stable");
        JsonNode one = board(link(", 'panels': ['health']"));
        assertThat(one.get("health").size()).isEqualTo(5);
        assertThat(one.get("verdict").isNull()
                        && one.get("rollouts").isNull()
                        && one.get("events").isNull())
                .isTrue();
    }

    @Test
    void no_machine_is_ever_named_and_no_person_where_names_are_hidden() {
        client.answerTo(world.check("secret-machine-7", "1.0.0"));
        world.promote("2.0.0");
        client.post(world.rolloutPath() + "/pause", quoted("{'reason': 'ask Margaret'}"));
        String hidden = board(link("")).toString();
        assertThat(hidden)
                .contains("PAUSED", "paused for less than a minute")
                .doesNotContain("Margaret", "secret-machine", "token:");
        String shown = board(link(", 'showNames': true")).toString();
        assertThat(shown).contains("ask Margaret").doesNotContain("secret-machine");
    }

    @Test
    void a_change_arrives_within_seconds_and_a_beat_every_second() {
        client.answerTo(world.check("m1", "1.0.0"));
        try (Screen.Stream stream = screen.open(link("").path())) {
            assertThat(stream.next("state", SECONDS)).contains("\"machines\":1");
            assertThat(stream.next("beat", SECONDS)).contains("\"asOf\":");
            client.answerTo(world.check("m2", "1.0.0"));
            assertThat(stream.next("state", SECONDS)).contains("\"machines\":2");
        }
    }

    @Test
    void a_link_that_is_revoked_ends_its_open_walls() {
        Link link = link("");
        try (Screen.Stream stream = screen.open(link.path())) {
            stream.next("state", SECONDS);
            assertThat(client.call("DELETE", "/wall-links/" + link.id(), null, Map.of())
                            .status())
                    .isEqualTo(204);
            assertThat(stream.next("gone", SECONDS)).isEqualTo("revoked");
            stream.next("end", SECONDS);
        }
        assertThat(screen.get(link.path()).statusCode()).isEqualTo(404);
        assertThat(client.call("DELETE", "/wall-links/" + link.id(), null, Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_link_that_expires_ends_its_open_walls() {
        Link link = link(", 'expires': '" + Instant.now().plusSeconds(3) + "'");
        try (Screen.Stream stream = screen.open(link.path())) {
            assertThat(stream.next("gone", Duration.ofSeconds(10))).isEqualTo("expired");
            stream.next("end", SECONDS);
        }
        assertThat(screen.get(link.path() + ".json").statusCode()).isEqualTo(404);
    }

    @Test
    void who_guesses_is_not_listened_to_for_a_while_but_who_knows_is() {
        Link link = link("");
        Screen guesser = Screen.from("127.0.0.77", port);
        for (int i = 0; i < Guesses.MOST; i++) {
            assertThat(guesser.get("/wall/fww_guess" + i).statusCode()).isEqualTo(404);
        }
        HttpResponse<String> refused = guesser.get("/wall/fww_another");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(screen.get(link.path()).statusCode()).isEqualTo(200);
        assertThat(guesser.get(link.path()).statusCode()).isEqualTo(200);
    }

    @Test
    void only_pages_of_the_origins_that_it_names_may_embed_it() {
        Link link = link(", 'origins': ['" + INTRANET + "/']");
        HttpResponse<String> page = screen.get(link.path());
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .endsWith("frame-ancestors " + INTRANET);
        assertThat(page.headers().firstValue("X-Frame-Options")).isEmpty();
        String allowed = "Access-Control-Allow-Origin";
        assertThat(screen.get(link.path() + ".json", "Origin", INTRANET)
                        .headers()
                        .firstValue(allowed))
                .contains(INTRANET);
        assertThat(screen.get(link.path() + ".json", "Origin", "https://elsewhere.example.com")
                        .headers()
                        .firstValue(allowed))
                .isEmpty();
        assertThat(screen.get(link("").path())
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .endsWith("frame-ancestors 'none'");
        assertThat(screen.get("/login").headers().firstValue("X-Frame-Options")).contains("DENY");
    }

    @Test
    void nothing_of_it_is_kept_or_handed_on() {
        Link link = link("");
        for (String what : new String[] {"", ".json", "/badge.svg"}) {
            HttpResponse<String> answer = screen.get(link.path() + what);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(answer.body()).doesNotContain(link.path().substring(6));
        }
        assertThat(screen.get(link.path() + "/badge.svg").body())
                .startsWith("<svg")
                .contains("no target");
        assertThat(client.get("/wall-links").body().toString())
                .doesNotContain(link.path().substring(6));
    }

    @Test
    void no_log_tells_a_token() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger spring = (Logger) LoggerFactory.getLogger("org.springframework");
        Logger ours = (Logger) LoggerFactory.getLogger("dev.fairway");
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        root.addAppender(heard);
        spring.setLevel(Level.DEBUG);
        ours.setLevel(Level.TRACE);
        try {
            Link link = link("");
            for (String what : new String[] {"", ".json", "/badge.svg", "x", "/nothing"}) {
                screen.get(link.path() + what);
            }
            screen.open(link.path()).close();
            assertThat(heard.list)
                    .noneMatch(event ->
                            event.getFormattedMessage().contains(link.path().substring(6)));
        } finally {
            spring.setLevel(null);
            ours.setLevel(Level.INFO);
            root.detachAppender(heard);
        }
    }

    @Test
    void links_are_made_by_those_who_may_and_say_what_is_wrong() {
        String viewer = client.post("/tokens", quoted("{'name': 'v', 'role': 'viewer'}"))
                .text("token");
        assertThat(client.with(viewer).get("/wall-links").status()).isEqualTo(403);
        assertThat(client.with("").get("/wall-links").status()).isEqualTo(401);
        assertThat(field("{'name': ''}")).isEqualTo("name");
        assertThat(field("{'name': 'x', 'origins': ['intranet']}")).isEqualTo("origins");
        assertThat(field("{'name': 'x', 'panels': ['weather']}")).isEqualTo("panels");
        assertThat(field("{'name': 'x', 'theme': 'pink'}")).isEqualTo("theme");
        assertThat(field("{'name': 'x', 'rotateSeconds': 1}")).isEqualTo("rotateSeconds");
        assertThat(field("{'name': 'x', 'expires': '2020-01-01T00:00:00Z'}")).isEqualTo("expires");
        assertThat(field("{'name': 'x', 'groups': []}")).isEqualTo("groups");
        Link link = link("");
        assertThat(client.get("/audit?type=wall-link&limit=1").body().toString())
                .contains("created", link.id());
    }

    private String field(String json) {
        Reply refused = client.post("/wall-links", quoted(json));
        assertThat(refused.status()).isEqualTo(400);
        return refused.text("field");
    }
}
