package dev.fairway.console.machine;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.fairway.base.Changed;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.console.Came;
import dev.fairway.console.Links;
import dev.fairway.console.LiveUpdates;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.SharedReads;
import dev.fairway.console.Words;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineSearch;
import jakarta.annotation.security.PermitAll;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One machine: what happens next and why, what happened, and who it is. */
@Route("machines/:id")
@PermitAll
public class MachineView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int LONGEST_TITLE = 80;

    private final MachineSearch machines;
    private final MachinePage.Services services;
    private String title = Messages.of("machine.title");
    private @Nullable Machine shown;
    private @Nullable MachinePage page;

    MachineView(MachineSearch machines, MachinePage.Services services, LiveUpdates live) {
        this.machines = machines;
        this.services = services;
        addClassName("fw-screen");
        live.whileShown(this, EnumSet.allOf(Changed.Area.class), this::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        String path = event.getRouteParameters().get("id").orElse("");
        String id =
                path.equals(Links.ID_IN_QUERY) ? query.getSingleParameter("id").orElse("") : Links.decoded(path);
        List<Machine> found = find(id);
        ProductId wanted =
                query.getSingleParameter("product").flatMap(ProductId::parse).orElse(null);
        Machine machine = found.stream()
                .filter(candidate -> candidate.product().equals(wanted))
                .findFirst()
                .orElse(found.isEmpty() ? null : found.getFirst());
        if (machine == null) {
            showNothing(id);
        } else {
            show(machine, found);
        }
    }

    private List<Machine> find(String id) {
        try {
            return machines.ofId(new MachineId(id));
        } catch (InvalidInput noId) {
            return List.of();
        }
    }

    private void show(Machine machine, List<Machine> ofId) {
        String list = Came.from("machines");
        shown = machine;
        title = Words.shortened(machine.name(), LONGEST_TITLE);
        page = new MachinePage(services, this::refresh, ofId.size() > 1, list);
        page.show(machine);
        Parts.replace(this, page);
    }

    private void showNothing(String id) {
        shown = null;
        title = Messages.of("machine.missing");
        Div empty = Parts.block(
                "fw-empty",
                Parts.icon("machines"),
                new H2(Messages.of("machine.missing")),
                Parts.paragraph(
                        "fw-reading fw-wrap", Messages.of("machine.missing.why", Words.shortened(id, LONGEST_TITLE))),
                Links.to("machines", Messages.of("machine.missing.all")));
        empty.setId("no-machine");
        Parts.replace(this, empty);
    }

    private void refresh() {
        Machine old = shown;
        if (old == null || page == null) {
            return;
        }
        SharedReads.get(List.of("machines of", old.id()), () -> machines.ofId(old.id())).stream()
                .filter(now -> now.product().equals(old.product()))
                .findFirst()
                .ifPresentOrElse(page::show, () -> showNothing(old.id().value()));
    }

    @Override
    public String getPageTitle() {
        return Messages.of("common.title", title);
    }
}
