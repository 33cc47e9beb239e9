package dev.fairway.console.machines;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.menubar.MenuBar;
import dev.fairway.access.PersonSettings;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import java.util.EnumMap;
import java.util.Map;

/** Which columns the list has: chosen here, kept with the account. */
class ColumnsMenu extends MenuBar {

    private final PersonSettings settings;
    private final MachineGrid grid;
    private final Map<MachineColumn, MenuItem> items = new EnumMap<>(MachineColumn.class);
    private ColumnChoice choice;

    ColumnsMenu(PersonSettings settings, MachineGrid grid) {
        this.settings = settings;
        this.grid = grid;
        this.choice = settings.get(ColumnChoice.SETTING).map(ColumnChoice::of).orElse(ColumnChoice.USUAL);
        setId("columns");
        addClassName("fw-menu-button");
        MenuItem menu = addItem(Parts.icon("columns"));
        menu.add(Parts.text("", Messages.of("machines.columns")));
        for (MachineColumn column : MachineColumn.values()) {
            if (column != MachineColumn.ALIAS) {
                MenuItem item = menu.getSubMenu()
                        .addItem(
                                column.heading(),
                                click -> choose(column, click.getSource().isChecked()));
                item.setCheckable(true);
                item.setKeepOpen(true);
                item.setId("column-" + column.label());
                items.put(column, item);
            }
        }
        menu.getSubMenu().addSeparator();
        menu.getSubMenu()
                .addItem(Messages.of("machines.columns.usual"), click -> keep(ColumnChoice.USUAL))
                .setId("columns-usual");
        show();
    }

    private void choose(MachineColumn column, boolean wanted) {
        keep(choice.with(column, wanted, grid.width()));
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
        items.forEach((column, item) -> item.setChecked(choice.shows(column, grid.width())));
    }
}
