package dev.fairway.console.rollout;

import com.vaadin.flow.component.html.Div;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.chart.Chart;
import dev.fairway.rollout.RolloutHistory.Point;
import java.time.Instant;
import java.util.List;

/** What a rollout has come to over time, and its failure rate against its limit; kept while the page around is drawn anew. */
class RolloutCharts extends Div {

    private final Chart outcome = new Chart("outcome-chart", "rollout-outcome");
    private final Chart rate = new Chart("rate-chart", "rollout-failure-rate");

    RolloutCharts() {
        addClassName("fw-rollout-charts");
        Div left = Parts.panel(Messages.of("rollout.chart.outcome"), outcome.menu());
        left.add(outcome);
        Div right = Parts.panel(Messages.of("rollout.chart.rate"), rate.menu());
        right.add(rate);
        add(left, right);
    }

    /** @param points what was written down, oldest first */
    void show(Course course, List<Point> points, Instant now) {
        setVisible(course.rollout().startedAt() != null);
        CourseCurves curves = CourseCurves.of(course, points, now);
        outcome.show(curves.outcome());
        rate.show(curves.rate());
    }
}
