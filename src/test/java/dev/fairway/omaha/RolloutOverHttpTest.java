package dev.fairway.omaha;

import static dev.fairway.testing.World.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.rollout.Caretaking;
import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.World;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** Sixty machines go through a rollout of four stages, with the requests that the real client sent. */
@FairwayTest
class RolloutOverHttpTest {

    private static final String MACHINE = "44b0a5364caf1f2b203f4b49363d553f";
    private static final String FAILED = "1f83e0c00054ed247d56143605da7cd2";
    private static final String NEW = "3815.2.1";
    private static final int FLEET = 60;

    private final Client client;
    private final ApplicationContext context;
    private final List<String> behind = new ArrayList<>();
    private World world;

    @Autowired
    RolloutOverHttpTest(@LocalServerPort int port, ApplicationContext context) {
        this.client = new Client(port, FairwayTest.TOKEN);
        this.context = context;
    }

    @BeforeEach
    void sixtyMachinesThatAreBehind() {
        world = new World(client);
        world.plan("""
                {'stages': [{'percent': 5, 'soak': 'PT0S', 'maxFailurePercent': 10, 'minMachines': 3},
                            {'percent': 30, 'soak': 'PT0S', 'maxFailurePercent': 10, 'minMachines': 12},
                            {'percent': 60, 'soak': 'PT0S', 'maxFailurePercent': 10, 'minMachines': 10},
                            {'percent': 100, 'soak': 'PT0S', 'maxFailurePercent': 10}]}""");
        IntStream.range(0, FLEET).forEach(i -> behind.add("m%02d".formatted(i)));
        behind.forEach(machine -> assertThat(ask(machine)).contains("noupdate"));
    }

    @Test
    void it_proves_itself_in_the_first_stage_halts_in_the_second_is_explained_resumed_and_completes() throws Exception {
        world.promote(NEW);
        assertThat(stages()).containsExactly("open", "waiting", "waiting", "waiting");

        List<String> first = thoseThatAreOffered();
        assertThat(first).hasSizeBetween(3, FLEET / 2);
        assertThat(world.explanation(oneThatIsNotIn(first)).get("sentence").asString())
                .contains("% is open; the stage of");
        first.forEach(this::updates);
        Caretaking.minute(context);
        assertThat(stages()).containsExactly("done", "open", "waiting", "waiting");
        assertThat(count("completed")).isEqualTo(first.size());

        List<String> second = thoseThatAreOffered();
        assertThat(second).hasSizeGreaterThanOrEqualTo(10);
        List<String> failed = failUntilItHalts(second);
        JsonNode halted = world.rollout();
        assertThat(halted.get("stoppedBy").asString()).isEqualTo("fairway");
        assertThat(halted.get("pausedBy").isNull()).isTrue();
        assertThat(halted.get("reason").asString()).matches("\\d+ of \\d+ machines failed, .* %; the budget is 10 %");
        var causes = client.get("/rollouts/" + halted.get("id").asString() + "/failures")
                .body()
                .get("items");
        assertThat(causes.get(0).get("machines").asInt()).isPositive();
        assertThat(failed)
                .contains(causes.get(0).get("examples").get(0).get("id").asString());
        assertThat(halted.get("counts").get("failed").asInt()).isEqualTo(failed.size());
        assertThat(failing()).containsExactlyInAnyOrderElementsOf(failed);
        assertThat(world.machine(failed.getFirst()).get("lastError").asInt()).isEqualTo(10);

        String waiting = oneThatIsNotIn(second);
        assertThat(ask(waiting)).contains("noupdate");
        assertThat(world.explanation(waiting).get("code").asString()).isEqualTo("rollout-halted");
        assertThat(world.explanation(waiting).get("sentence").asString())
                .startsWith("The rollout is halted since ")
                .contains(halted.get("reason").asString())
                .endsWith("A person has to resume or abort it.");
        Caretaking.minute(context);
        assertThat(world.rollout().get("state").asString()).isEqualTo("halted");
        assertThat(count("inFlight")).isZero();

        failed.forEach(machine -> said(client.post(
                "/machines/" + machine + "/retry?product=" + world.product(),
                quoted("{'reason': 'the mirror is mended'}"))));
        said(client.post(world.rolloutPath() + "/resume", quoted("{'reason': 'the mirror is mended'}")));
        assertThat(stages()).containsExactly("done", "open", "waiting", "waiting");
        assertThat(count("finished")).isZero();

        List<Integer> open = theRestUpdates();
        assertThat(open).isSorted().startsWith(1).contains(2, 3);
        assertThat(behind).isEmpty();
        JsonNode completed = world.rollout();
        assertThat(completed.get("state").asString()).isEqualTo("completed");
        assertThat(stages()).containsExactly("done", "done", "done", "done");
        assertThat(completed.get("counts").get("completed").asInt()).isEqualTo(FLEET);
        assertThat(completed.get("counts").get("inFlight").asInt()).isZero();
        assertThat(failing()).isEmpty();
        assertThat(ClientDemands.accept(ask("newcomer")).version()).isEqualTo(NEW);
        assertThat(audited(completed.get("id").asString()))
                .containsSubsequence("completed", "stage opened", "resumed", "halted", "stage opened", "created");
    }

    /** Of those that are behind; they have been granted then. */
    private List<String> thoseThatAreOffered() throws Exception {
        List<String> offered = new ArrayList<>();
        for (String machine : List.copyOf(behind)) {
            String answer = ask(machine);
            if (answer.contains("status=\"noupdate\"")) {
                continue;
            }
            assertThat(ClientDemands.accept(answer).version()).isEqualTo(NEW);
            offered.add(machine);
        }
        return offered;
    }

    private String oneThatIsNotIn(List<String> share) {
        return behind.stream()
                .filter(machine -> !share.contains(machine))
                .findFirst()
                .orElseThrow();
    }

    private List<String> failUntilItHalts(List<String> machines) {
        List<String> failed = new ArrayList<>();
        for (String machine : machines) {
            if (failed.size() < 2 && machines.indexOf(machine) < 6) {
                updates(machine);
            } else if (world.rollout().get("state").asString().equals("running")) {
                send("update_engine-02-download-started", MACHINE, machine);
                send("update_engine-09-failed-hash", FAILED, machine);
                failed.add(machine);
            }
        }
        assertThat(world.rollout().get("state").asString()).isEqualTo("halted");
        return failed;
    }

    /** Round by round until nobody is behind; gives the stage that was open in each. */
    private List<Integer> theRestUpdates() throws Exception {
        List<Integer> open = new ArrayList<>();
        for (int round = 0; round < 20 && !behind.isEmpty(); round++) {
            open.add(stages().indexOf("open"));
            thoseThatAreOffered().forEach(this::updates);
            Caretaking.minute(context);
        }
        return open;
    }

    /** Downloads, installs, waits and reboots. */
    private void updates(String machine) {
        send("update_engine-02-download-started", MACHINE, machine);
        send("update_engine-03-download-finished", MACHINE, machine);
        send("update_engine-04-installed", MACHINE, machine);
        assertThat(world.state(machine)).isEqualTo("installed updating");
        send("update_engine-05-waiting-for-reboot", MACHINE, machine);
        assertThat(client.answerTo(world.request(
                        "update_engine-06-first-check-after-reboot", MACHINE, machine, "f8b24c31", "0badb007")))
                .contains("noupdate");
        assertThat(world.state(machine)).isEqualTo("idle healthy");
        behind.remove(machine);
    }

    private String ask(String machine) {
        return client.answerTo(world.check(machine, "3815.2.0"));
    }

    private void send(String recorded, String as, String machine) {
        client.answerTo(world.request(recorded, as, machine));
    }

    private List<String> stages() {
        return texts(world.rollout().get("stages"), "state");
    }

    private int count(String figure) {
        return world.rollout().get("counts").get(figure).asInt();
    }

    private List<String> failing() {
        return texts(
                client.get("/machines?limit=100&health=failing&group=" + world.group())
                        .body()
                        .get("items"),
                "id");
    }

    private List<String> audited(String rollout) {
        return StreamSupport.stream(
                        client.get("/audit?limit=200").body().get("items").spliterator(), false)
                .filter(entry -> entry.toString().contains(rollout))
                .map(entry -> entry.get("action").asString())
                .toList();
    }

    private static List<String> texts(JsonNode items, String field) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get(field).asString())
                .toList();
    }

    private static void said(Client.Reply reply) {
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
    }
}
