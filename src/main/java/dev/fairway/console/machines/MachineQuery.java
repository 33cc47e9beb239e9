package dev.fairway.console.machines;

import com.vaadin.flow.router.QueryParameters;
import dev.fairway.base.ProductId;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Labels;
import dev.fairway.fleet.MachineFilter;
import dev.fairway.fleet.MachineKey;
import dev.fairway.fleet.MachineSort;
import dev.fairway.fleet.Progress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the list shows and in which order: all of it is in the address, so that a view can be shared and the browser's
 * back button works.
 *
 * @param machine the machine that stands in the panel beside the list
 * @param view the saved view that one began from
 * @param ignored what stood in the address and means nothing, as one sentence each
 */
record MachineQuery(
        MachineFilter filter,
        MachineSort sort,
        @Nullable MachineKey machine,
        @Nullable UUID view,
        List<String> ignored) {

    static final int LONGEST_TEXT = 200;

    /** Stands in no machine id. */
    static final String BEFORE_PRODUCT = "~";

    /** All machines, worst first. */
    static final MachineQuery ALL = new MachineQuery(MachineFilter.ALL, MachineSort.WORST_FIRST, null, null, List.of());

    String text() {
        return filter.query() == null ? "" : filter.query();
    }

    @Nullable
    Health health() {
        return filter.health();
    }

    /** The address of this. */
    QueryParameters parameters() {
        Map<String, String> values = listed();
        put(values, "view", view);
        put(values, "machine", machine == null ? null : text(machine));
        return values.isEmpty() ? QueryParameters.empty() : QueryParameters.simple(values);
    }

    /** What a saved view keeps: filter and order, and nothing of who looks at it. */
    String saved() {
        Map<String, String> values = listed();
        return values.isEmpty() ? "" : QueryParameters.simple(values).getQueryString();
    }

    private Map<String, String> listed() {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "q", text());
        put(values, "group", filter.group());
        put(values, "channel", filter.channel());
        put(values, "version", filter.version());
        put(values, "health", filter.health() == null ? null : Labels.of(filter.health()));
        put(values, "progress", filter.progress() == null ? null : Labels.of(filter.progress()));
        put(values, "label", filter.label());
        put(values, "product", filter.product());
        put(values, "sort", sort.equals(MachineSort.WORST_FIRST) ? null : sortText());
        return values;
    }

    private String sortText() {
        return (sort.descending() ? "-" : "") + Labels.of(sort.key());
    }

    private static void put(Map<String, String> values, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            values.put(name, value.toString());
        }
    }

    private static String text(MachineKey key) {
        String id = key.id().value();
        return key.product().equals(ProductId.FLATCAR) ? id : id + BEFORE_PRODUCT + key.product();
    }

    boolean isFiltered() {
        return !filter.equals(MachineFilter.ALL);
    }

    /** Whether the lines are those of another, whatever stands beside them. */
    boolean listsAs(MachineQuery other) {
        return filter.equals(other.filter) && sort.equals(other.sort);
    }

    private MachineQuery with(MachineFilter other) {
        return new MachineQuery(other, sort, machine, view, List.of());
    }

    MachineQuery withText(String text) {
        String query = text.isBlank() ? null : text.strip();
        return with(new MachineFilter(
                filter.product(),
                filter.group(),
                filter.channel(),
                filter.version(),
                filter.health(),
                filter.progress(),
                filter.label(),
                query));
    }

    MachineQuery withGroup(@Nullable UUID group) {
        return with(new MachineFilter(
                filter.product(),
                group,
                filter.channel(),
                filter.version(),
                filter.health(),
                filter.progress(),
                filter.label(),
                filter.query()));
    }

    MachineQuery withChannel(@Nullable UUID channel) {
        return with(new MachineFilter(
                filter.product(),
                filter.group(),
                channel,
                filter.version(),
                filter.health(),
                filter.progress(),
                filter.label(),
                filter.query()));
    }

    MachineQuery withVersion(@Nullable String version) {
        return with(new MachineFilter(
                filter.product(),
                filter.group(),
                filter.channel(),
                version,
                filter.health(),
                filter.progress(),
                filter.label(),
                filter.query()));
    }

    MachineQuery withHealth(@Nullable Health health) {
        return with(new MachineFilter(
                filter.product(),
                filter.group(),
                filter.channel(),
                filter.version(),
                health,
                filter.progress(),
                filter.label(),
                filter.query()));
    }

    MachineQuery withProgress(@Nullable Progress progress) {
        return with(new MachineFilter(
                filter.product(),
                filter.group(),
                filter.channel(),
                filter.version(),
                filter.health(),
                progress,
                filter.label(),
                filter.query()));
    }

    MachineQuery withLabel(@Nullable String label) {
        return with(new MachineFilter(
                filter.product(),
                filter.group(),
                filter.channel(),
                filter.version(),
                filter.health(),
                filter.progress(),
                label,
                filter.query()));
    }

    MachineQuery withProduct(@Nullable ProductId product) {
        return with(new MachineFilter(
                product,
                filter.group(),
                filter.channel(),
                filter.version(),
                filter.health(),
                filter.progress(),
                filter.label(),
                filter.query()));
    }

    MachineQuery withSort(MachineSort newSort) {
        return new MachineQuery(filter, newSort, machine, view, List.of());
    }

    MachineQuery withMachine(@Nullable MachineKey newMachine) {
        return new MachineQuery(filter, sort, newMachine, view, List.of());
    }

    MachineQuery withView(@Nullable UUID newView) {
        return new MachineQuery(filter, sort, machine, newView, List.of());
    }

    /** Nothing filtered, in the same order. */
    MachineQuery cleared() {
        return new MachineQuery(MachineFilter.ALL, sort, null, null, List.of());
    }
}
