package dev.fairway.api;

import dev.fairway.base.InvalidInput;
import dev.fairway.fleet.Plan;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A plan as it is sent; what is absent takes the value of {@link Plan#steady()}. */
record PlanForm(
        @Nullable List<StageForm> stages,
        @Nullable Integer maxInFlight,
        @Nullable Integer maxPerPeriod,
        @Nullable String period,
        @Nullable String updateTimeout,
        @Nullable String rebootTimeout,
        @Nullable Integer maxAttempts,
        @Nullable String retryWait,
        @Nullable String start,
        @Nullable Boolean fourEyes,
        @Nullable Boolean canaryFirst) {

    record StageForm(
            @Nullable BigDecimal percent,
            @Nullable String soak,
            @Nullable BigDecimal maxFailurePercent,
            @Nullable String advance,
            @Nullable Integer minMachines) {

        Plan.Stage stage() {
            if (percent == null) {
                throw new InvalidInput("percent", "percent is missing");
            }
            return new Plan.Stage(
                    percent,
                    Objects.requireNonNullElse(soak, "PT0S"),
                    Objects.requireNonNullElse(maxFailurePercent, BigDecimal.TWO),
                    Objects.requireNonNullElse(advance, "auto"),
                    Objects.requireNonNullElse(minMachines, 1));
        }
    }

    Plan plan() {
        Plan steady = Plan.steady();
        return new Plan(
                stages == null ? steady.stages() : Params.each("stages", stages, StageForm::stage),
                maxInFlight,
                maxPerPeriod,
                Objects.requireNonNullElse(period, steady.period()),
                Objects.requireNonNullElse(updateTimeout, steady.updateTimeout()),
                rebootTimeout,
                Objects.requireNonNullElse(maxAttempts, steady.maxAttempts()),
                Objects.requireNonNullElse(retryWait, steady.retryWait()),
                Objects.requireNonNullElse(start, steady.start()),
                Objects.requireNonNullElse(fourEyes, steady.fourEyes()),
                Objects.requireNonNullElse(canaryFirst, steady.canaryFirst()));
    }

    static PlanForm of(Plan plan) {
        return new PlanForm(
                plan.stages().stream()
                        .map(stage -> new StageForm(
                                stage.percent(),
                                stage.soak(),
                                stage.maxFailurePercent(),
                                stage.advance(),
                                stage.minMachines()))
                        .toList(),
                plan.maxInFlight(),
                plan.maxPerPeriod(),
                plan.period(),
                plan.updateTimeout(),
                plan.rebootTimeout(),
                plan.maxAttempts(),
                plan.retryWait(),
                plan.start(),
                plan.fourEyes(),
                plan.canaryFirst());
    }
}
