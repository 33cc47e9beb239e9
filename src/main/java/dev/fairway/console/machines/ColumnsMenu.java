package dev.fairway.console.machines;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import dev.fairway.access.PersonSettings;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which columns the list has: chosen here, kept with the account. Check boxes in a panel, for a menu whose items can be ticked
 * says of them what assistive technology does not understand.
 */
class ColumnsMenu extends Div {

    private static final List<MachineColumn> CHOICES = Arrays.stream(MachineColumn.values())
            .filter(column -> column != MachineColumn.ALIAS)
            .toList();

    private final PersonSettings settings;
    private final MachineGrid grid;
    private final CheckboxGroup<MachineColumn> boxes = new CheckboxGroup<>(Messages.of("machines.columns"));
    private ColumnChoice choice;

    ColumnsMenu(PersonSettings settings, MachineGrid grid) {
        this.settings = settings;
        this.grid = grid;
        this.choice = settings.get(ColumnChoice.SETTING).map(ColumnChoice::of).orElse(ColumnChoice.USUAL);
        Button opener = new Button(Messages.of("machines.columns"), Parts.icon("columns"));
        opener.setId("columns");
        addClassName("fw-columns");
        Popover panel = new Popover();
        panel.setTarget(opener);
        panel.setPosition(PopoverPosition.BOTTOM_END);
        panel.setAriaLabel(Messages.of("machines.columns"));
        boxes.setId("columns-shown");
        boxes.setItems(CHOICES);
        boxes.setItemLabelGenerator(MachineColumn::heading);
        boxes.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        boxes.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                choose(event.getOldValue(), event.getValue());
            }
        });
        Button usual = new Button(Messages.of("machines.columns.usual"), click -> keep(ColumnChoice.USUAL));
        usual.setId("columns-usual");
        usual.addThemeVariants(ButtonVariant.TERTIARY);
        panel.add(Parts.block("fw-columns-panel", boxes, usual));
        add(opener, panel);
        show();
    }

    private void choose(Set<MachineColumn> before, Set<MachineColumn> now) {
        ColumnChoice wanted = choice;
        for (MachineColumn column : CHOICES) {
            if (before.contains(column) != now.contains(column)) {
                wanted = wanted.with(column, now.contains(column), grid.width());
            }
        }
        keep(wanted);
    }

    /** Keeps how wide somebody has made a column. */
    void resized(MachineColumn column, int width) {
        keep(choice.resized(column, width));
    }

    private void keep(ColumnChoice wanted) {
        choice = wanted;
        settings.put(ColumnChoice.SETTING, wanted.text());
        show();
    }

    /** Shows which there are now. */
    final void show() {
        grid.show(choice);
        Set<MachineColumn> shown = EnumSet.noneOf(MachineColumn.class);
        CHOICES.stream().filter(column -> choice.shows(column, grid.width())).forEach(shown::add);
        boxes.setValue(shown);
    }
}
