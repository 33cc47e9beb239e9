package dev.fairway.torture;

import static dev.fairway.testing.World.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.fairway.testing.Browser;
import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.ServerProcess;
import dev.fairway.testing.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walls in a real browser: embedded by pages of others, and open while the server and its database come and go. */
class WallJourneyTest {

    private static final String WALL = "(document.querySelector('fairway-wall')?.shadowRoot.textContent ?? '')";
    private static final String IS_STALE =
            "document.querySelector('fairway-wall').shadowRoot.querySelector('.stale') !== null";

    @TempDir
    private static Path folder;

    private static OwnPostgres postgres;
    private static Map<String, String> settings;
    private static ServerProcess server;

    @BeforeAll
    static void aServer() {
        postgres = OwnPostgres.in(folder);
        settings = postgres.settings("&socketTimeout=2");
        settings.put("fairway.bootstrap-api-token", FairwayTest.TOKEN);
        server = ServerProcess.start(settings);
    }

    @AfterAll
    static void itEnds() {
        if (server != null) {
            server.close();
        }
        postgres.close();
    }

    @Test
    void pages_of_its_origins_embed_it_and_others_cannot() throws IOException {
        try (Site intranet = new Site();
                Site stranger = new Site();
                Browser browser = new Browser(server.port())) {
            Client client = new Client(server.port(), FairwayTest.TOKEN);
            World world = new World(client);
            client.answerTo(world.check("m1", "1.0.0"));
            String wall = url(client.post(
                    "/wall-links", quoted("{'name': 'intranet', 'origins': ['" + intranet.origin() + "']}")));
            for (Site site : new Site[] {intranet, stranger}) {
                site.show("/frame", "<iframe id=wall width=640 height=360 src='" + wall + "'></iframe>");
                String script = wall.substring(0, wall.lastIndexOf('/')) + "/fairway-wall.js";
                site.show(
                        "/element",
                        "<script src='" + script + "'></script><fairway-wall style='height: 400px' src='" + wall
                                + "'></fairway-wall>");
            }

            browser.open(intranet.origin() + "/frame");
            browser.within("#wall");
            browser.await("the wall in a frame", WALL + ".includes('machine')");
            browser.outside();
            browser.open(intranet.origin() + "/element");
            browser.await("the wall as an element", WALL + ".includes('machine')");

            browser.open(stranger.origin() + "/frame");
            browser.within("#wall");
            browser.await("no wall in a frame", "location.href.startsWith('chrome-error')");
            browser.outside();
            browser.open(stranger.origin() + "/element");
            browser.await(
                    "that it was tried",
                    "performance.getEntriesByType('resource').some(one => one.name.endsWith('/events'))");
            assertThat(browser.run("return " + WALL).toString()).doesNotContain("machine");
        }
    }

    @Test
    void an_open_wall_says_how_old_it_is_and_comes_back_by_itself() {
        try (Browser browser = new Browser(server.port())) {
            browser.patience(Duration.ofSeconds(60));
            Client client = new Client(server.port(), FairwayTest.TOKEN);
            Client.Reply made = client.post("/wall-links", quoted("{'name': 'room'}"));
            browser.viewport(1920, 1080);
            browser.open(url(made).replaceFirst("http://[^/]+", "http://localhost:" + server.port()));
            browser.await("the wall", WALL + ".includes('UTC')");
            assertThat(browser.overflows()).isFalse();

            postgres.freeze();
            browser.await("that it is stale", IS_STALE);
            browser.await("why", WALL + ".includes('the server cannot read it')");
            postgres.thaw();
            browser.await("that it is fresh", "!(" + IS_STALE + ")");

            server.close();
            browser.await("that it is stale", IS_STALE);
            browser.await("why", WALL + ".includes('no connection')");
            server = ServerProcess.startAt(server.port(), settings);
            browser.await("that it is fresh", "!(" + IS_STALE + ")");

            client.call("DELETE", "/wall-links/" + made.text("id"), null, Map.of());
            browser.await("its end", WALL + ".includes('This link was revoked')");
            browser.await("nothing else", "!" + WALL + ".includes('UTC')");
        }
    }

    /** What embeds a wall names it by the port that the server listens on here. */
    private static String url(Client.Reply made) {
        return made.text("url").replaceFirst("http://[^/]+", "http://localhost:" + server.port());
    }

    /** Pages of somebody else. */
    private static final class Site implements AutoCloseable {

        private final HttpServer http;

        Site() throws IOException {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
            http.start();
        }

        String origin() {
            return "http://127.0.0.1:" + http.getAddress().getPort();
        }

        void show(String path, String body) {
            byte[] page = ("<!doctype html><title>a page</title>" + body).getBytes(StandardCharsets.UTF_8);
            http.createContext(path, exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
                exchange.close();
            });
        }

        @Override
        public void close() {
            http.stop(0);
        }
    }
}
