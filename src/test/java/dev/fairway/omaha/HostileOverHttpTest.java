package dev.fairway.omaha;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.World;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What wishes ill gets an error of ours, and leaves no trace. */
@FairwayTest
class HostileOverHttpTest {

    private final int port;
    private final Client client;
    private World world;

    HostileOverHttpTest(@LocalServerPort int port) {
        this.port = port;
        this.client = new Client(port, FairwayTest.TOKEN);
    }

    @BeforeEach
    void aWorld() {
        world = new World(client);
    }

    @Test
    void malformed_and_hostile_bodies_are_answered_400_and_nothing_is_recorded() {
        for (String body : RequestReaderTest.hostile()) {
            String aimed = body.replace("e96281a6-d1af-4bde-9a0a-97b76e56dc57", world.product());
            HttpResponse<byte[]> response = client.checkIn(aimed.getBytes(StandardCharsets.UTF_8));
            assertThat(response.statusCode()).as(aimed).isIn(400, 413);
        }
        assertThat(machinesOfThisWorld()).isZero();
    }

    @Test
    void one_bad_app_spoils_the_request_and_nothing_of_it_is_recorded() {
        String request = "<request><app appid=\"%1$s\" machineid=\"good\" track=\"stable\"><updatecheck/></app>"
                + "<app appid=\"%1$s\"><updatecheck/></app></request>";
        assertThat(client.checkIn(request.formatted(world.product()).getBytes()).statusCode())
                .isEqualTo(400);
        assertThat(machinesOfThisWorld()).isZero();
    }

    @Test
    void a_body_of_a_megabyte_is_answered_413_whether_it_tells_its_length_or_not() throws Exception {
        byte[] big = ("<request>" + " ".repeat(1 << 20) + "</request>").getBytes();
        assertThat(client.checkIn(big).statusCode()).isEqualTo(413);
        assertThat(chunked("<request>" + " ".repeat(100_000))).startsWith("HTTP/1.1 413");
    }

    @Test
    void other_methods_and_paths_are_refused_in_one_line() throws Exception {
        assertThat(raw("GET /v1/update/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405");
        assertThat(raw("GET /v1/elsewhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404");
    }

    @Test
    void what_a_machine_says_is_kept_as_text_whatever_it_holds() {
        String alias = "<img src=x onerror=alert(1)> ${7*7} '; drop table machine; -- \u202Eevil \uD83D\uDE80";
        String xml = alias.replace("&", "&amp;").replace("<", "&lt;");
        byte[] request = world.request(
                "update_engine-01-check",
                "machinealias=\"\"",
                "machinealias=\"" + xml + "\"",
                "oem=\"qemu\"",
                "oem=\"&lt;b>\"");
        client.answerTo(request);
        assertThat(world.machine("44b0a5364caf1f2b203f4b49363d553f")
                        .get("alias")
                        .asString())
                .isEqualTo(alias);
        assertThat(world.machine("44b0a5364caf1f2b203f4b49363d553f").get("oem").asString())
                .isEqualTo("<b>");
    }

    @Test
    void a_forwarded_address_is_not_believed_unless_a_proxy_is_configured() throws Exception {
        String body = new String(world.check("m1", "1.0.0"), StandardCharsets.UTF_8);
        String answer =
                raw("POST /v1/update/ HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 203.0.113.9\r\nConnection: close\r\n"
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body);
        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(world.machine("m1").get("address").asString()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
    }

    private int machinesOfThisWorld() {
        return client.get("/machines?product=" + world.product())
                .body()
                .get("items")
                .size();
    }

    private String chunked(String body) throws Exception {
        return raw("POST /v1/update/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n");
    }

    private String raw(String request) throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(100), StandardCharsets.UTF_8);
        }
    }
}
