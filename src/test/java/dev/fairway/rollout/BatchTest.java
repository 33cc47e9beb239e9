package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.fleet.Machine;
import dev.fairway.rollout.policy.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** Many check-ins in one batch: each is answered as if it had come alone, one after the other. */
class BatchTest extends RaceScene {

    /** Who waits for an answer, and keeps what it was. */
    private static final class Client implements Visitor {
        private final CheckIn checkIn;
        private @Nullable Answer answer;
        private @Nullable RuntimeException refusal;

        Client(CheckIn checkIn) {
            this.checkIn = checkIn;
        }

        @Override
        public CheckIn checkIn() {
            return checkIn;
        }

        @Override
        public void answered(Answer said) {
            assertThat(answer).as("answered once").isNull();
            answer = said;
        }

        @Override
        public void refused(RuntimeException why) {
            refusal = why;
        }

        boolean isOffered() {
            return answer instanceof Answer.Offer;
        }
    }

    private static Client asks(TwoNodes.Speaker machine) {
        return new Client(machine.says(true));
    }

    private static Client tells(TwoNodes.Speaker machine, ReportedEvent.Kind what) {
        ErrorCode error = what == ReportedEvent.Kind.FAILED ? new ErrorCode(10) : null;
        return new Client(machine.says(false, new ReportedEvent(what, 3, 1, error, null)));
    }

    private List<TwoNodes.Speaker> crowd(int size) {
        return IntStream.range(0, size).mapToObj(i -> speaker("c" + i)).toList();
    }

    private List<Client> serve(List<Client> clients) {
        the(Clerk.class).serve(clients);
        return clients;
    }

    private List<Client> serveAsking(List<TwoNodes.Speaker> machines) {
        return serve(machines.stream().map(BatchTest::asks).toList());
    }

    @Test
    void a_hundred_new_machines_are_registered_and_granted_together() {
        List<Client> clients = serveAsking(crowd(100));
        assertThat(clients).allMatch(Client::isOffered);
        assertThat(grants("outcome = 0")).isEqualTo(100);
        assertThat(inFlight()).isEqualTo(100);
        assertThat(count("granted")).isEqualTo(100);
    }

    @Test
    void no_more_than_the_limit_are_granted_within_one_batch() {
        world.plan("{'maxInFlight': 10, 'maxPerPeriod': 12, 'stages': [{'percent': 100}]}");
        List<Client> clients = serveAsking(crowd(50));
        assertThat(clients).filteredOn(Client::isOffered).hasSize(10);
        assertThat(clients)
                .filteredOn(client -> client.answer instanceof Answer.NothingNow(Reason.InFlightFull ignored))
                .hasSize(40);

        List<Client> done = serve(crowd(50).stream()
                .filter(machine -> grants("outcome = 0 and machine_id = '" + machine.id() + "'") == 1)
                .map(machine -> asks(machine.running("3815.2.1").afterBoot("b2")))
                .toList());
        assertThat(done).hasSize(10);
        assertThat(inFlight()).isZero();
        List<Client> next = serveAsking(crowd(50).subList(10, 50));
        assertThat(next)
                .as("the places are free, but only two more may begin in the period")
                .filteredOn(Client::isOffered)
                .hasSize(2);
        assertThat(next)
                .filteredOn(client -> client.answer instanceof Answer.NothingNow(Reason.PeriodFull ignored))
                .hasSize(38);
    }

    @Test
    void a_place_that_one_machine_leaves_is_given_to_the_next_in_the_same_batch() {
        world.plan("{'maxInFlight': 1, 'stages': [{'percent': 100}]}");
        serve(List.of(asks(m1)));
        Client next = asks(speaker("m2"));
        serve(List.of(tells(m1, ReportedEvent.Kind.INSTALLED), next));
        assertThat(next.isOffered()).isTrue();
        assertThat(inFlight()).isEqualTo(1);
    }

    @Test
    void what_one_machine_says_twice_in_a_batch_is_heard_in_its_order() {
        Client first = asks(m1);
        Client started = tells(m1, ReportedEvent.Kind.DOWNLOAD_STARTED);
        Client installed = tells(m1, ReportedEvent.Kind.INSTALLED);
        Client back = asks(m1.running("3815.2.1").afterBoot("b2"));
        serve(List.of(first, asks(speaker("m2")), started, installed, back));
        assertThat(first.isOffered()).isTrue();
        assertThat(back.answer).isInstanceOf(Answer.NothingNow.class);
        assertThat(world.state("m1")).isEqualTo("idle healthy");
        assertThat(count("completed")).isEqualTo(1);
    }

    @Test
    void one_that_cannot_be_kept_does_not_take_its_batch_along() {
        List<Client> good =
                new ArrayList<>(crowd(20).stream().map(BatchTest::asks).toList());
        Machine.Told tooLong = new Machine.Told(
                null, "3815.2.0", "stable", m1.says(true).told().arch(), "x".repeat(600), "::1", "b");
        Client poison =
                new Client(new CheckIn(new ProductId(product), new MachineId("poison"), tooLong, true, List.of()));
        List<Client> all = new ArrayList<>(good);
        all.add(7, poison);
        serve(all);
        assertThat(good).allMatch(Client::isOffered);
        assertThat(poison.answer).isNull();
        assertThat(poison.refusal).isInstanceOf(DataIntegrityViolationException.class);
        assertThat(jdbc.sql("select count(*) from machine where product_id = ?")
                        .param(product)
                        .query(Integer.class)
                        .single())
                .isEqualTo(20);
    }

    @Test
    void the_same_through_the_desk_is_an_error_for_the_one_that_asks() {
        Machine.Told tooLong = new Machine.Told(
                null, "3815.2.0", "stable", m1.says(true).told().arch(), "x".repeat(600), "::1", "b");
        CheckIn poison = new CheckIn(new ProductId(product), new MachineId("poison"), tooLong, true, List.of());
        assertThatThrownBy(() -> the(UpdateDesk.class).answer(poison))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void those_after_the_failure_that_halts_the_rollout_are_offered_nothing_in_the_same_batch() {
        world.plan("{'stages': [{'percent': 100, 'soak': 'PT1H', 'maxFailurePercent': 10}]}");
        promote("3815.2.5");
        List<TwoNodes.Speaker> granted = crowd(12);
        serveAsking(granted);
        List<Client> batch = new ArrayList<>();
        granted.subList(0, 8).forEach(machine -> batch.add(asks(machine.running("3815.2.5"))));
        batch.add(asks(speaker("before")));
        granted.subList(8, 10).forEach(machine -> batch.add(tells(machine, ReportedEvent.Kind.FAILED)));
        batch.add(asks(speaker("after")));
        serve(batch);
        assertThat(batch.get(8).isOffered()).isTrue();
        Answer after = batch.getLast().answer;
        assertThat(after).isInstanceOf(Answer.NothingNow.class);
        assertThat(((Answer.NothingNow) java.util.Objects.requireNonNull(after)).reason())
                .isInstanceOf(Reason.Halted.class);
        assertThat(count("failures")).isEqualTo(2);
        assertThat(world.rollout().get("state").asString()).isEqualTo("halted");
    }

    @Test
    void a_machine_that_only_says_it_is_here_changes_nothing_but_when_it_was_seen() {
        TwoNodes.Speaker current = m1.running("3815.2.1");
        serveAsking(List.of(current));
        long facts = facts("m1");
        String seen = world.machine("m1").get("lastSeen").asString();
        serveAsking(List.of(current));
        assertThat(facts("m1")).isEqualTo(facts);
        assertThat(world.machine("m1").get("lastSeen").asString()).isGreaterThan(seen);
    }

    private long facts(String machine) {
        return jdbc.sql("select facts from machine where product_id = ? and id = ?")
                .params(product, machine)
                .query(Long.class)
                .single();
    }
}
