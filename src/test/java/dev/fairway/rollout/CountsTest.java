package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.base.MachineId;
import dev.fairway.rollout.policy.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The counts that follow the decisions of a batch; no database. */
class CountsTest {

    private final Instant at = Instant.parse("2026-11-23T12:00:00Z");
    private final UUID group = UUID.randomUUID();
    private final UUID rollout = UUID.randomUUID();
    private final Evidence.Key m1 = new Evidence.Key(rollout, new MachineId("m1"));
    private final Gates.Passage passage = new Gates.Passage(new TreeMap<>(Map.of(group, at)));

    private Counts counts(Map<Evidence.Key, Evidence.Outcome> evidence, Usage usage) {
        return new Counts(passage, evidence, Map.of(group, usage), unused -> Duration.ofHours(1));
    }

    private Evidence.Taken taken(Evidence.Outcome outcome) {
        return new Evidence.Taken(0, outcome, null, at);
    }

    @Test
    void an_outcome_counts_once_however_often_it_is_told() {
        Counts counts = counts(Map.of(), new Usage(0, 0, null, 3, 1));
        counts.take(m1, taken(Evidence.Outcome.FAILED));
        counts.take(m1, taken(Evidence.Outcome.FELL_BACK));
        assertThat(counts.usage(group, rollout)).isEqualTo(new Usage(0, 0, null, 4, 2));
        counts.take(m1, taken(Evidence.Outcome.COMPLETED));
        assertThat(counts.usage(group, rollout)).isEqualTo(new Usage(0, 0, null, 4, 1));
        assertThat(counts.taken()).containsEntry(m1, taken(Evidence.Outcome.COMPLETED));
    }

    @Test
    void an_outcome_replaces_the_one_that_the_machine_had_before() {
        Counts counts = counts(Map.of(m1, Evidence.Outcome.FAILED), new Usage(0, 0, null, 3, 1));
        counts.take(m1, taken(Evidence.Outcome.COMPLETED));
        assertThat(counts.tallies()).containsEntry(rollout, RolloutTally.ofEvidence(0, -1));
    }

    @Test
    void what_is_dropped_counts_no_more_and_what_was_never_there_changes_nothing() {
        Counts counts = counts(Map.of(m1, Evidence.Outcome.FAILED), Usage.NONE);
        counts.drop(m1);
        counts.drop(m1);
        counts.drop(new Evidence.Key(rollout, new MachineId("m2")));
        assertThat(counts.tallies()).containsEntry(rollout, RolloutTally.ofEvidence(-1, -1));
        assertThat(counts.dropped()).containsExactly(m1);
    }
}
