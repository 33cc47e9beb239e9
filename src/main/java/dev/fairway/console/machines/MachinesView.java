package dev.fairway.console.machines;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import dev.fairway.base.Changed;
import dev.fairway.console.LiveUpdates;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineChoice;
import dev.fairway.fleet.MachineKey;
import dev.fairway.fleet.MachineSort;
import dev.fairway.fleet.SavedView;
import jakarta.annotation.security.PermitAll;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All machines, worst first: searched, filtered, counted by health, chosen and acted upon. */
@Route("machines")
@PermitAll
public class MachinesView extends Div implements AfterNavigationObserver, HasDynamicTitle {

    private static final int PANEL = 392;
    private static final int PAGE_INSTEAD = 800;

    private final ListServices services;
    private final FilterBar filters = new FilterBar(this::go);
    private final HealthCounts counts = new HealthCounts(health -> go(query().withHealth(health), false));
    private final Div hint = Parts.block("fw-hint");
    private final Div end = Parts.block("fw-hint");
    private final MachineLines lines;
    private final MachineGrid grid;
    private final BulkBar bulk;
    private final SidePanel panel;
    private final ColumnsMenu columns;
    private final ViewsMenu views;
    private final CsvLink csv;
    private final RangeTicks ranges;

    private FilterChoices choices = FilterChoices.NONE;
    private MachineQuery query = MachineQuery.ALL;
    private @Nullable ListCounts counted;
    private int pageWidth = Integer.MAX_VALUE;

    MachinesView(ListServices services, MyViews myViews, LiveUpdates live) {
        this.services = services;
        lines = new MachineLines(services.machines(), services.explanations(), services.clock());
        grid = new MachineGrid(lines.provider(), new GridHandler());
        ranges = new RangeTicks(lines, grid);
        bulk = new BulkBar(
                this::act,
                () -> grid.selection().tickAll(),
                () -> grid.selection().clear());
        panel = new SidePanel(services.essentials(), new PanelHandler());
        columns = new ColumnsMenu(services.settings(), grid);
        views = new ViewsMenu(myViews, services.viewDialogs(), this::open);
        csv = new CsvLink(services.export(), services.clock());
        addClassNames("fw-screen", "fw-fill", "fw-list-screen");
        hint.setId("ignored");
        hint.getElement().setAttribute("role", "status");
        end.setId("list-ends");
        end.setText(Messages.of("machines.ends", MachinePager.MOST));
        Div title = Parts.block(
                "fw-title",
                new H1(Messages.of("machines.title")),
                views,
                Parts.block("fw-end fw-list-tools", columns, csv));
        add(Parts.block("fw-list", title, filters, hint, counts, grid, end, bulk), panel);
        pointed();
        live.whileShown(this, EnumSet.complementOf(EnumSet.of(Changed.Area.VIEWS)), this::changed);
        live.whileShown(this, EnumSet.of(Changed.Area.VIEWS), () -> {
            myViews.changed();
            views.show(query);
        });
    }

    private MachineQuery query() {
        return query;
    }

    /** Lines keep their places while somebody points at them. */
    private void pointed() {
        grid.getElement().addEventListener("mouseenter", enter -> lines.pointedAt(true));
        grid.getElement().addEventListener("mouseleave", leave -> {
            if (lines.pointedAt(false)) {
                changed();
            }
        });
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        Parts.fitting(this, attached, width -> {
            pageWidth = width;
            fit();
        });
    }

    private void fit() {
        boolean beside = query.machine() != null && pageWidth > PAGE_INSTEAD;
        grid.fit(pageWidth - (beside ? PANEL : 0));
        columns.show();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        choices = services.choices();
        show(QueryReader.read(event.getLocation().getQueryParameters(), choices), true);
    }

    private void show(MachineQuery wanted, boolean anew) {
        boolean sameList = wanted.listsAs(query) && !anew;
        query = wanted;
        filters.show(query, choices);
        hint.setVisible(!query.ignored().isEmpty());
        hint.setText(Messages.of("machines.ignored", String.join(" ", query.ignored())));
        views.show(query);
        csv.show(query);
        if (!sameList) {
            grid.selection().clear();
            grid.showSort(query.sort());
            lines.show(query, choices, count());
            ranges.startOver();
        }
        showPanel();
    }

    /** Goes to the address of a query. Typing replaces the address, so that back leads to before the search. */
    private void go(MachineQuery wanted, boolean typing) {
        UI ui = UI.getCurrent();
        if (typing) {
            ui.getPage().getHistory().replaceState(null, new Location("machines", wanted.parameters()));
            show(wanted, false);
        } else {
            ui.navigate(MachinesView.class, wanted.parameters());
        }
    }

    private void open(SavedView view) {
        UI.getCurrent().navigate(MachinesView.class, MachineAddress.of(view));
    }

    private void showMachine(@Nullable MachineKey key) {
        go(query.withMachine(key), true);
    }

    private void showPanel() {
        MachineKey key = query.machine();
        if (key == null) {
            panel.hide();
        } else {
            List<Machine> found = services.machines().read(Set.of(key));
            if (found.isEmpty()) {
                panel.showNothing(key);
            } else {
                panel.show(found.getFirst(), choices, lines.lineOf(key), lines.size());
            }
        }
        setClassName("fw-with-panel", key != null);
        grid.mark(key);
        fit();
    }

    private void changed() {
        lines.changed(count());
        if (query.machine() != null) {
            showPanel();
        }
    }

    /** Counts anew and shows the counts; returns how many match. */
    private int count() {
        ListCounts now = services.count(query.filter(), choices);
        counted = now;
        counts.show(now.matching(), now.all(), now.byHealth(), query.health(), query.isFiltered());
        counts.setVisible(now.all() > 0);
        int matching = now.matching().number();
        end.setVisible(now.matching().more() || matching > MachinePager.MOST);
        if (matching == 0) {
            grid.setEmptyStateComponent(
                    now.all() == 0
                            ? NothingHere.noMachineYet(services.publicUrl())
                            : NothingHere.noneMatches(() -> go(query.cleared(), false)));
        }
        grid.selection().matching(matching);
        bulk.show(grid.selection(), matching, now.matching().more());
        return matching;
    }

    private void act(BulkKind kind) {
        new BulkDialog(services.bulk(), kind, () -> {
                    grid.selection().clear();
                    reload();
                })
                .open(grid.selection().choice(query.filter()));
    }

    /** Shows at once what one has done oneself. */
    private void reload() {
        lines.show(query, choices, count());
        showPanel();
    }

    private final class GridHandler implements MachineGrid.Handler {

        @Override
        public void sorted(MachineSort sort) {
            go(query.withSort(sort), false);
        }

        @Override
        public void opened(MachineRow row) {
            if (pageWidth <= PAGE_INSTEAD) {
                UI.getCurrent().navigate(row.href());
            } else {
                showMachine(row.key());
            }
        }

        @Override
        public void reached(MachineRow row) {
            MachineKey open = query.machine();
            if (open != null && !open.equals(row.key())) {
                showMachine(row.key());
            }
        }

        @Override
        public void ticked() {
            if (counted != null) {
                bulk.show(
                        grid.selection(),
                        counted.matching().number(),
                        counted.matching().more());
            }
        }

        @Override
        public void resized(MachineColumn column, int width) {
            columns.resized(column, width);
        }

        @Override
        public void ranged(MachineRow row, boolean ticked) {
            ranges.range(row, ticked);
        }

        @Override
        public void toggled(MachineRow row) {
            ranges.began(row);
        }
    }

    private final class PanelHandler implements SidePanel.Handler {

        @Override
        public void closed() {
            showMachine(null);
            grid.focus();
        }

        @Override
        public void stepped(int down) {
            MachineKey key = query.machine();
            Integer line = key == null ? null : lines.lineOf(key);
            if (line != null && line + down >= 0) {
                lines.between(line + down, 1).stream().findFirst().ifPresent(row -> {
                    grid.scrollToIndex(line + down);
                    showMachine(row.key());
                });
            }
        }

        @Override
        public void move(Machine machine) {
            new BulkDialog(services.bulk(), BulkKind.MOVE, MachinesView.this::reload)
                    .open(MachineChoice.of(Set.of(MachineKey.of(machine))));
        }

        @Override
        public void changed() {
            reload();
        }
    }

    @Override
    public String getPageTitle() {
        return Messages.of("common.title", Messages.of("machines.title"));
    }
}
