package dev.fairway.console.machines;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.fairway.console.Words;
import dev.fairway.fleet.MachineSort;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The lines themselves. They are drawn by templates in the browser, which put every value in as text or attribute, never
 * as markup.
 */
class MachineGrid extends Grid<MachineRow> {

    private static final int NARROW = 640;
    private static final int MEDIUM = 1200;

    private static final String STATUS = """
            <span class="fw-status ${item.health}"><span class="fw-icon fw-i-${item.health}"
             aria-hidden="true"></span><span>${item.word}</span></span>""";
    private static final String SEEN = "<time datetime=\"${item.seenAt}\" data-ago=\"\">${item.seen}</time>";

    private final Map<MachineSort.Key, Column<MachineRow>> sortable = new EnumMap<>(MachineSort.Key.class);
    private final List<Column<MachineRow>> wide;
    private final List<Column<MachineRow>> widest;
    private final Column<MachineRow> narrow;

    MachineGrid(CallbackDataProvider<MachineRow, Void> rows, Consumer<MachineSort> onSort) {
        setId("machines-grid");
        addClassNames("fw-grid", "fw-machines");
        addThemeVariants(GridVariant.NO_BORDER);
        setSelectionMode(SelectionMode.NONE);
        Column<MachineRow> alias = column(MachineSort.Key.ALIAS, "Alias", "200px", 3, """
                <a class="fw-name ${item.mono}" href="${item.href}" router-link
                   title="${item.name}">${item.name}</a>""");
        Column<MachineRow> health = column(MachineSort.Key.HEALTH, "Health", "112px", 0, STATUS);
        Column<MachineRow> why = plain("Why", "200px", 4, "<span class=\"fw-text-2\">${item.why}</span>");
        Column<MachineRow> version = column(MachineSort.Key.VERSION, "Version", "190px", 1, """
                <span class="fw-strong-2">${item.version}</span>
                ${item.aim ? html`<span class="fw-aim"><span aria-label="to">→</span> ${item.aim}</span>` : ''}""");
        Column<MachineRow> group = plain("Group", "110px", 1, "<span class=\"fw-text-2\">${item.group}</span>");
        Column<MachineRow> address = plain("Address", "120px", 0, "${item.address}");
        Column<MachineRow> seen = plain("Last seen", "112px", 0, SEEN);
        seen.setTextAlign(com.vaadin.flow.component.grid.ColumnTextAlign.END);
        narrow = plain("Machine", "100px", 1, """
                <div class="fw-two-lines">
                  <div><a class="fw-name ${item.mono}" href="${item.href}" router-link>${item.name}</a>
                  <span class="fw-caption">%s</span></div>
                  <div>%s <span class="fw-text-2 fw-cut">${item.why}</span></div>
                </div>""".formatted(SEEN, STATUS));
        wide = List.of(alias, health, why, version, seen);
        widest = List.of(group, address);
        setDataProvider(rows);
        addItemClickListener(click -> {
            MachineRow row = click.getItem();
            UI.getCurrent().navigate(row.href());
        });
        addSortListener(sorted -> {
            if (sorted.isFromClient()) {
                onSort.accept(sortOf(sorted.getSortOrder()));
            }
        });
    }

    private Column<MachineRow> plain(String header, String width, int grow, String template) {
        return addColumn(LitRenderer.<MachineRow>of(template)
                        .withProperty("name", row -> row.machine().name())
                        .withProperty("mono", row -> row.hasAlias() ? "" : "fw-mono")
                        .withProperty("href", MachineRow::href)
                        .withProperty("health", row -> row.machine().health().label())
                        .withProperty("word", row -> Words.health(row.machine().health()))
                        .withProperty("why", MachineRow::why)
                        .withProperty("version", row -> row.machine().told().version())
                        .withProperty("aim", MachineRow::aim)
                        .withProperty("group", MachineRow::group)
                        .withProperty("address", row -> row.machine().told().address())
                        .withProperty("seen", MachineRow::seen)
                        .withProperty("seenAt", row -> row.machine().lastSeen().toString()))
                .setHeader(header)
                .setWidth(width)
                .setFlexGrow(grow);
    }

    private Column<MachineRow> column(MachineSort.Key key, String header, String width, int grow, String template) {
        Column<MachineRow> column = plain(header, width, grow, template).setSortable(true);
        sortable.put(key, column);
        return column;
    }

    /** Shows in the head what the list is sorted by. */
    void showSort(MachineSort sort) {
        Column<MachineRow> column = sortable.get(sort.key());
        List<GridSortOrder<MachineRow>> order = column == null
                ? List.of()
                : List.of(new GridSortOrder<>(
                        column, sort.descending() ? SortDirection.DESCENDING : SortDirection.ASCENDING));
        if (!order.equals(getSortOrder())) {
            sort(order);
        }
    }

    private MachineSort sortOf(List<GridSortOrder<MachineRow>> order) {
        if (order.isEmpty()) {
            return MachineSort.WORST_FIRST;
        }
        GridSortOrder<MachineRow> first = order.getFirst();
        return sortable.entrySet().stream()
                .filter(entry -> entry.getValue().equals(first.getSorted()))
                .map(entry -> new MachineSort(entry.getKey(), first.getDirection() == SortDirection.DESCENDING))
                .findFirst()
                .orElse(MachineSort.WORST_FIRST);
    }

    /** Under 640 px a line becomes an item of two lines; in between the columns that say least are left out. */
    void fit(int width) {
        boolean isNarrow = width < NARROW;
        narrow.setVisible(isNarrow);
        wide.forEach(column -> column.setVisible(!isNarrow));
        widest.forEach(column -> column.setVisible(width >= MEDIUM));
        setClassName("fw-narrow", isNarrow);
    }
}
