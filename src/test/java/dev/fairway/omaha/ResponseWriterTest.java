package dev.fairway.omaha;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.base.Arch;
import dev.fairway.base.Digest;
import dev.fairway.base.ProductId;
import dev.fairway.base.Version;
import dev.fairway.release.PayloadInfo;
import dev.fairway.release.ReleaseInfo;
import dev.fairway.rollout.Answer;
import dev.fairway.rollout.policy.Reason;
import dev.fairway.testing.Recorded;
import dev.fairway.testing.World;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ResponseWriterTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-11-23T00:00:00Z");

    @Test
    void an_offer_is_byte_for_byte_the_one_that_the_real_client_accepted() throws Exception {
        String ours = write(
                Recorded.request("update_engine-01-check"), new Answer.Offer(release("3815.2.1", Map.of())), null);
        String accepted = Recorded.acceptedOffer()
                .replace("server=\"capserver\"", "server=\"fairway\"")
                .replace("/packages\"", "/packages/\"");
        assertThat(ours).isEqualTo(accepted);
    }

    @Test
    void an_offer_meets_the_demands_of_every_client() throws Exception {
        ReleaseInfo release = release(
                "3815.2.1", Map.of("MetadataSize", "1", "needsadmin", "false"), "oem-qemu.gz", "flatcar-zfs.gz");
        String answer = write(Recorded.request("ue-rs-01-check"), new Answer.Offer(release), null);
        ClientDemands.Accepted accepted = ClientDemands.accept(answer);
        assertThat(accepted.version()).isEqualTo("3815.2.1");
        assertThat(accepted.url()).isEqualTo("http://127.0.0.1:18002/packages/flatcar_production_update.gz");
        assertThat(accepted.size()).isEqualTo(3_011_693);
        assertThat(accepted.packages()).hasSize(3);
        assertThat(answer).contains("MetadataSize=\"1\" needsadmin=\"false\"");
    }

    @Test
    void what_was_asked_is_answered_in_order_and_nothing_else() throws Exception {
        String ping = write(Recorded.request("update_engine-05-waiting-for-reboot"), new Answer.Acknowledged(), null);
        assertThat(ping).contains("<ping status=\"ok\"/></app>").doesNotContain("updatecheck", "<event");
        String event = write(Recorded.request("update_engine-04-installed"), new Answer.Acknowledged(), null);
        assertThat(event).contains("<event status=\"ok\"/></app>").doesNotContain("updatecheck", "ping");
        String nothing = write(
                Recorded.request("update_engine-11-scheduled-check"),
                new Answer.NothingNow(new Reason.UpToDate("3815.2.0")),
                null);
        assertThat(nothing).contains("<updatecheck status=\"noupdate\"/>").contains("status=\"ok\"");
    }

    @Test
    void an_unknown_app_is_told_so_and_its_id_is_echoed_byte_for_byte() throws Exception {
        byte[] request = Recorded.request(
                "ue-rs-01-check", "{e96281a6-d1af-4bde-9a0a-97b76e56dc57}", "{ODD &quot;&lt;&amp;&gt; Id}");
        String answer = write(request, new Answer.UnknownProduct(), null);
        Element app = ClientDemands.elements(ClientDemands.parse(answer).getDocumentElement(), "app")
                .getFirst();
        assertThat(app.getAttribute("appid")).isEqualTo("{ODD \"<&> Id}");
        assertThat(app.getAttribute("status")).isEqualTo("error-unknownApplication");
        assertThat(answer).contains("<updatecheck status=\"noupdate\"/>");
    }

    @Test
    void a_poll_interval_stands_in_every_answer_to_a_check() throws Exception {
        assertThat(write(Recorded.request("ue-rs-01-check"), new Answer.NothingNow(new Reason.UpToDate("1")), 3600))
                .contains("<updatecheck status=\"noupdate\" PollInterval=\"3600\"/>");
    }

    @Test
    void a_mirror_gets_floors_and_target_as_manifests_of_one_answer() throws Exception {
        Answer answer = new Answer.Mirrored(List.of(
                new Answer.Mirrored.Step(release("3815.2.0", Map.of()), "new partition table", false),
                new Answer.Mirrored.Step(release("4230.2.1", Map.of()), null, true)));
        String xml = write(Recorded.request("ue-rs-01-check"), answer, null);
        List<Element> manifests =
                ClientDemands.elements(ClientDemands.parse(xml).getDocumentElement(), "manifest");
        assertThat(manifests).hasSize(2);
        assertThat(manifests.get(0).getAttribute("is_floor")).isEqualTo("true");
        assertThat(manifests.get(0).getAttribute("floor_reason")).isEqualTo("new partition table");
        assertThat(manifests.get(0).hasAttribute("is_target")).isFalse();
        assertThat(manifests.get(1).getAttribute("is_target")).isEqualTo("true");
        assertThat(manifests.get(1).hasAttribute("is_floor")).isFalse();
    }

    private static String write(byte[] request, Answer answer, @Nullable Integer pollInterval) throws Exception {
        ResponseWriter writer = new ResponseWriter(MIDNIGHT, pollInterval);
        writer.write(
                RequestReader.read(request, request.length, "192.0.2.7").apps().getFirst(), answer);
        return new String(writer.finish(), StandardCharsets.UTF_8);
    }

    private static ReleaseInfo release(String version, Map<String, String> action, String... extras) {
        List<PayloadInfo> payloads = new java.util.ArrayList<>();
        payloads.add(payload("flatcar_production_update.gz"));
        for (String extra : extras) {
            payloads.add(payload(extra));
        }
        return new ReleaseInfo(
                UUID.randomUUID(),
                ProductId.FLATCAR,
                Version.of(version),
                Arch.AMD64,
                MIDNIGHT,
                null,
                List.of(),
                payloads,
                action,
                null,
                null,
                0);
    }

    private static PayloadInfo payload(String name) {
        return new PayloadInfo(
                name,
                3_011_693,
                Digest.sha1(World.SHA1),
                Digest.sha256(World.SHA256),
                "http://127.0.0.1:18002/packages/" + name);
    }
}
