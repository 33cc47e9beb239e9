package dev.fairway.console.releases;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.fairway.access.Permission;
import dev.fairway.base.Arch;
import dev.fairway.base.Changed;
import dev.fairway.base.Page;
import dev.fairway.base.ProductId;
import dev.fairway.console.LiveUpdates;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.release.Channels;
import dev.fairway.release.ProductInfo;
import dev.fairway.release.Products;
import dev.fairway.release.ReleaseInfo;
import dev.fairway.release.Releases;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The releases, newest first: what they are, whether they are good, and which channels point at them. */
@Route("releases")
@PermitAll
public class ReleasesView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Releases releases;
    private final Products products;
    private final Channels channels;
    private final ReleasePage.Services services;
    private final Clock clock;
    private final Select<Arch> arch = new Select<>();
    private final Select<ProductInfo> product = new Select<>();
    private final Div more = Parts.block("fw-caption");
    private final ReleaseGrid grid;

    ReleasesView(
            Releases releases,
            Products products,
            Channels channels,
            ReleasePage.Services services,
            LiveUpdates live,
            Clock clock) {
        this.services = services;
        this.releases = releases;
        this.products = products;
        this.channels = channels;
        this.clock = clock;
        addClassNames("fw-screen", "fw-fill");
        grid = new ReleaseGrid(this::withdraw, this::hold);
        Button add = Parts.primary(Messages.of("releases.add"));
        add.setIcon(Parts.icon("plus"));
        add.setId("add-release");
        add.addClassName("fw-end");
        add.addClickListener(click -> new AddReleaseDialog(releases, products.all(), this::refresh).open());
        add(
                Parts.block(
                        "fw-title",
                        new H1(Messages.of("releases.title")),
                        Parts.gated(add, Permission.MANAGE_RELEASES)),
                Parts.block("fw-filters", arch, product, more),
                grid);
        filter(arch, "filter-arch", Messages.of("releases.column.arch"), Messages.of("releases.arch.any"));
        filter(product, "filter-product", Messages.of("releases.column.product"), Messages.of("releases.product.any"));
        arch.setItems(Arch.values());
        arch.setItemLabelGenerator(value -> value == null ? Messages.of("releases.arch.any") : value.label());
        product.setItemLabelGenerator(value -> value == null ? Messages.of("releases.product.any") : value.name());
        live.whileShown(this, EnumSet.of(Changed.Area.RELEASES, Changed.Area.CHANNELS), this::refresh);
    }

    private <T> void filter(Select<T> field, String id, String label, String any) {
        field.setId(id);
        field.setAriaLabel(label);
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption(any);
        field.setPlaceholder(any);
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                go();
            }
        });
    }

    private void go() {
        Map<String, String> query = new LinkedHashMap<>();
        if (arch.getValue() != null) {
            query.put("arch", arch.getValue().label());
        }
        if (product.getValue() != null) {
            query.put("product", product.getValue().id().toString());
        }
        UI.getCurrent()
                .navigate(
                        ReleasesView.class, query.isEmpty() ? QueryParameters.empty() : QueryParameters.simple(query));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        Parts.fitting(this, attached, grid::fit);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        List<ProductInfo> all = products.all();
        product.setItems(all);
        product.setVisible(all.size() > 1);
        arch.setValue(query.getSingleParameter("arch").flatMap(Arch::ofLabel).orElse(null));
        ProductId wanted =
                query.getSingleParameter("product").flatMap(ProductId::parse).orElse(null);
        product.setValue(
                all.stream().filter(one -> one.id().equals(wanted)).findFirst().orElse(null));
        refresh();
    }

    private void refresh() {
        @Nullable ProductInfo ofProduct = product.getValue();
        Page<ReleaseInfo> page = releases.list(
                ofProduct == null ? null : ofProduct.id(),
                arch.getValue(),
                new Page.Request(Page.Request.MAX_LIMIT, null));
        boolean filtered = ofProduct != null || arch.getValue() != null;
        more.setText(page.next() == null ? "" : Messages.of("releases.newest", Page.Request.MAX_LIMIT));
        grid.show(page.items(), channels.all(), products.all(), clock.instant(), filtered);
    }

    private void withdraw(ReleaseInfo release) {
        String reach = ReleaseReach.of(ReleasePage.Content.of(release.id(), services));
        new WithdrawDialog(releases, release, channels.all(), reach, this::refresh).open();
    }

    private void hold(ReleaseInfo release) {
        HoldDialogs.of(releases, release, this::refresh).open();
    }

    @Override
    public String getPageTitle() {
        return Messages.of("common.title", Messages.of("releases.title"));
    }
}
