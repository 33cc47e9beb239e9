package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a machine says moves its own share and no more: forged, replayed, reordered, said twice. */
class ForgedWordsTest extends RaceScene {

    private static final ReportedEvent FAILED =
            new ReportedEvent(ReportedEvent.Kind.FAILED, 3, 0, new ErrorCode(10), null);
    private static final ReportedEvent FELL_BACK =
            new ReportedEvent(ReportedEvent.Kind.FAILED, 3, 0, ErrorCode.FELL_BACK, null);
    private static final ReportedEvent INSTALLED = new ReportedEvent(ReportedEvent.Kind.INSTALLED, 3, 1, null, null);
    private static final ReportedEvent STARTED =
            new ReportedEvent(ReportedEvent.Kind.DOWNLOAD_STARTED, 13, 1, null, null);
    private static final ReportedEvent DONE = new ReportedEvent(ReportedEvent.Kind.DONE, 3, 2, null, "3815.2.0");

    @BeforeEach
    void aStrictBudget() {
        world.plan("{'stages': [{'percent': 100, 'soak': 'PT1H', 'maxFailurePercent': 0}], 'maxAttempts': 100,"
                + " 'retryWait': 'PT0S'}");
        world.promote("3815.2.5");
    }

    @Test
    void one_id_that_fails_again_and_again_counts_once_and_halts_nothing() {
        for (int i = 0; i < 30; i++) {
            nodes.asksHere(m1.afterBoot("b" + i));
            nodes.tellsHere(m1.afterBoot("b" + i).says(false, FAILED));
        }
        tend();
        assertThat(count("failures")).isEqualTo(1);
        assertThat(state()).isEqualTo("running");
    }

    @Test
    void a_failure_that_is_replayed_counts_once() {
        nodes.asksHere(m1);
        CheckIn failure = m1.says(false, FAILED);
        for (int i = 0; i < 20; i++) {
            nodes.tellsHere(failure);
        }
        tend();
        assertThat(count("failures")).isEqualTo(1);
        assertThat(count("failed")).isEqualTo(1);
        assertThat(state()).isEqualTo("running");
    }

    @Test
    void an_event_that_is_said_twice_in_one_request_is_heard_once() {
        nodes.asksHere(m1);
        nodes.tellsHere(m1.says(false, FAILED, FAILED, FELL_BACK, FELL_BACK));
        assertThat(count("failures")).isEqualTo(1);
        assertThat(grants("true")).isEqualTo(1);
    }

    @Test
    void events_without_a_grant_are_nobodys_evidence() {
        for (int i = 0; i < 5; i++) {
            nodes.tellsHere(speaker("forged-" + i).says(false, STARTED, INSTALLED, FAILED, FELL_BACK));
        }
        tend();
        assertThat(count("failures")).isZero();
        assertThat(count("finished")).isZero();
        assertThat(state()).isEqualTo("running");
    }

    @Test
    void events_in_the_wrong_order_never_take_a_machine_back() {
        nodes.asksHere(m1);
        nodes.tellsHere(m1.says(false, INSTALLED));
        assertThat(world.state("m1")).isEqualTo("installed updating");
        nodes.tellsHere(m1.says(false, STARTED));
        assertThat(world.state("m1")).isEqualTo("installed updating");
        assertThat(inFlight()).isZero();
    }

    @Test
    void a_forged_success_completes_nothing_that_the_version_does_not_show() {
        nodes.asksHere(m1);
        nodes.tellsHere(m1.says(false, DONE));
        assertThat(count("completed")).isZero();
        assertThat(world.state("m1")).isEqualTo("granted updating");
    }

    @Test
    void a_machine_that_says_it_is_at_its_target_and_back_again_counts_once() {
        for (int i = 0; i < 10; i++) {
            nodes.asksHere(m1.afterBoot("b" + 2 * i));
            nodes.asksHere(m1.running("3815.2.5").afterBoot("b" + (2 * i + 1)));
        }
        tend();
        assertThat(count("finished")).isLessThanOrEqualTo(1);
        assertThat(state()).isEqualTo("running");
    }

    @Test
    void an_id_that_two_machines_use_in_turns_is_no_evidence_whatever_they_say() {
        TwoNodes.Speaker one = m1.afterBoot("b1");
        TwoNodes.Speaker other = m1.afterBoot("b2");
        for (int i = 0; i < 4; i++) {
            nodes.asksHere(one);
            nodes.asksHere(other);
        }
        nodes.tellsHere(one.says(false, FAILED));
        nodes.tellsHere(other.says(false, FELL_BACK));
        tend();
        assertThat(count("failures")).isZero();
        assertThat(world.decision("m1")).isEqualTo("suspect-id");
    }

    @Test
    void addresses_in_turns_alone_are_one_machine_behind_two_lines() {
        for (int i = 0; i < 6; i++) {
            assertThat(nodes.asksHere(m1, "198.51.100.7", null)).isInstanceOf(Answer.Offer.class);
            assertThat(nodes.asksHere(m1, "203.0.113.9", null)).isInstanceOf(Answer.Offer.class);
        }
    }

    @Test
    void a_crowd_of_invented_ids_without_leave_moves_nothing() {
        List<TwoNodes.Speaker> crowd = java.util.stream.IntStream.range(0, 50)
                .mapToObj(i -> speaker("invented-" + i).running("9999.0.0"))
                .toList();
        crowd.forEach(machine -> nodes.tellsHere(machine.says(true, FAILED, FELL_BACK)));
        tend();
        assertThat(count("failures")).isZero();
        assertThat(inFlight()).isZero();
        assertThat(state()).isEqualTo("running");
    }

    private String state() {
        return world.rollout().get("state").asString();
    }

    private void tend() {
        the(Steward.class).tend(rollout());
    }
}
