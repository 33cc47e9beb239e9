package dev.fairway.console.machines;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.fairway.base.Changed;
import dev.fairway.console.LiveUpdates;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.fleet.Groups;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.MachineCount;
import dev.fairway.fleet.MachineFilter;
import dev.fairway.fleet.MachineSearch;
import dev.fairway.release.Channels;
import dev.fairway.rollout.Explanations;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;

/** All machines, worst first: searched, filtered and counted by health. */
@Route("machines")
@PageTitle("Machines – Fairway")
@PermitAll
public class MachinesView extends Div implements AfterNavigationObserver {

    private static final int MOST_VERSIONS = 200;

    private final MachineSearch machines;
    private final Groups groups;
    private final Channels channels;
    private final Explanations explanations;
    private final Clock clock;
    private final String publicUrl;

    private final FilterBar filters = new FilterBar(this::go);
    private final HealthCounts counts = new HealthCounts(health -> go(query().withHealth(health), false));
    private final Div hint = Parts.block("fw-hint");
    private final MachineGrid grid;
    private final MachinePager pager;
    private final Div end = Parts.block("fw-hint");
    private int lines;

    private FilterChoices choices = new FilterChoices(Map.of(), Map.of(), List.of());
    private MachineQuery query = MachineQuery.of(QueryParameters.empty(), choices);

    MachinesView(
            MachineSearch machines,
            Groups groups,
            Channels channels,
            Explanations explanations,
            LiveUpdates live,
            Clock clock,
            @Value("${fairway.public-url}") String publicUrl) {
        this.machines = machines;
        this.groups = groups;
        this.channels = channels;
        this.explanations = explanations;
        this.clock = clock;
        this.publicUrl = publicUrl;
        this.pager = new MachinePager(machines);
        this.grid = new MachineGrid(rows(), sort -> go(query().withSort(sort), false));
        addClassNames("fw-screen", "fw-fill");
        hint.setId("ignored");
        hint.getElement().setAttribute("role", "status");
        end.setId("list-ends");
        end.setText("The list ends after " + Words.number(MachinePager.MOST)
                + " machines: search or filter to see others.");
        add(Parts.block("fw-title", new H1("Machines")), filters, hint, counts, grid, end);
        live.whileShown(this, EnumSet.allOf(Changed.Area.class), this::refresh);
    }

    private MachineQuery query() {
        return query;
    }

    private CallbackDataProvider<MachineRow, Void> rows() {
        return new CallbackDataProvider<>(
                window -> MachineRow.of(
                        pager.window(query.filter(), query.sort(), window.getOffset(), window.getLimit()),
                        explanations,
                        choices,
                        clock.instant())
                        .stream(),
                window -> Math.min(lines, MachinePager.MOST),
                MachineRow::key);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        Parts.fitting(this, attached, grid::fit);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        choices = FilterChoices.of(groups.all(), channels.all(), machines.versions(MOST_VERSIONS));
        show(MachineQuery.of(event.getLocation().getQueryParameters(), choices));
    }

    private void show(MachineQuery wanted) {
        query = wanted;
        filters.show(query, choices);
        hint.setVisible(!query.ignored().isEmpty());
        hint.setText("Left out of this address: " + String.join(" ", query.ignored()));
        grid.showSort(query.sort());
        refresh();
    }

    /** Goes to the address of a query. Typing replaces the address, so that back leads to before the search. */
    private void go(MachineQuery wanted, boolean typing) {
        UI ui = UI.getCurrent();
        if (typing) {
            ui.getPage().getHistory().replaceState(null, new Location("machines", wanted.parameters()));
            show(wanted);
        } else {
            ui.navigate(MachinesView.class, wanted.parameters());
        }
    }

    private void refresh() {
        int all = machines.count(MachineFilter.ALL).number();
        Map<Health, Integer> byHealth =
                machines.countByHealth(query.withHealth(null).filter());
        MachineCount matching = matching(byHealth);
        counts.show(matching, all, byHealth, query.health(), query.isFiltered());
        counts.setVisible(all > 0);
        lines = matching.number();
        end.setVisible(matching.more() || lines > MachinePager.MOST);
        pager.startOver();
        if (lines == 0) {
            grid.setEmptyStateComponent(
                    all == 0
                            ? NothingHere.noMachineYet(publicUrl)
                            : NothingHere.noneMatches(() -> go(query.cleared(), false)));
        }
        grid.getDataProvider().refreshAll();
    }

    private MachineCount matching(Map<Health, Integer> byHealth) {
        if (byHealth.isEmpty()) {
            return machines.count(query.filter());
        }
        return MachineCount.exactly(
                query.health() == null
                        ? byHealth.values().stream().mapToInt(Integer::intValue).sum()
                        : byHealth.getOrDefault(query.health(), 0));
    }
}
