package dev.fairway.console.group;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.fairway.base.InvalidInput;
import dev.fairway.console.Parts;
import dev.fairway.console.Spans;
import dev.fairway.console.Words;
import dev.fairway.console.rollout.PlanPicture;
import dev.fairway.fleet.Plan;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan: presets to begin with, its stages and limits, and beside them in words what it will do. */
class PlanEditor extends Div {

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
    private final Checkbox fourEyes = new Checkbox("Four eyes: not by who promoted");
    private final Checkbox canaryFirst = new Checkbox("Machines labelled “canary” go first");
    private final Div presets = Parts.block("fw-presets");
    private final Div preview = Parts.block("fw-plan-preview");
    private boolean filling;

    PlanEditor(Runnable changed) {
        this.changed = changed;
        addClassName("fw-plan");
        stages = new Rows<>("stages", "Add stage", 1, stage -> new StageRow(stage, this::edited), this::edited);
        inFlight = field("maxInFlight", "Updating at once, at most", "Empty: any number");
        perPeriod = field("maxPerPeriod", "Beginning per period, at most", "Empty: any number");
        period = field("period", "Period", "");
        updateTimeout = field("updateTimeout", "Time to install", "From its grant until it has installed");
        rebootTimeout = field("rebootTimeout", "Time to reboot", "Empty: as long as it likes");
        attempts = field("maxAttempts", "Attempts", "Before a person has to look");
        retryWait = field("retryWait", "Wait between attempts", "");
        start.setId("plan-start");
        start.setLabel("A new release starts");
        start.setItems("auto", "manual");
        start.setItemLabelGenerator(value -> value.equals("auto") ? "by itself" : "by a person");
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
                        new H3("Stages"),
                        stages,
                        new H3("Limits, over all stages"),
                        Parts.block("fw-form-three", inFlight, perPeriod, period),
                        new H3("Each machine"),
                        Parts.block("fw-form-four", updateTimeout, rebootTimeout, attempts, retryWait),
                        new H3("Start"),
                        Parts.block("fw-plan-start", start, fourEyes, canaryFirst)),
                Parts.block("fw-plan-side", new H3("What it will do"), preview));
    }

    private Div presets() {
        presets.add(Parts.text("fw-caption", "Begin with"));
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
            preview.add(PlanPicture.of(plan.stages(), false), PlanPicture.words(plan.sentences()));
        } catch (InvalidInput wrong) {
            preview.add(
                    Parts.block("fw-warning", Parts.icon("stuck"), Parts.text("", Words.sentence(wrong.sentence()))));
        }
    }

    private static String text(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }
}
