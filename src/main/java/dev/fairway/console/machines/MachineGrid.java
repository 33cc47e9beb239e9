package dev.fairway.console.machines;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.fairway.console.Messages;
import dev.fairway.fleet.MachineKey;
import dev.fairway.fleet.MachineSort;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The lines themselves: which columns there are, how wide, in which order, and which lines are ticked. */
class MachineGrid extends Grid<MachineRow> {

    private static final int NARROW = 640;

    /** What somebody does with the list. */
    interface Handler {
        void sorted(MachineSort sort);

        /** Wants to see this machine. */
        void opened(MachineRow row);

        /** Has come to this line by the arrow keys. */
        void reached(MachineRow row);

        void ticked();

        void resized(MachineColumn column, int width);

        /** Ticked or not, by itself: a range may begin here. */
        void toggled(MachineRow row);

        /** Ticked or not, with the shift key: all lines between the last one and this. */
        void ranged(MachineRow row, boolean ticked);
    }

    private final Map<MachineColumn, Column<MachineRow>> columns = new EnumMap<>(MachineColumn.class);
    private final Column<MachineRow> narrow;
    private final RowSelection selection;
    private ColumnChoice choice = ColumnChoice.USUAL;
    private int width = Integer.MAX_VALUE;
    private @Nullable MachineKey shown;

    MachineGrid(CallbackDataProvider<MachineRow, Void> rows, Handler handler) {
        setId("machines-grid");
        addClassNames("fw-grid", "fw-machines");
        addThemeVariants(GridVariant.NO_BORDER);
        getElement().setAttribute("aria-label", Messages.of("machines.title"));
        for (MachineColumn column : MachineColumn.values()) {
            columns.put(column, column(column, handler));
        }
        narrow = addColumn(RowTemplates.narrow(handler::opened))
                .setHeader(Messages.of("machines.column.machine"))
                .setWidth("100px")
                .setFlexGrow(1);
        selection = new RowSelection(this, handler::ticked);
        setSelectionModel(selection, SelectionMode.MULTI);
        setDataProvider(rows);
        setPartNameGenerator(row -> row.key().equals(shown) ? "shown" : null);
        listen(handler);
    }

    private void listen(Handler handler) {
        addItemClickListener(click -> handler.opened(click.getItem()));
        addCellFocusListener(focus -> focus.getItem().ifPresent(handler::reached));
        selection.addClientItemToggleListener(toggle -> {
            if (toggle.isShiftKey()) {
                handler.ranged(toggle.getItem(), toggle.isSelected());
            } else {
                handler.toggled(toggle.getItem());
            }
        });
        addSortListener(sorted -> {
            if (sorted.isFromClient()) {
                handler.sorted(sortOf(sorted.getSortOrder()));
            }
        });
        addColumnResizeListener(resized -> columns.forEach((column, shownColumn) -> {
            String now = shownColumn.getWidth();
            if (resized.isFromClient() && shownColumn.equals(resized.getResizedColumn()) && now != null) {
                handler.resized(column, (int) Math.round(Double.parseDouble(now.replace("px", ""))));
            }
        }));
    }

    private Column<MachineRow> column(MachineColumn kind, Handler handler) {
        LitRenderer<MachineRow> template = RowTemplates.of(kind, handler::opened);
        Column<MachineRow> column =
                addColumn(template).setHeader(kind.heading()).setResizable(true).setSortable(kind.sort() != null);
        if (kind == MachineColumn.LAST_SEEN || kind == MachineColumn.FIRST_SEEN) {
            column.setTextAlign(ColumnTextAlign.END);
        }
        return column;
    }

    RowSelection selection() {
        return selection;
    }

    /** Marks the line of the machine that stands beside the list. */
    void mark(@Nullable MachineKey key) {
        if (!Objects.equals(shown, key)) {
            shown = key;
            // Only what is on the screen is sent anew.
            getDataProvider().refreshAll();
        }
    }

    /** Shows in the head what the list is sorted by. */
    void showSort(MachineSort sort) {
        List<GridSortOrder<MachineRow>> order = columns.entrySet().stream()
                .filter(entry -> entry.getKey().sort() == sort.key())
                .map(entry -> new GridSortOrder<>(
                        entry.getValue(), sort.descending() ? SortDirection.DESCENDING : SortDirection.ASCENDING))
                .toList();
        if (!order.equals(getSortOrder())) {
            sort(order);
        }
    }

    private MachineSort sortOf(List<GridSortOrder<MachineRow>> order) {
        if (order.isEmpty()) {
            return MachineSort.WORST_FIRST;
        }
        GridSortOrder<MachineRow> first = order.getFirst();
        return columns.entrySet().stream()
                .filter(entry -> entry.getValue().equals(first.getSorted()))
                .flatMap(entry ->
                        java.util.stream.Stream.ofNullable(entry.getKey().sort()))
                .map(key -> new MachineSort(key, first.getDirection() == SortDirection.DESCENDING))
                .findFirst()
                .orElse(MachineSort.WORST_FIRST);
    }

    /** The columns that somebody wants. */
    void show(ColumnChoice wanted) {
        choice = wanted;
        fit();
    }

    /** Under 640 px a line becomes an item of two lines; in between the columns that say least are left out. */
    void fit(int listWidth) {
        width = listWidth;
        fit();
    }

    int width() {
        return width;
    }

    private void fit() {
        boolean isNarrow = width < NARROW;
        narrow.setVisible(isNarrow);
        columns.forEach((kind, column) -> {
            column.setVisible(!isNarrow && choice.shows(kind, width));
            Integer chosen = choice.widths().get(kind);
            column.setWidth((chosen == null ? kind.width() : chosen) + "px");
            column.setFlexGrow(chosen == null ? kind.grow() : 0);
        });
        setClassName("fw-narrow", isNarrow);
    }
}
