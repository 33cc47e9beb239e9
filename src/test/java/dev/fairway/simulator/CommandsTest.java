package dev.fairway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be typed after {@code simulate} and {@code demo}, and what the script of the demo says. */
class CommandsTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--machines 0       | --machines is \"0\": it has to be a whole number from 1 to 100000",
                "--machines many    | --machines is \"many\": it has to be a whole number from 1 to 100000",
                "--speed 0          | --speed is \"0\": it has to be a number from 0.01 to 100000",
                "--speed NaN        | --speed is \"NaN\": it has to be a number from 0.01 to 100000",
                "--fail 101         | --fail is \"101\": it has to be a number from 0 to 100",
                "--url ftp://x      | --url is \"ftp://x\": it has to be the address of a server, as in http://localhost:8080",
                "--url http://x/api | --url is \"http://x/api\": it has to be the address of a server, as in http://localhost:8080",
                "--product flatcar  | --product is \"flatcar\": it has to be an appid, a GUID",
                "--seed             | --seed needs a value; --help says which",
                "--colour red       | there is no argument \"--colour\"; --help lists them",
                "demo               | there is no argument \"demo\"; --help lists them",
                "--seed=1 --seed=2  | --seed is there twice",
                "--fail=60 --fall-back=60 | --fail, --fall-back and --silent are more than 100 percent together",
            })
    void a_wrong_argument_is_named_in_one_sentence(String typed, String sentence) {
        assertThat(simulate(typed.split(" "))).isEqualTo(2);
        assertThat(said(err)).isEqualTo("fairway simulate: " + sentence + ".\n");
        assertThat(said(out)).isEmpty();
    }

    @Test
    void help_lists_every_argument() {
        assertThat(simulate("--help")).isZero();
        assertThat(said(out)).contains("--url", "--machines", "--speed", "--seed", "--fail", "--fall-back", "--silent");
    }

    @Test
    void what_is_typed_is_taken() {
        SimulateOptions options = SimulateOptions.of(
                List.of("--url", "http://example.org:9090/", "--machines=12", "--speed", "3.5", "--fail", "25"));
        assertThat(options.server()).isEqualTo(URI.create("http://example.org:9090/"));
        assertThat(options.machines()).isEqualTo(12);
        assertThat(options.speed()).isEqualTo(3.5);
        assertThat(options.fate().usual().fails()).isEqualTo(0.25);
    }

    @Test
    void the_same_seed_makes_the_same_crowd_and_some_are_clones() {
        SimulateOptions options = SimulateOptions.of(List.of("--machines=200", "--seed=7", "--clones=10"));
        List<Persona> crowd = Crowd.of(options).stream().map(Life::who).toList();
        assertThat(Crowd.of(options).stream().map(Life::who)).containsExactlyElementsOf(crowd);
        assertThat(crowd.stream().map(Persona::id).distinct().count()).isBetween(150L, 198L);
        assertThat(crowd.stream().map(Persona::arch).distinct()).hasSize(2);
        assertThat(crowd.stream().map(Persona::track)).contains("stable", "beta", "lts");
    }

    @Test
    void the_first_check_comes_2_to_12_minutes_after_the_start() {
        for (Life life : Crowd.of(SimulateOptions.of(List.of("--machines=500")))) {
            assertThat(life.due()).isBetween(Fleet.BIRTH.plusSeconds(120), Fleet.BIRTH.plusSeconds(720));
        }
    }

    @Test
    void the_demo_refuses_a_port_that_is_in_use() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(demo(port)).isEqualTo(1);
            assertThat(said(err)).contains("port " + port + " is in use", "--port");
        }
    }

    @Test
    void the_demo_names_a_setting_that_is_no_port() {
        assertThat(demo("http")).isEqualTo(2);
        assertThat(said(err)).contains("SERVER_PORT is \"http\"");
    }

    @Test
    void the_script_of_the_demo_is_whole() {
        DemoScript script = DemoScript.read();
        List<String> versions =
                script.releases().stream().map(DemoScript.Release::version).toList();
        assertThat(versions)
                .containsAll(script.history().stream()
                        .map(DemoScript.Promotion::version)
                        .toList());
        assertThat(versions)
                .containsAll(script.present().stream()
                        .map(DemoScript.Promotion::version)
                        .toList());
        for (DemoScript.Group group : script.groups()) {
            assertThat(versions).containsAll(group.versions().keySet());
            assertThat(group.versions().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .as(group.name())
                    .isEqualTo(100);
        }
        assertThat(script.history()).isSortedAccordingTo((a, b) -> b.ago().compareTo(a.ago()));
        assertThat(script.groups().stream().map(DemoScript.Group::name))
                .contains(script.pause().group());
    }

    @Test
    void the_demo_has_two_thousand_machines_that_are_called_apart() {
        List<DemoFleet.Member> members = new DemoFleet(DemoScript.read(), 1).members();
        assertThat(members.size()).isBetween(2000, 2050);
        Map<String, Long> aliases = members.stream()
                .collect(Collectors.groupingBy(member -> member.life().who().alias(), Collectors.counting()));
        assertThat(aliases.values().stream().filter(count -> count > 1))
                .as("but for one id that two use")
                .hasSize(1);
    }

    private int simulate(String... typed) {
        return Simulate.run(List.of(typed), new PrintStream(out, true), new PrintStream(err, true));
    }

    private int demo(String port) {
        return Demo.run(
                List.of(),
                port,
                (settings, clock, scheduled) -> {
                    throw new AssertionError("it must not start");
                },
                new PrintStream(out, true),
                new PrintStream(err, true));
    }

    private static String said(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
