package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.base.Page;
import dev.fairway.base.Version;
import dev.fairway.fleet.MachineSearch;
import dev.fairway.fleet.Membership;
import dev.fairway.testing.People;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How a rollout came to where it is: over time, by cause and machine by machine. */
class RolloutHistoryTest extends RaceScene {

    private static final Page.Request FIRST = new Page.Request(1, null);

    /** At noon, so that an hour and a day around it are known. */
    private final Instant noon = Instant.now()
            .truncatedTo(ChronoUnit.DAYS)
            .plus(Duration.ofDays(100))
            .plus(Duration.ofHours(12));

    @Test
    void a_point_is_written_for_each_minute_in_which_something_changed() {
        points().write(noon);
        nodes.asksHere(m1);
        points().write(noon.plusSeconds(30));
        points().write(noon.plusSeconds(60));
        points().write(noon.plusSeconds(120));
        nodes.tellsHere(m1, ReportedEvent.Kind.FAILED);
        points().write(noon.plusSeconds(600));
        assertThat(history())
                .as("nothing changed from the second minute to the tenth, so the curve is level there")
                .containsExactly(
                        new RolloutHistory.Point(noon, 0, 0, 0, 0),
                        new RolloutHistory.Point(noon.plusSeconds(60), 1, 0, 0, 0),
                        new RolloutHistory.Point(noon.plusSeconds(540), 1, 0, 0, 0),
                        new RolloutHistory.Point(noon.plusSeconds(600), 0, 0, 1, 1));
    }

    @Test
    void of_an_hour_the_last_change_stays_after_a_day_and_of_a_day_after_a_month() {
        UUID rollout = rollout();
        for (int minutes : List.of(0, 10, 20, 70, 80, 1440)) {
            Instant at = noon.plus(Duration.ofMinutes(minutes));
            jdbc.sql("""
                            insert into rollout_point
                              (rollout_id, taken_at, in_hour, span, in_flight, completed, finished, failures)
                            values (?, ?, ?, 0, ?, 0, 0, 0)""")
                    .params(rollout, dev.fairway.fleet.Sql.time(at), at.getEpochSecond() / 3600, minutes)
                    .update();
        }
        points().thin(noon.plus(Duration.ofHours(12)));
        assertThat(kept()).containsExactly(0, 10, 20, 70, 80, 1440);
        points().thin(noon.plus(Duration.ofDays(1)).plus(Duration.ofHours(3)));
        assertThat(kept()).containsExactly(20, 80, 1440);
        points().thin(noon.plus(Duration.ofDays(60)));
        assertThat(kept()).containsExactly(80, 1440);
    }

    @Test
    void who_failed_is_listed_by_cause_and_a_cause_is_let_retry() {
        TwoNodes.Speaker m2 = speaker("m2");
        nodes.asksHere(m1);
        nodes.tellsHere(m1, ReportedEvent.Kind.FAILED);
        nodes.asksHere(m2);
        nodes.tellsHere(m2, ReportedEvent.Kind.FAILED);
        RolloutReport report = the(RolloutReport.class);
        RolloutReport.Cause cause = report.causes(rollout()).getFirst();
        assertThat(cause.machines()).isEqualTo(2);
        assertThat(cause.examples()).extracting(RolloutReport.Example::name).containsExactlyInAnyOrder("m1", "m2");
        assertThat(report.machines(rollout(), cause.key())).isEqualTo(2);
        assertThat(report.stages(rollout())).containsExactly(new RolloutReport.StageEvidence(0, 2, 2));
        Page<RolloutReport.Failed> page = report.failed(rollout(), cause.key(), FIRST);
        assertThat(page.items()).extracting(one -> one.machine().name()).containsExactly("m1");
        assertThat(report.failed(rollout(), null, Page.Request.of(1, page.next()))
                        .items())
                .extracting(one -> one.machine().name())
                .containsExactly("m2");
        assertThat(report.failed(rollout(), new RolloutReport.CauseKey("failed", 4711L), FIRST)
                        .items())
                .isEmpty();

        int allowed =
                People.admin("ann", () -> the(CauseRetries.class).allow(rollout(), cause.key(), "/boot cleaned up"));
        assertThat(allowed).isEqualTo(2);
        assertThat(People.<Integer>admin(
                        "ann", () -> the(CauseRetries.class).allow(rollout(), cause.key(), "once more")))
                .as("nothing is held against them any more")
                .isZero();
    }

    @Test
    void a_machine_tells_which_rollouts_it_took_part_in_and_why_it_is_in_its_group() {
        nodes.asksHere(m1);
        nodes.tellsHere(m1, ReportedEvent.Kind.FAILED);
        UUID first = rollout();
        promote("3815.2.5");
        nodes.asksHere(m1);
        var machine = the(MachineSearch.class)
                .get(new dev.fairway.base.ProductId(product), new dev.fairway.base.MachineId("m1"));
        MachineRollouts.Story story = the(MachineRollouts.class).of(machine);
        assertThat(story.parts())
                .extracting(MachineRollouts.Part::rollout, MachineRollouts.Part::version, MachineRollouts.Part::outcome)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(rollout(), "3815.2.5", Grant.Outcome.OPEN),
                        org.assertj.core.api.Assertions.tuple(first, "3815.2.1", Grant.Outcome.FAILED));
        Explanations.View view = the(Explanations.class).view(machine);
        assertThat(view.place().why()).isEqualTo(new Membership.Why.ByTrack("stable"));
        assertThat(view.place().group().id().toString()).isEqualTo(world.group());
        assertThat(view.channel()).isNotNull();
    }

    @Test
    void who_runs_a_version_is_told_by_group() {
        nodes.asksHere(m1);
        nodes.asksHere(speaker("m2"));
        assertThat(the(FleetSummary.class)
                        .running(
                                new dev.fairway.base.ProductId(product),
                                Version.of("3815.2.0"),
                                dev.fairway.base.Arch.AMD64))
                .extracting(FleetSummary.GroupRunning::machines)
                .containsExactly(2);
    }

    private RolloutPoints points() {
        return the(RolloutPoints.class);
    }

    private List<RolloutHistory.Point> history() {
        return the(RolloutHistory.class).of(rollout()).stream()
                .filter(point -> !point.at().isBefore(noon))
                .toList();
    }

    private List<Integer> kept() {
        return jdbc.sql("select in_flight from rollout_point where rollout_id = ? and taken_at >= ? order by taken_at")
                .params(rollout(), dev.fairway.fleet.Sql.time(noon))
                .query((row, index) -> row.getInt(1))
                .list();
    }
}
