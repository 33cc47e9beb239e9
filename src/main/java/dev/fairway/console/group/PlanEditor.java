package dev.fairway.console.group;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.fairway.base.InvalidInput;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Spans;
import dev.fairway.console.Words;
import dev.fairway.console.rollout.PlanPicture;
import dev.fairway.fleet.Plan;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan: presets to begin with, its stages and limits, and beside them in words what it will do. */
class PlanEditor extends Div {

    private final Clock clock;
    private final Runnable changed;
    private final Rows<Plan.Stage> stages;
    private final TextField inFlight;
    private final TextField perPeriod;
    private final TextField period;
    private final TextField updateTimeout;
    private final TextField rebootTimeout;
    private final TextField attempts;
    private final TextField retryWait;
    private final Select<String> start = new Select<>();
    private final Checkbox fourEyes = new Checkbox(Messages.of("group.plan.four-eyes"));
    private final Checkbox canaryFirst = new Checkbox(Messages.of("group.plan.canary"));
    private final Div presets = Parts.block("fw-presets");
    private final Div preview = Parts.block("fw-plan-preview");
    private boolean filling;

    PlanEditor(Clock clock, Runnable changed) {
        this.clock = clock;
        this.changed = changed;
        addClassName("fw-plan");
        stages = new Rows<>(
                "stages",
                Messages.of("group.plan.stages.add"),
                1,
                stage -> new StageRow(stage, this::edited),
                this::edited);
        inFlight = field("maxInFlight", Messages.of("group.plan.in-flight"), Messages.of("group.plan.any-number"));
        perPeriod = field("maxPerPeriod", Messages.of("group.plan.per-period"), Messages.of("group.plan.any-number"));
        period = field("period", Messages.of("group.plan.period"), "");
        updateTimeout =
                field("updateTimeout", Messages.of("group.plan.install"), Messages.of("group.plan.install.help"));
        rebootTimeout = field("rebootTimeout", Messages.of("group.plan.reboot"), Messages.of("group.plan.reboot.help"));
        attempts = field("maxAttempts", Messages.of("group.plan.attempts"), Messages.of("group.plan.attempts.help"));
        retryWait = field("retryWait", Messages.of("group.plan.wait"), "");
        start.setId("plan-start");
        start.setLabel(Messages.of("group.plan.starts"));
        start.setItems("auto", "manual");
        start.setItemLabelGenerator(value -> Messages.of(value.equals("auto") ? "group.by-itself" : "group.by-person"));
        start.addValueChangeListener(change -> edited());
        fourEyes.setId("plan-fourEyes");
        fourEyes.addValueChangeListener(change -> edited());
        canaryFirst.setId("plan-canaryFirst");
        canaryFirst.addValueChangeListener(change -> edited());
        preview.setId("plan-preview");
        preview.getElement().setAttribute("aria-live", "polite");
        add(
                Parts.block(
                        "fw-plan-fields",
                        presets(),
                        new H3(Messages.of("group.plan.stages")),
                        stages,
                        new H3(Messages.of("group.plan.limits")),
                        Parts.block("fw-form-three", inFlight, perPeriod, period),
                        new H3(Messages.of("group.plan.machine")),
                        Parts.block("fw-form-four", updateTimeout, rebootTimeout, attempts, retryWait),
                        new H3(Messages.of("group.plan.start")),
                        Parts.block("fw-plan-start", start, fourEyes, canaryFirst)),
                Parts.block("fw-plan-side", new H3(Messages.of("group.plan.preview")), preview));
    }

    private Div presets() {
        presets.add(Parts.text("fw-caption", Messages.of("group.plan.begin")));
        for (Plan.Preset preset : Plan.Preset.values()) {
            Button button = new Button(Parts.sentence(preset.label()), click -> {
                show(preset.plan());
                changed.run();
            });
            button.setId("preset-" + preset.label().replace(' ', '-'));
            button.setTooltipText(preset.sentence());
            presets.add(button);
        }
        return presets;
    }

    private TextField field(String name, String label, String helper) {
        TextField field = Inputs.text(label, this::edited);
        field.setId("plan-" + name);
        if (!helper.isEmpty()) {
            field.setHelperText(helper);
        }
        return field;
    }

    void show(Plan plan) {
        filling = true;
        stages.show(plan.stages());
        inFlight.setValue(text(plan.maxInFlight()));
        perPeriod.setValue(text(plan.maxPerPeriod()));
        period.setValue(Spans.exact(plan.periodLength()));
        updateTimeout.setValue(Spans.exact(plan.timeout()));
        rebootTimeout.setValue(plan.rebootTimeout() == null ? "" : Spans.exact(Duration.parse(plan.rebootTimeout())));
        attempts.setValue(Integer.toString(plan.maxAttempts()));
        retryWait.setValue(Spans.exact(plan.waitBetweenAttempts()));
        start.setValue(plan.start());
        fourEyes.setValue(plan.fourEyes());
        canaryFirst.setValue(plan.canaryFirst());
        filling = false;
        describe();
    }

    /** @throws InvalidInput naming the field by its path below the plan */
    Plan read() {
        String reboot = Inputs.orNull(rebootTimeout);
        return new Plan(
                stages.read(),
                Inputs.wholeOrNull("maxInFlight", inFlight),
                Inputs.wholeOrNull("maxPerPeriod", perPeriod),
                Spans.read("period", period.getValue()).toString(),
                Spans.read("updateTimeout", updateTimeout.getValue()).toString(),
                reboot == null ? null : Spans.read("rebootTimeout", reboot).toString(),
                Inputs.whole("maxAttempts", attempts),
                Spans.read("retryWait", retryWait.getValue()).toString(),
                start.getValue(),
                fourEyes.getValue(),
                canaryFirst.getValue());
    }

    Map<String, HasValidation> fields() {
        Map<String, HasValidation> fields = new LinkedHashMap<>(stages.fields());
        fields.put("maxInFlight", inFlight);
        fields.put("maxPerPeriod", perPeriod);
        fields.put("period", period);
        fields.put("updateTimeout", updateTimeout);
        fields.put("rebootTimeout", rebootTimeout);
        fields.put("maxAttempts", attempts);
        fields.put("retryWait", retryWait);
        fields.put("start", start);
        return fields;
    }

    void freeze() {
        presets.setVisible(false);
        stages.freeze();
    }

    private void edited() {
        if (!filling) {
            describe();
            changed.run();
        }
    }

    private void describe() {
        fourEyes.setEnabled("manual".equals(start.getValue()));
        preview.removeAll();
        try {
            Plan plan = read();
            preview.add(PlanPicture.alone(plan.stages(), clock.instant()), PlanPicture.words(plan.sentences()));
        } catch (InvalidInput wrong) {
            preview.add(
                    Parts.block("fw-warning", Parts.icon("stuck"), Parts.text("", Words.sentence(wrong.sentence()))));
        }
    }

    private static String text(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }
}
