package dev.fairway.api;

import dev.fairway.fleet.FleetHistory;
import dev.fairway.fleet.Labels;
import dev.fairway.rollout.FleetStops;
import dev.fairway.rollout.FleetSummary;
import dev.fairway.rollout.policy.FleetStop;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The fleet as a whole. */
@RestController
@RequestMapping(path = "/api/v1/fleet", produces = "application/json")
class FleetApi {

    private final FleetSummary summary;
    private final FleetStops stops;
    private final FleetHistory history;
    private final Clock clock;

    FleetApi(FleetSummary summary, FleetStops stops, FleetHistory history, Clock clock) {
        this.summary = summary;
        this.stops = stops;
        this.history = history;
        this.clock = clock;
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

    /**
     * The fleet over time.
     *
     * @param step the least time between two moments
     * @param moments when the fleet was written down: minutes of the last day, hours of the last month, days before
     * @param series each with as many numbers as there are moments
     */
    record HistoryBody(
            Instant from,
            Instant until,
            String by,
            String step,
            List<Instant> moments,
            List<FleetHistory.Series> series) {}

    /** The fleet over time, by version (default) or by health; of the last day, unless from and until say otherwise. */
    @GetMapping("/history")
    HistoryBody history(
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable String by,
            @RequestParam(required = false) @Nullable String step) {
        Instant to = Objects.requireNonNullElse(
                Params.time("until", until), clock.instant().truncatedTo(ChronoUnit.SECONDS));
        FleetHistory.Question question = new FleetHistory.Question(
                Params.productOrNull(product),
                Params.idOrNull("group", group),
                Objects.requireNonNullElse(Params.time("from", from), to.minus(Duration.ofDays(1))),
                to,
                by == null ? FleetHistory.By.VERSION : Labels.parse(FleetHistory.By.class, "by", by),
                Params.durationOrNull("step", step));
        FleetHistory.Curves curves = history.curves(question);
        return new HistoryBody(
                question.from(),
                question.until(),
                Labels.of(question.by()),
                curves.step().toString(),
                curves.moments(),
                curves.series());
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
