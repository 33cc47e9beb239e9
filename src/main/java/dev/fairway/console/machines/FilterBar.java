package dev.fairway.console.machines;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The search field, one chip for each filter that is set, and the panel to set them in. */
class FilterBar extends Div {

    private final TextField search = new TextField();
    private final Div chips = Parts.block("fw-chips");
    private final FilterPanel panel;
    private final BiConsumer<MachineQuery, Boolean> onChange;
    private @Nullable MachineQuery query;
    private @Nullable FilterChoices known;

    /** @param onChange told the new query, and whether it only goes on with typing */
    FilterBar(BiConsumer<MachineQuery, Boolean> onChange) {
        this.onChange = onChange;
        addClassName("fw-filters");
        search.setId("search");
        search.addClassName("fw-search");
        search.setPlaceholder(Messages.of("machines.search.hint"));
        search.setAriaLabel(Messages.of("machines.search"));
        search.setPrefixComponent(Parts.icon("search"));
        search.setClearButtonVisible(true);
        search.setMaxLength(MachineQuery.LONGEST_TEXT);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed(old -> old.withText(change.getValue()), true);
            }
        });
        Button filter = new Button(Messages.of("machines.filter"), Parts.icon("plus"));
        filter.setId("filter");
        filter.addThemeVariants(ButtonVariant.TERTIARY);
        panel = new FilterPanel(filter, change -> changed(change, false));
        add(search, chips, filter, panel);
    }

    private void changed(Function<MachineQuery, MachineQuery> change, boolean typing) {
        if (query != null) {
            onChange.accept(change.apply(query), typing);
        }
    }

    void show(MachineQuery shown, FilterChoices choices) {
        boolean same = query != null && shown.listsAs(query) && choices.equals(known);
        query = shown;
        if (same) {
            return;
        }
        known = choices;
        if (!search.getValue().strip().equals(shown.text())) {
            search.setValue(shown.text());
        }
        panel.show(shown, choices);
        chips.removeAll();
        chip("group", shown.filter().group(), id -> choices.groups().getOrDefault(id, ""), MachineQuery::withGroup);
        chip(
                "channel",
                shown.filter().channel(),
                id -> choices.channels().getOrDefault(id, ""),
                MachineQuery::withChannel);
        chip("version", shown.filter().version(), text -> text, MachineQuery::withVersion);
        chip("health", shown.filter().health(), Words::health, MachineQuery::withHealth);
        chip("progress", shown.filter().progress(), Words::progress, MachineQuery::withProgress);
        chip("label", shown.filter().label(), text -> text, MachineQuery::withLabel);
        chip("product", shown.filter().product(), Object::toString, MachineQuery::withProduct);
        if (shown.isFiltered()) {
            Button clear = new Button(Messages.of("machines.clear"), click -> changed(MachineQuery::cleared, false));
            clear.setId("clear-filters");
            clear.addThemeVariants(ButtonVariant.TERTIARY);
            chips.add(clear);
        }
    }

    private <T> void chip(String name, @Nullable T value, Function<T, String> label, FilterPanel.Change<T> change) {
        if (value == null) {
            return;
        }
        String word = label.apply(value);
        String is = Messages.of("machines.chip", Messages.of("machines.filter." + name));
        Button remove = new Button(Parts.icon("close"), click -> changed(old -> change.apply(old, null), false));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel(Messages.of("machines.chip.remove", is, word));
        chips.add(Parts.block("fw-chip", Parts.text("fw-caption-2", is), Parts.text("fw-strong fw-cut", word), remove));
    }
}
