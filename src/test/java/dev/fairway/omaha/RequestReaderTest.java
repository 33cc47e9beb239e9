package dev.fairway.omaha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.base.Arch;
import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.rollout.ErrorCode;
import dev.fairway.rollout.ReportedEvent;
import dev.fairway.rollout.ReportedEvent.Kind;
import dev.fairway.testing.Recorded;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

    private static final String FLATCAR = "appid=\"{e96281a6-d1af-4bde-9a0a-97b76e56dc57}\"";
    private static final String APP = FLATCAR + " version=\"3815.2.0\" track=\"stable\" machineid=\"m1\"";

    @Test
    void a_check_of_update_engine_is_read() throws Exception {
        OmahaRequest.App app = only(Recorded.request("update_engine-01-check"));
        assertThat(app.appid()).isEqualTo("{e96281a6-d1af-4bde-9a0a-97b76e56dc57}");
        assertThat(app.product()).contains(ProductId.FLATCAR);
        assertThat(app.machine()).isEqualTo(new MachineId("44b0a5364caf1f2b203f4b49363d553f"));
        assertThat(app.told().version()).isEqualTo("3815.2.0");
        assertThat(app.told().track()).isEqualTo("stable");
        assertThat(app.told().arch()).isEqualTo(Arch.AMD64);
        assertThat(app.told().oem()).isEqualTo("qemu");
        assertThat(app.told().bootId()).isEqualTo("{f8b24c31-1e41-46bd-a0d9-489377bb8a94}");
        assertThat(app.told().alias()).isNull();
        assertThat(app.told().address()).isEqualTo("192.0.2.7");
        assertThat(app.pings()).isTrue();
        assertThat(app.asksForUpdate()).isTrue();
        assertThat(app.eventCount()).isEqualTo(1);
        assertThat(app.events())
                .as("3/2 without a previous version is no event")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "update_engine-02-download-started,         DOWNLOAD_STARTED,",
        "update_engine-03-download-finished,        DOWNLOADED,",
        "update_engine-04-installed,                INSTALLED,",
        "update_engine-06-first-check-after-reboot, DONE,",
        "update_engine-08-booted-old-version-again, FAILED,     44",
        "update_engine-09-failed-hash,              FAILED,     10",
        "update_engine-10-deferred-by-backoff,      DEFERRED,   40",
        "update_engine-12-check-answered-500,       FAILED,     2500",
        "go-omaha-02-download-started,              DOWNLOAD_STARTED,",
        "go-omaha-03-download-finished,             DOWNLOADED,",
        "go-omaha-04-installed,                     INSTALLED,"
    })
    void events_of_real_clients_are_understood(String request, Kind kind, Integer code) throws Exception {
        ReportedEvent event = only(Recorded.request(request)).events().getFirst();
        assertThat(event.kind()).isEqualTo(kind);
        assertThat(event.error()).isEqualTo(code == null ? null : new ErrorCode(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update_engine-05-waiting-for-reboot",
                "update_engine-07-later-check",
                "update_engine-11-scheduled-check",
                "go-omaha-01-check",
                "go-omaha-05-ping",
                "go-omaha-06-check-after-reboot",
                "ue-rs-01-check"
            })
    void requests_that_report_nothing_hold_no_event(String request) throws Exception {
        assertThat(only(Recorded.request(request)).events()).isEmpty();
    }

    @Test
    void an_alias_is_read_as_the_text_that_it_is() throws Exception {
        assertThat(only(Recorded.request("update_engine-08-booted-old-version-again"))
                        .told()
                        .alias())
                .isEqualTo("rack 7 <A&B>");
    }

    @ParameterizedTest
    @CsvSource({
        "amd64-usr, 3815.2.0_aarch64, arm, AMD64",
        "arm64-usr, 3815.2.0_x86_64, x64, ARM64",
        "'',        3815.2.0_aarch64, x64, ARM64",
        "'',        3815.2.0_x86_64, arm, AMD64",
        "'',        '',              x64, AMD64",
        "'',        '',              arm, ARM64",
        "odd-board, '',              '',  AMD64",
        "'',        '',              '',  AMD64"
    })
    void the_arch_is_told_by_board_else_service_pack_else_os(String board, String sp, String arch, Arch expected)
            throws Exception {
        String request = "<request><os sp=\"%s\" arch=\"%s\"/><app %s board=\"%s\"/></request>";
        assertThat(only(bytes(request.formatted(sp, arch, APP, board))).told().arch())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "5b810680-e36a-4879-b98a-4f989e80b899, alpha, AMD64",
        "{9A2DEB70-37BE-4026-853F-BFDD6B347BBE}, stable, AMD64",
        "11a585f6-9418-4df0-8863-78b2fd3240f8, stable, ARM64",
        "b4b2fa22-c1ea-498c-a8ac-c1dc0b1d7c17, edge, ARM64",
        "3fe10490-dd73-4b49-b72a-28ac19acfcdc, beta, AMD64",
        "my-own-track, my-own-track, AMD64"
    })
    void an_old_group_guid_is_the_track_that_it_stood_for(String sent, String track, Arch arch) throws Exception {
        OmahaRequest.App app =
                only(bytes("<request><app " + FLATCAR + " machineid=\"m\" track=\"" + sent + "\"/></request>"));
        assertThat(app.told().track()).isEqualTo(track);
        assertThat(app.told().arch()).isEqualTo(arch);
    }

    @Test
    void several_apps_unknown_elements_and_attributes_are_no_obstacle() throws Exception {
        String request = """
                <request protocol="3.0" future="1"><hw memory="1"/><os sp="1_x86_64" more="x"/>
                  <app %s new="thing"><ping/><data name="x">text</data><updatecheck/></app>
                  <app appid="{00000000-0000-0000-0000-000000000001}" machineid="m1"><event eventtype="99" eventresult="7"/></app>
                </request>""".formatted(APP);
        List<OmahaRequest.App> apps = read(bytes(request)).apps();
        assertThat(apps).hasSize(2);
        assertThat(apps.get(0).asksForUpdate()).isTrue();
        assertThat(apps.get(1).events().getFirst().kind()).isEqualTo(Kind.OTHER);
    }

    @ParameterizedTest
    @CsvSource({
        "800, 1, INSTALLED",
        "3, 1, INSTALLED",
        "13, 0, FAILED",
        "14, 0, FAILED",
        "3, 9, DEFERRED",
        "3, 4, OTHER"
    })
    void event_numbers_mean_what_clients_mean_by_them(String type, String result, Kind kind) throws Exception {
        assertThat(Events.of(type, result, "", null).orElseThrow().kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"268435466, 10", "10, 10", "-2147483638, 10", "4026531850, 10", "2503, 2503", "44, 44"})
    void flags_in_the_top_bits_of_an_error_code_are_masked(String sent, int code) throws Exception {
        ErrorCode error = Events.of("3", "0", sent, null).orElseThrow().error();
        assertThat(error).isEqualTo(new ErrorCode(code));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 30, 31, 34, 35, 36, 40, 2000, 2404, 2503, 99_999})
    void some_errors_speak_of_the_check(int code) {
        assertThat(new ErrorCode(code).speaksOfTheCheck()).isTrue();
        assertThat(new ErrorCode(code).meaning()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 5, 9, 10, 29, 32, 33, 37, 39, 41, 44, 1999})
    void others_speak_of_the_release(int code) {
        assertThat(new ErrorCode(code).speaksOfTheCheck()).isFalse();
        assertThat(new ErrorCode(code).advice()).isNotBlank();
    }

    @Test
    void what_stands_in_an_element_that_nobody_knows_is_not_the_last_apps() throws Exception {
        String request = "<request><app " + APP + "/><foo><updatecheck/><ping/><event eventtype=\"3\" eventresult=\"0\""
                + " errorcode=\"10\"/></foo></request>";
        OmahaRequest.App app = only(bytes(request));
        assertThat(app.asksForUpdate()).isFalse();
        assertThat(app.pings()).isFalse();
        assertThat(app.eventCount()).isZero();
    }

    static List<String> hostile() {
        return List.of(
                "",
                "   ",
                "not xml",
                "<request>",
                "<request><app " + APP + "></request>",
                "<request><app " + APP + "/>",
                "<request><app " + APP + "/></request><more/>",
                "<request></request>",
                "<response><app " + APP + "/></response>",
                "<request><app version=\"1\"/></request>",
                "<!DOCTYPE request><request><app " + APP + "/></request>",
                "<!DOCTYPE r [<!ENTITY a \"b\">]><request><app " + FLATCAR + " machineid=\"&a;\"/></request>",
                "<!DOCTYPE r [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><request><app " + APP + ">&a;</app></request>",
                "<!DOCTYPE r [<!ENTITY a \"" + "a".repeat(1000) + "\"><!ENTITY b \"" + "&a;".repeat(1000)
                        + "\">]><request><app " + APP + ">&b;</app></request>",
                "<request><app " + FLATCAR + " machineid=\"&undefined;\"/></request>",
                "<request><app " + FLATCAR + " machineid=\"has blank\"/></request>",
                "<request><app " + FLATCAR + " machineid=\"" + "a".repeat(65) + "\"/></request>",
                "<request><app " + APP + " oem=\"" + "a".repeat(513) + "\"/></request>",
                "<request><app " + APP + " oem=\"a&#0;b\"/></request>",
                "<request><app " + APP + " oem=\"a\u0000b\"/></request>",
                "<request><app " + APP + " oem=\"&#xD800;\"/></request>",
                "<request><app " + APP + "><event eventtype=\"x\"/></app></request>",
                "<request><app " + APP + "><event eventtype=\"3\" errorcode=\"99999999999999999999\"/></app></request>",
                "<request>" + "<a>".repeat(1000) + "</a>".repeat(1000) + "</request>",
                "<request>" + ("<app " + APP + "/>").repeat(17) + "</request>",
                "<request><app " + APP + ">" + "<event eventtype=\"13\" eventresult=\"1\"/>".repeat(33)
                        + "</app></request>",
                "<request><app " + APP + attributes(100) + "/></request>",
                "<request><app " + APP + " x=\"1\" x=\"2\"/></request>");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void what_is_malformed_or_hostile_is_refused_in_one_sentence(String request) {
        assertThatThrownBy(() -> read(bytes(request)))
                .isInstanceOf(MalformedRequest.class)
                .message()
                .isNotBlank()
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "IBM037"})
    void an_encoding_that_does_not_match_its_declaration_is_refused(String charset) {
        byte[] body = ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><request><app " + APP + "/></request>")
                .getBytes(Charset.forName(charset));
        assertThatThrownBy(() -> read(body)).isInstanceOf(MalformedRequest.class);
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused() {
        byte[] body = bytes("<request><app " + APP + " oem=\"####\"/></request>");
        for (int i = 0; i < body.length; i++) {
            if (body[i] == '#') {
                body[i] = (byte) 0xC0;
            }
        }
        assertThatThrownBy(() -> read(body)).isInstanceOf(MalformedRequest.class);
    }

    @Test
    void a_request_cut_anywhere_is_refused_and_never_an_accident() {
        byte[] whole = Recorded.request("update_engine-06-first-check-after-reboot");
        int end = new String(whole, StandardCharsets.UTF_8).strip().length();
        for (int length = 0; length < end; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut)).as("cut at %d", length).isInstanceOf(MalformedRequest.class);
        }
    }

    @Test
    void a_request_with_any_bytes_changed_is_read_or_refused_and_never_an_accident() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] whole = Recorded.request("update_engine-08-booted-old-version-again");
        for (int i = 0; i < 20_000; i++) {
            byte[] changed = whole.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            try {
                read(changed);
            } catch (MalformedRequest refused) {
                assertThat(refused.getMessage()).as("seed %d", seed).isNotBlank();
            }
        }
    }

    private static String attributes(int count) {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < count; i++) {
            attributes.append(" a").append(i).append("=\"x\"");
        }
        return attributes.toString();
    }

    private static OmahaRequest.App only(byte[] body) throws MalformedRequest {
        List<OmahaRequest.App> apps = read(body).apps();
        assertThat(apps).hasSize(1);
        return apps.getFirst();
    }

    private static OmahaRequest read(byte[] body) throws MalformedRequest {
        return RequestReader.read(body, body.length, "192.0.2.7");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
