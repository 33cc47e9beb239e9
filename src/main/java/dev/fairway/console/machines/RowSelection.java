package dev.fairway.console.machines;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.grid.AbstractGridMultiSelectionModel;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.selection.SelectionEvent;
import dev.fairway.fleet.MachineChoice;
import dev.fairway.fleet.MachineFilter;
import dev.fairway.fleet.MachineKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which lines are ticked. The box in the head ticks all that match, also those that nobody has scrolled to: that is kept as
 * "all, except these" and never as a list of them.
 */
class RowSelection extends AbstractGridMultiSelectionModel<MachineRow> {

    private final Set<MachineKey> keys = new LinkedHashSet<>();
    private final Runnable onChange;
    private boolean all;
    private int matching;

    RowSelection(Grid<MachineRow> grid, Runnable onChange) {
        super(grid);
        this.onChange = onChange;
        setSelectAllCheckboxVisibility(SelectAllCheckboxVisibility.VISIBLE);
        setSelectionColumnFrozen(true);
    }

    /** What is ticked, of a list that shows what matches this filter. */
    MachineChoice choice(MachineFilter filter) {
        if (all) {
            return new MachineChoice(filter, Set.copyOf(keys));
        }
        return MachineChoice.of(keys);
    }

    boolean isAll() {
        return all;
    }

    /** How many are ticked. */
    int size() {
        return all ? Math.max(0, matching - keys.size()) : keys.size();
    }

    /** So many match now. */
    void matching(int number) {
        matching = number;
    }

    /** Ticks all that match. */
    void tickAll() {
        all = true;
        keys.clear();
        redraw();
    }

    /** Ticks nothing. */
    void clear() {
        if (all || !keys.isEmpty()) {
            all = false;
            keys.clear();
            redraw();
        }
    }

    /** Ticks these lines, or takes their ticks away. */
    void tick(List<MachineRow> rows, boolean ticked) {
        rows.forEach(row -> set(row, ticked));
        rows.forEach(row -> getGrid().getDataProvider().refreshItem(row));
        changed();
    }

    private void redraw() {
        getGrid().getDataProvider().refreshAll();
        changed();
    }

    private void set(MachineRow row, boolean ticked) {
        if (ticked == all) {
            keys.remove(row.key());
        } else {
            keys.add(row.key());
        }
    }

    private void changed() {
        boolean some = size() > 0;
        boolean every = all && keys.isEmpty();
        getSelectionColumn().setSelectAllCheckboxState(every);
        getSelectionColumn().setSelectAllCheckboxIndeterminateState(some && !every);
        onChange.run();
    }

    @Override
    public boolean isSelected(MachineRow row) {
        return all != keys.contains(row.key());
    }

    /** The model that is extended tells who listens, which it alone can: whether the shift key was down. */
    @Override
    public void selectFromClient(MachineRow row) {
        super.selectFromClient(row);
        set(row, true);
        changed();
    }

    @Override
    public void deselectFromClient(MachineRow row) {
        super.deselectFromClient(row);
        set(row, false);
        changed();
    }

    @Override
    protected void clientSelectAll() {
        tickAll();
    }

    @Override
    protected void clientDeselectAll() {
        clear();
    }

    @Override
    protected void fireSelectionEvent(SelectionEvent<Grid<MachineRow>, MachineRow> event) {
        ComponentUtil.fireEvent(getGrid(), (com.vaadin.flow.component.ComponentEvent<?>) event);
    }
}
