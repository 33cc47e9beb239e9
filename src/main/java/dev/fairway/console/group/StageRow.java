package dev.fairway.console.group;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Spans;
import dev.fairway.fleet.Plan;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One stage of a plan. */
class StageRow extends Row<Plan.Stage> {

    private final com.vaadin.flow.component.html.Span title = Parts.text("fw-row-title", "");
    private final TextField percent;
    private final TextField soak;
    private final TextField failures;
    private final TextField least;
    private final Select<String> advance = new Select<>();

    StageRow(Plan.@Nullable Stage stage, Runnable changed) {
        super("fw-stage-row");
        Plan.Stage shown =
                stage == null ? new Plan.Stage(BigDecimal.valueOf(100), "PT0S", BigDecimal.TWO, "auto", 1) : stage;
        percent = Inputs.text(Messages.of("group.stage.share"), changed);
        percent.setValue(shown.percent().toPlainString());
        soak = Inputs.text(Messages.of("group.stage.soak"), changed);
        soak.setValue(Spans.exact(Duration.parse(shown.soak())));
        failures = Inputs.text(Messages.of("group.stage.failures"), changed);
        failures.setValue(shown.maxFailurePercent().toPlainString());
        least = Inputs.text(Messages.of("group.stage.least"), changed);
        least.setValue(Integer.toString(shown.minMachines()));
        advance.setLabel(Messages.of("group.stage.next"));
        advance.setItems("auto", "manual");
        advance.setItemLabelGenerator(
                value -> Messages.of(value.equals("auto") ? "group.by-itself" : "group.by-person"));
        advance.setValue(shown.advance());
        advance.addValueChangeListener(change -> changed.run());
        add(title, percent, soak, failures, least, advance, remove());
    }

    @Override
    void number(int index) {
        title.setText(Integer.toString(index + 1));
        getElement().setAttribute("role", "group").setAttribute("aria-label", Messages.of("group.stage", index + 1));
        remove().setAriaLabel(Messages.of("group.stage.remove", index + 1));
        fields().forEach((name, field) ->
                ((com.vaadin.flow.component.Component) field).setId("stage-" + index + "-" + name));
    }

    @Override
    Plan.Stage read() {
        return new Plan.Stage(
                Inputs.percent("percent", percent),
                Spans.read("soak", soak.getValue()).toString(),
                Inputs.percent("maxFailurePercent", failures),
                advance.getValue(),
                Inputs.whole("minMachines", least));
    }

    @Override
    Map<String, HasValidation> fields() {
        Map<String, HasValidation> fields = new LinkedHashMap<>();
        fields.put("percent", percent);
        fields.put("soak", soak);
        fields.put("maxFailurePercent", failures);
        fields.put("minMachines", least);
        fields.put("advance", advance);
        return fields;
    }
}
