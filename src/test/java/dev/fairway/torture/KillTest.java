package dev.fairway.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.ServerProcess;
import dev.fairway.testing.TestDatabase;
import dev.fairway.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A server that is killed in the middle of work, again and again, has kept all that it answered, and its books are right.
 * More often by {@code -Dfairway.test.kills=20}, the same course by {@code -Dfairway.test.seed=…}.
 */
@Tag("database")
class KillTest {

    private static final int KILLS = Integer.getInteger("fairway.test.kills", 2);
    private static final long SEED = Long.getLong("fairway.test.seed", System.nanoTime());
    private static final int CLIENTS = 12;

    private final Notes notes = new Notes();

    @Test
    void after_every_kill_9_all_that_was_answered_is_there_once_and_all_counters_are_right() {
        Random random = new Random(SEED);
        Map<String, String> settings = new LinkedHashMap<>(TestDatabase.settings());
        settings.put("fairway.bootstrap-api-token", FairwayTest.TOKEN);
        World world = null;
        for (int kill = 1; kill <= KILLS; kill++) {
            try (ServerProcess server = ServerProcess.start(settings)) {
                world = world == null ? aWorld(server) : world;
                liveUntilKilled(server, world, "k" + kill + "-", random);
            }
            assertThat(new Books(settings, world.product()).wrong(notes))
                    .as("seed %d, after kill %d of %s", SEED, kill, notes.summary())
                    .isEmpty();
        }
        for (Said said : Said.values()) {
            assertThat(notes.count(note -> note.said() == said && note.isAnswered()))
                    .as("%s was said: else nothing was shown", said)
                    .isPositive();
        }
        assertThat(notes.count(note -> note.fate() == Notes.Fate.LOST))
                .as("it was killed in the middle of work")
                .isPositive();
        System.out.printf("%d kills, seed %d: %s%n", KILLS, SEED, notes.summary());
    }

    /** However many fail: it is not to halt. */
    static World aWorld(ServerProcess server) {
        World world = new World(new Client(server.port(), FairwayTest.TOKEN));
        world.plan("{'stages': [{'percent': 100, 'maxFailurePercent': 100}]}");
        world.promote(Load.NEW);
        return world;
    }

    private void liveUntilKilled(ServerProcess server, World world, String generation, Random random) {
        long enough = notes.count(Notes.Note::isAnswered) + 500 + random.nextInt(1500);
        Load load = Load.on(world, List.of(server), notes, CLIENTS, generation, random.nextLong());
        Load.await("enough was answered", () -> notes.count(Notes.Note::isAnswered) >= enough);
        server.kill();
        load.end();
    }
}
