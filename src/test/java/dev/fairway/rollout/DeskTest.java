package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.base.BadSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The queue of the desk: who waits, who is refused, and that nobody is forgotten. */
class DeskTest extends RaceScene {

    private static final int SMALLEST = 64;

    private UpdateDesk smallDesk() {
        return new UpdateDesk(
                the(Pictures.class), the(Clerk.class), the(DeskMetrics.class), new DeskSettings(1, SMALLEST, 16));
    }

    @Test
    void a_full_queue_refuses_at_once_and_answers_all_that_wait() throws Exception {
        nodes.asksHere(m1);
        UpdateDesk desk = smallDesk();
        int clients = SMALLEST * 3;
        // who is heard is inside too
        int places = SMALLEST - 1;
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = new ArrayList<>();
            // Somebody holds the machine that is heard first: its batch waits, and the queue fills behind it.
            nodes.overtaken(
                    () -> lock("m1"),
                    (Callable<Boolean>) () -> {
                        desk.answer(m1.says(true));
                        return true;
                    },
                    () -> {
                        IntStream.range(0, clients)
                                .forEach(i -> answers.add(pool.submit(
                                        () -> desk.answer(speaker("n" + i).says(true)))));
                        while (answers.stream().filter(Future::isDone).count() < clients - places) {
                            Thread.onSpinWait();
                        }
                    });
            long refused = answers.stream()
                    .filter(answer ->
                            outcome(answer) instanceof DeskClosed closed && closed.why() == DeskClosed.Why.FULL)
                    .count();
            long answered = answers.stream()
                    .filter(answer -> outcome(answer) instanceof Answer.Offer)
                    .count();
            assertThat(refused).isEqualTo(clients - places);
            assertThat(answered).isEqualTo(places);
        } finally {
            desk.destroy();
        }
    }

    private static @Nullable Object outcome(Future<Answer> answer) {
        try {
            return answer.get();
        } catch (ExecutionException failed) {
            return failed.getCause();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void a_desk_that_stops_answers_what_has_queued_and_takes_no_more() {
        UpdateDesk desk = smallDesk();
        assertThat(desk.answer(m1.says(true))).isInstanceOf(Answer.Offer.class);
        desk.destroy();
        assertThatThrownBy(() -> desk.answer(m1.says(true)))
                .isInstanceOfSatisfying(
                        DeskClosed.class, closed -> assertThat(closed.why()).isEqualTo(DeskClosed.Why.STOPPING));
    }

    @Test
    void settings_that_make_no_sense_are_named() {
        assertThatThrownBy(() -> new DeskSettings(0, 4096, 256))
                .isInstanceOf(BadSetting.class)
                .hasMessage("fairway.desk.writers is 0: it is from 1 to 16");
        assertThatThrownBy(() -> new DeskSettings(2, 10, 256)).hasMessageContaining("fairway.desk.queue is 10");
        assertThatThrownBy(() -> new DeskSettings(2, 4096, 2000)).hasMessageContaining("fairway.desk.batch is 2000");
    }
}
