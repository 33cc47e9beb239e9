package dev.fairway.api;

import dev.fairway.base.InvalidInput;
import dev.fairway.base.Page;
import dev.fairway.fleet.Plan;
import dev.fairway.rollout.ErrorCode;
import dev.fairway.rollout.RolloutCommand;
import dev.fairway.rollout.RolloutInfo;
import dev.fairway.rollout.RolloutReport;
import dev.fairway.rollout.Rollouts;
import dev.fairway.rollout.policy.RolloutState;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rollouts, and what people tell them. */
@RestController
@RequestMapping(path = "/api/v1/rollouts", produces = "application/json")
class RolloutApi {

    private final Rollouts rollouts;
    private final RolloutReport report;
    private final RolloutBodies bodies;

    RolloutApi(Rollouts rollouts, RolloutReport report, RolloutBodies bodies) {
        this.report = report;
        this.rollouts = rollouts;
        this.bodies = bodies;
    }

    record RolloutForm(
            @Nullable String group,
            @Nullable String release,
            @Nullable List<PlanForm.StageForm> stages,
            @Nullable String reason,
            @Nullable Boolean allowDowngrade) {}

    /**
     * A pause.
     *
     * @param until when it ends by itself; absent if a person has to end it
     * @param recall whether leave is taken back from machines that have not begun to download
     */
    record PauseForm(
            @Nullable String reason,
            @Nullable String until,
            @Nullable Boolean recall) {}

    /**
     * The next stage opens.
     *
     * @param stage the stage that is to be left, the first is 1: if another is open by then, that is a conflict; absent for
     *     whichever is open
     */
    record AdvanceForm(@Nullable String reason, @Nullable Integer stage) {}

    @GetMapping
    Listed<RolloutBody> list(
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        Page<RolloutInfo> page =
                rollouts.list(Params.idOrNull("group", group), states(state), Page.Request.of(limit, after));
        return new Listed<>(bodies.of(page.items()), page.next());
    }

    @GetMapping("/{id}")
    RolloutBody get(@PathVariable String id) {
        return bodies.of(existing(id));
    }

    /**
     * Machines that failed for one cause.
     *
     * @param outcome {@code failed}, {@code fell-back}, {@code silent}, {@code died} or {@code returned}
     * @param meaning what the error code means; null without one
     * @param examples up to three of them, the newest first
     */
    record FailureBody(
            String outcome,
            @Nullable Long errorCode,
            @Nullable String meaning,
            int machines,
            List<ExampleBody> examples) {

        static FailureBody of(RolloutReport.Cause cause) {
            Long code = cause.errorCode();
            return new FailureBody(
                    cause.outcome(),
                    code,
                    code == null ? null : new ErrorCode(code.intValue()).meaning(),
                    cause.machines(),
                    cause.examples().stream()
                            .map(example -> new ExampleBody(example.id().value(), example.name()))
                            .toList());
        }
    }

    /** A machine, by its alias, else its id. */
    record ExampleBody(String id, String name) {}

    @GetMapping("/{id}/failures")
    Listed<FailureBody> failures(@PathVariable String id) {
        return new Listed<>(
                report.causes(existing(id).id()).stream().map(FailureBody::of).toList(), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @RequestBody(content = @Content(schema = @Schema(implementation = RolloutForm.class)))
    RolloutBody make(InputStream body) {
        RolloutForm form = Bodies.read(body, RolloutForm.class);
        List<Plan.Stage> stages =
                form.stages() == null ? null : Params.each("stages", form.stages(), PlanForm.StageForm::stage);
        return bodies.of(rollouts.make(new Rollouts.Wish(
                Params.id("group", form.group()),
                Params.id("release", form.release()),
                stages,
                form.reason(),
                Boolean.TRUE.equals(form.allowDowngrade()))));
    }

    @PostMapping("/{id}/pause")
    @RequestBody(content = @Content(schema = @Schema(implementation = PauseForm.class)))
    RolloutBody pause(@PathVariable String id, InputStream body) {
        UUID rollout = existing(id).id();
        PauseForm form = Bodies.read(body, PauseForm.class);
        Instant until = Params.time("until", form.until());
        return bodies.of(rollouts.tell(
                rollout, new RolloutCommand.Pause(form.reason(), until, Boolean.TRUE.equals(form.recall()))));
    }

    @PostMapping("/{id}/start")
    @RequestBody(content = @Content(schema = @Schema(implementation = ReasonForm.class)))
    RolloutBody start(@PathVariable String id, InputStream body) {
        UUID rollout = existing(id).id();
        return bodies.of(rollouts.tell(rollout, new RolloutCommand.Start(Bodies.optionalReason(body))));
    }

    @PostMapping("/{id}/resume")
    @RequestBody(content = @Content(schema = @Schema(implementation = ReasonForm.class)))
    RolloutBody resume(@PathVariable String id, InputStream body) {
        UUID rollout = existing(id).id();
        return bodies.of(rollouts.tell(rollout, new RolloutCommand.Resume(Bodies.optionalReason(body))));
    }

    @PostMapping("/{id}/advance")
    @RequestBody(content = @Content(schema = @Schema(implementation = AdvanceForm.class)))
    RolloutBody advance(@PathVariable String id, InputStream body) {
        UUID rollout = existing(id).id();
        AdvanceForm form = Bodies.readOrNull(body, AdvanceForm.class);
        Integer stage = form == null ? null : form.stage();
        if (stage != null && stage < 1) {
            throw new InvalidInput("stage", "stage is 1 for the first, or absent for whichever is open");
        }
        return bodies.of(rollouts.tell(
                rollout,
                new RolloutCommand.Advance(form == null ? null : form.reason(), stage == null ? null : stage - 1)));
    }

    @PostMapping("/{id}/abort")
    @RequestBody(content = @Content(schema = @Schema(implementation = ReasonForm.class)))
    RolloutBody abort(@PathVariable String id, InputStream body) {
        UUID rollout = existing(id).id();
        return bodies.of(rollouts.tell(
                rollout,
                new RolloutCommand.Abort(Bodies.read(body, ReasonForm.class).reason())));
    }

    private RolloutInfo existing(String id) {
        return rollouts.get(Params.path("rollout", id));
    }

    private static Set<RolloutState> states(@Nullable String state) {
        if (state == null) {
            return Set.of();
        }
        for (RolloutState known : RolloutState.values()) {
            if (known.label().equals(state)) {
                return Set.of(known);
            }
        }
        throw new InvalidInput(
                "state",
                "'" + state
                        + "' is no state: expected ready, running, paused, halted, completed, aborted or superseded");
    }
}
