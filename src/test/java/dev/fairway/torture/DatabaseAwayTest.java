package dev.fairway.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.ServerProcess;
import dev.fairway.testing.World;
import dev.fairway.torture.Notes.Fate;
import dev.fairway.torture.Notes.Note;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL goes away under load: check-ins are refused at once, nothing piles up, and when it is back all goes on by itself.
 * Longer by {@code -Dfairway.test.away=60} (seconds).
 */
class DatabaseAwayTest {

    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("fairway.test.away", 6));
    private static final Duration BACK_WITHIN = Duration.ofSeconds(5);
    private static final Duration QUICK = Duration.ofMillis(100);
    private static final int CLIENTS = 32;
    /** The threads that write meet the outage once each, and what is scheduled comes at it now and then. */
    private static final int MORE_THREADS = 12;

    private final Notes notes = new Notes();

    @TempDir
    private static Path folder;

    private static OwnPostgres postgres;
    private static Map<String, String> settings;
    private static ServerProcess server;

    /** Who stands still breaks no connection: only patience that ends tells. Here it ends sooner than as shipped. */
    @BeforeAll
    static void aServerOfLittlePatience() {
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
    void while_it_is_stopped_check_ins_are_refused_at_once_and_it_is_back_in_seconds() {
        goesAway("stopped", Duration.ofMillis(1500), OwnPostgres::stop, OwnPostgres::startAgain);
    }

    @Test
    void while_it_stands_still_check_ins_are_refused_as_soon_as_patience_ends() {
        goesAway("frozen", Duration.ofMillis(4500), OwnPostgres::freeze, OwnPostgres::thaw);
    }

    private void goesAway(String how, Duration grace, Consumer<OwnPostgres> away, Consumer<OwnPostgres> back) {
        World world = KillTest.aWorld(server);
        Load load = Load.on(world, List.of(server), notes, CLIENTS, how, 1);
        Load.await("work is in full swing", () -> notes.count(Note::isAnswered) > 2000);
        int threads = server.threads();

        away.accept(postgres);
        long gone = System.nanoTime();
        int most = mostThreads(grace.plus(AWAY));
        long end = System.nanoTime();
        back.accept(postgres);
        long returned = System.nanoTime();
        Load.await("it is back", BACK_WITHIN, () -> answeredSince(returned) > 0);
        long recovered = System.nanoTime();
        Load.await("work is in full swing again", () -> answeredSince(recovered) > 2000);
        load.end();

        assertThat(new Books(settings, world.product()).wrong(notes))
                .as(notes.summary())
                .isEmpty();
        assertThat(notes.count(note -> note.fate() == Fate.LOST)).isZero();
        refusedAtOnce(how, gone + grace.toNanos(), end);
        assertThat(most - threads).as("more threads than %s", threads).isLessThanOrEqualTo(MORE_THREADS);
        System.out.printf(
                "%s for %d s: back after %d ms, at most %d threads (%d before), %s%n",
                how,
                TimeUnit.NANOSECONDS.toSeconds(end - gone),
                TimeUnit.NANOSECONDS.toMillis(recovered - returned),
                most,
                threads,
                notes.summary());
    }

    private static int mostThreads(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        int[] most = {0};
        Load.await("the outage is over", time.plusSeconds(10), () -> {
            most[0] = Math.max(most[0], server.threads());
            return System.nanoTime() > end;
        });
        return most[0];
    }

    private long answeredSince(long moment) {
        return notes.count(note -> note.isAnswered() && note.begun() > moment);
    }

    private void refusedAtOnce(String how, long from, long to) {
        List<Note> meanwhile = notes.all()
                .filter(note -> note.begun() > from && note.begun() < to)
                .toList();
        assertThat(meanwhile).as("asked while it was %s", how).hasSizeGreaterThan(100);
        assertThat(meanwhile).filteredOn(note -> note.ended() < to).allMatch(note -> note.fate() == Fate.REFUSED);
        List<Long> times = meanwhile.stream()
                .map(note -> TimeUnit.NANOSECONDS.toMicros(note.ended() - note.begun()))
                .sorted()
                .toList();
        long p50 = times.get(times.size() / 2);
        long p99 = times.get(times.size() * 99 / 100);
        System.out.printf(
                "%s: %d refused, in µs p50 %d, p99 %d, most %d%n", how, times.size(), p50, p99, times.getLast());
        assertThat(p99).as("p99 of refusals in µs").isLessThan(TimeUnit.NANOSECONDS.toMicros(QUICK.toNanos()));
    }
}
