package dev.fairway.api;

import dev.fairway.fleet.Labels;
import dev.fairway.rollout.FleetStops;
import dev.fairway.rollout.FleetSummary;
import dev.fairway.rollout.policy.FleetStop;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The fleet as a whole. */
@RestController
@RequestMapping(path = "/api/v1/fleet", produces = "application/json")
class FleetApi {

    private final FleetSummary summary;
    private final FleetStops stops;

    FleetApi(FleetSummary summary, FleetStops stops) {
        this.summary = summary;
        this.stops = stops;
    }

    /** The fleet in figures; every health and progress is named, also with 0 machines. */
    record SummaryBody(
            int machines,
            int onTarget,
            Map<String, Integer> byHealth,
            Map<String, Integer> byProgress,
            List<FleetSummary.VersionCount> byVersion,
            List<FleetSummary.GroupCount> byGroup,
            int rolloutsOpen,
            @Nullable FleetStop stopped) {}

    @GetMapping("/summary")
    SummaryBody summary() {
        FleetSummary.Figures figures = summary.figures();
        return new SummaryBody(
                figures.machines(),
                figures.onTarget(),
                labelled(figures.byHealth()),
                labelled(figures.byProgress()),
                figures.byVersion(),
                figures.byGroup(),
                figures.rolloutsOpen(),
                figures.stopped());
    }

    /** Stops all updates: once this is answered no machine is offered anything. */
    @PostMapping("/stop")
    @RequestBody(content = @Content(schema = @Schema(implementation = ReasonForm.class)))
    FleetStop stop(InputStream body) {
        return stops.stop(Bodies.read(body, ReasonForm.class).reason());
    }

    @PostMapping("/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RequestBody(content = @Content(schema = @Schema(implementation = ReasonForm.class)))
    void resume(InputStream body) {
        stops.resume(Bodies.optionalReason(body));
    }

    private static <E extends Enum<E>> Map<String, Integer> labelled(Map<E, Integer> counts) {
        Map<String, Integer> labelled = new TreeMap<>();
        counts.forEach((value, count) -> labelled.put(Labels.of(value), count));
        return labelled;
    }
}
