package dev.fairway.torture;

import static dev.fairway.testing.World.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.ServerProcess;
import dev.fairway.testing.World;
import dev.fairway.torture.Notes.Note;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers on one PostgreSQL, both with machines that ask all the time: what a person says to one of them holds on both.
 * More often by {@code -Dfairway.test.pauses=50}, the same course by {@code -Dfairway.test.seed=…}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoServersTest {

    private static final int PAUSES = Integer.getInteger("fairway.test.pauses", 4);
    private static final long SEED = Long.getLong("fairway.test.seed", System.nanoTime());
    private static final int CLIENTS = 16;
    private static final int ENOUGH = 40;

    private final Random random = new Random(SEED);
    private final List<ServerProcess> servers = new ArrayList<>();
    private final List<Client> people = new ArrayList<>();

    private OwnPostgres postgres;
    private Map<String, String> settings;
    private Notes notes;
    private Books books;
    private World world;
    private Load load;

    @BeforeAll
    void twoServers(@TempDir Path folder) {
        postgres = OwnPostgres.in(folder);
        settings = postgres.settings("");
        settings.put("fairway.bootstrap-api-token", FairwayTest.TOKEN);
        for (int i = 0; i < 2; i++) {
            servers.add(ServerProcess.start(settings));
            people.add(new Client(servers.get(i).port(), FairwayTest.TOKEN));
        }
    }

    @BeforeEach
    void underLoad() {
        notes = new Notes();
        world = KillTest.aWorld(servers.getFirst());
        books = new Books(settings, world.product());
        load = Load.on(world, servers, notes, CLIENTS, "m", random.nextLong());
    }

    @AfterEach
    void machinesEnd() {
        load.end();
    }

    @AfterAll
    void serversEnd() {
        servers.forEach(ServerProcess::close);
        postgres.close();
    }

    @Test
    void a_pause_that_is_acknowledged_by_one_holds_on_both() {
        for (int pause = 0; pause < PAUSES; pause++) {
            long from = System.nanoTime();
            Load.await("both offer", () -> bothHaveSeen(from, true));
            say(world.rolloutPath() + "/pause", "{'reason': 'look', 'recall': false}");
            long paused = System.nanoTime();
            Load.await("both are asked while it is paused", () -> bothHaveSeen(paused, false));
            long resuming = System.nanoTime();
            assertThat(notes.all()
                            .filter(note -> note.said() == Said.CHECK && note.isIn(paused, resuming) && note.offered()))
                    .as("seed %d, offers during pause %d", SEED, pause)
                    .isEmpty();
            say(world.rolloutPath() + "/resume", "{'reason': 'seen'}");
        }
        load.end();
        assertThat(books.wrong(notes)).as(notes.summary()).isEmpty();
        assertThat(books.rows("""
                        select count(*) from machine_grant g where g.product_id = '%s' and exists (
                          select 1 from audit_entry p join audit_entry r on r.object_id = p.object_id
                          where p.action = 'paused' and r.action = 'resumed' and p.object_id = cast(g.rollout_id as varchar)
                            and g.granted_at > p.happened_at and g.granted_at < r.happened_at and not exists (
                              select 1 from audit_entry b where b.object_id = p.object_id and b.action in ('paused', 'resumed')
                                and b.happened_at > p.happened_at and b.happened_at < r.happened_at))""".formatted(world.product())))
                .as("grants between a pause and what ended it, by their times")
                .containsExactly("0");
        System.out.printf("%d pauses, seed %d: %s%n", PAUSES, SEED, notes.summary());
    }

    @Test
    void no_limit_is_ever_exceeded_by_both_together() {
        int[] looks = {0};
        for (int limit : List.of(6, 9, 3)) {
            say("/groups/" + world.group(), "{'plan': {'maxInFlight': " + limit + "}}", "PATCH");
            Load.await("those that were over it are done", () -> inFlight() <= limit);
            long from = System.nanoTime();
            int[] most = {0};
            Load.await("there are many offers and " + limit + " in flight", () -> {
                most[0] = Math.max(most[0], inFlight());
                looks[0]++;
                assertThat(most[0]).as("seed %d, in flight", SEED).isLessThanOrEqualTo(limit);
                return most[0] == limit && notes.count(note -> note.offered() && note.begun() > from) >= 150;
            });
        }
        for (int more : List.of(50, 80)) {
            int limit = granted() + more;
            say(
                    "/groups/" + world.group(),
                    "{'plan': {'maxInFlight': null, 'maxPerPeriod': " + limit + ", 'period': 'PT1H'}}",
                    "PATCH");
            Load.await("the period is full", () -> granted() >= limit);
            long full = System.nanoTime();
            Load.await("both are asked for more", () -> bothHaveSeen(full, false));
            assertThat(granted()).as("seed %d, in the period", SEED).isEqualTo(limit);
        }
        load.end();
        assertThat(books.wrong(notes)).as(notes.summary()).isEmpty();
        System.out.printf("limits looked at %d times, seed %d: %s%n", looks[0], SEED, notes.summary());
    }

    /** Whether each server has answered enough new machines of this kind that asked since then. */
    private boolean bothHaveSeen(long since, boolean offered) {
        return List.of(0, 1).stream()
                .allMatch(server ->
                        notes.count(note -> isAsked(note, server) && note.begun() > since && note.offered() == offered)
                                >= ENOUGH);
    }

    private static boolean isAsked(Note note, int server) {
        return note.said() == Said.CHECK && note.isAnswered() && note.server() == server;
    }

    /** To either of the two. */
    private void say(String path, String json) {
        say(path, json, "POST");
    }

    private void say(String path, String json, String method) {
        Client.Reply reply = people.get(random.nextInt(2)).call(method, path, quoted(json), Map.of());
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
    }

    private int inFlight() {
        List<String> row = books.rows("""
                select in_flight, (select count(*) from machine_grant m
                  where m.group_id = t.group_id and m.outcome = 0 and m.progress < 4)
                from group_gate t where group_id = '%s'""".formatted(world.group()));
        String[] figures = row.getFirst().split(" ");
        assertThat(figures[0]).as("what the gate counts").isEqualTo(figures[1]);
        return Integer.parseInt(figures[0]);
    }

    private int granted() {
        return books.number("select count(*) from machine_grant where group_id = '" + world.group() + "'");
    }
}
