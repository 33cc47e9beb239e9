package dev.fairway.api;

import dev.fairway.fleet.Labels;
import dev.fairway.rollout.FleetSummary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The fleet as a whole. */
@RestController
@RequestMapping(path = "/api/v1/fleet", produces = "application/json")
class FleetApi {

    private final FleetSummary summary;

    FleetApi(FleetSummary summary) {
        this.summary = summary;
    }

    /** The fleet in figures; every health and progress is named, also with 0 machines. */
    record SummaryBody(
            int machines,
            int onTarget,
            Map<String, Integer> byHealth,
            Map<String, Integer> byProgress,
            List<FleetSummary.VersionCount> byVersion,
            List<FleetSummary.GroupCount> byGroup) {}

    @GetMapping("/summary")
    SummaryBody summary() {
        FleetSummary.Figures figures = summary.figures();
        return new SummaryBody(
                figures.machines(),
                figures.onTarget(),
                labelled(figures.byHealth()),
                labelled(figures.byProgress()),
                figures.byVersion(),
                figures.byGroup());
    }

    private static <E extends Enum<E>> Map<String, Integer> labelled(Map<E, Integer> counts) {
        Map<String, Integer> labelled = new TreeMap<>();
        counts.forEach((value, count) -> labelled.put(Labels.of(value), count));
        return labelled;
    }
}
