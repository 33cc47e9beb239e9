package dev.fairway.console.releases;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.fairway.access.Permission;
import dev.fairway.base.ProductId;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.console.Words;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.ProductInfo;
import dev.fairway.release.ReleaseInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The releases as lines; a click folds out payloads, digests and notes. */
class ReleaseGrid extends Grid<ReleaseInfo> {

    private static final int NARROW = 760;
    private static final String BOTH_BUTTONS = "204px";
    private static final String ONE_BUTTON = "136px";

    private final Consumer<ReleaseInfo> onWithdraw;
    private final Consumer<ReleaseInfo> onHold;
    private final Column<ReleaseInfo> productColumn;
    private final List<Column<ReleaseInfo>> wide;
    private final Column<ReleaseInfo> actions;
    private Map<UUID, String> pointing = Map.of();
    private Map<ProductId, String> productNames = Map.of();
    private Instant now = Instant.EPOCH;

    ReleaseGrid(Consumer<ReleaseInfo> onWithdraw, Consumer<ReleaseInfo> onHold) {
        this.onWithdraw = onWithdraw;
        this.onHold = onHold;
        setId("releases-grid");
        addClassNames("fw-grid", "fw-releases-grid");
        addThemeVariants(GridVariant.NO_BORDER);
        setSelectionMode(SelectionMode.NONE);
        text(Messages.of("releases.column.version"), "92px", 1, ReleaseGrid::version);
        text(
                Messages.of("releases.column.arch"),
                "64px",
                0,
                release -> Parts.text("fw-text-2", release.arch().label()));
        productColumn = text(
                Messages.of("releases.column.product"),
                "110px",
                1,
                release -> Parts.text("fw-text-2", productNames.get(release.product())));
        text(Messages.of("releases.column.state"), "120px", 3, this::state);
        Column<ReleaseInfo> advisories = text(
                Messages.of("releases.column.advisories"),
                "170px",
                2,
                release -> Parts.text("fw-text-2", advisories(release)));
        Column<ReleaseInfo> published = text(
                Messages.of("releases.column.published"), "110px", 0, release -> Times.at(release.publishedAt(), now));
        Column<ReleaseInfo> size = text(
                        Messages.of("releases.column.size"), "90px", 0, release -> Parts.text("", sizeOf(release)))
                .setTextAlign(ColumnTextAlign.END);
        wide = List.of(advisories, published, size);
        actions = text("", BOTH_BUTTONS, 0, this::action).setTextAlign(ColumnTextAlign.END);
        setItemDetailsRenderer(new ComponentRenderer<>(release -> new ReleaseDetail(release, now)));
    }

    private Column<ReleaseInfo> text(
            String header,
            String width,
            int grow,
            com.vaadin.flow.function.SerializableFunction<ReleaseInfo, Component> cell) {
        return addColumn(new ComponentRenderer<>(cell))
                .setHeader(header)
                .setWidth(width)
                .setFlexGrow(grow);
    }

    /** On a narrow page what says least is left out; it is in the details of each line. */
    void fit(int width) {
        wide.forEach(column -> column.setVisible(width >= NARROW));
        actions.setWidth(width >= NARROW ? BOTH_BUTTONS : ONE_BUTTON);
    }

    void show(
            List<ReleaseInfo> releases,
            List<ChannelInfo> channels,
            List<ProductInfo> products,
            Instant time,
            boolean filtered) {
        now = time;
        pointing = channels.stream()
                .filter(channel -> channel.release() != null)
                .collect(Collectors.groupingBy(
                        channel -> java.util.Objects.requireNonNull(channel.release()),
                        Collectors.mapping(ChannelInfo::name, Collectors.joining(", "))));
        productNames = products.stream().collect(Collectors.toMap(ProductInfo::id, ProductInfo::name));
        productColumn.setVisible(products.size() > 1);
        setEmptyStateComponent(empty(filtered));
        setItems(releases);
    }

    private static Component empty(boolean filtered) {
        return filtered
                ? Parts.block("fw-empty", Parts.icon("releases"), new H2(Messages.of("releases.fits-none")))
                : Parts.block(
                        "fw-empty",
                        Parts.icon("releases"),
                        new H2(Messages.of("releases.none")),
                        Parts.paragraph("fw-reading", Messages.of("releases.none.next")));
    }

    private static Component version(ReleaseInfo release) {
        var link = Links.to(Links.release(release.id()), release.version().toString());
        link.addClassName("fw-strong-2");
        return link;
    }

    private Component state(ReleaseInfo release) {
        String channels = pointing.get(release.id());
        if (release.withdrawn() != null) {
            Span withdrawn = Parts.text("fw-status failing", "");
            withdrawn.add(Parts.icon("stop"), Parts.text("", Messages.of("releases.withdrawn")));
            String why = channels == null
                    ? release.withdrawn().reason()
                    : Messages.of(
                            "releases.state.still-on",
                            channels,
                            release.withdrawn().reason());
            Span why2 = Parts.text("fw-text-2 fw-cut", why);
            Span cell = new Span(withdrawn, why2);
            cell.addClassName("fw-state-word");
            return cell;
        }
        if (release.hold() != null && release.hold().isInForceAt(now)) {
            Span held = Parts.text("fw-status held", "");
            held.add(Parts.icon("held"), Parts.text("", Messages.of("releases.held")));
            Span cell =
                    new Span(held, Parts.text("fw-text-2 fw-cut", release.hold().reason()));
            cell.addClassName("fw-state-word");
            return cell;
        }
        return channels == null
                ? Parts.text("fw-text-2", Messages.of("releases.state.no-channel"))
                : Parts.text("fw-strong-2", Messages.of("releases.state.on", channels));
    }

    private static String sizeOf(ReleaseInfo release) {
        return Words.size(release.payloads().getFirst().size());
    }

    private static String advisories(ReleaseInfo release) {
        List<String> all = release.advisories();
        return all.isEmpty()
                ? Messages.of("common.none")
                : Messages.of("releases.advisories", all.getFirst(), all.size() - 1);
    }

    private Component action(ReleaseInfo release) {
        if (release.withdrawn() != null) {
            return new Span();
        }
        Button withdraw = new Button(Messages.of("releases.withdraw"), click -> onWithdraw.accept(release));
        withdraw.addThemeVariants(ButtonVariant.TERTIARY);
        withdraw.addClassName("fw-row-button");
        withdraw.setId("withdraw-" + release.version() + "-" + release.arch().label());
        withdraw.setAriaLabel(Messages.of("releases.withdraw.title", HoldDialogs.name(release)));
        String what = Messages.of(release.hold() == null ? "releases.hold" : "releases.let-go");
        Button hold = new Button(what, click -> onHold.accept(release));
        hold.addThemeVariants(ButtonVariant.TERTIARY);
        hold.addClassNames("fw-row-button", "fw-release-hold");
        hold.setId("hold-" + release.version() + "-" + release.arch().label());
        hold.setAriaLabel(what + " " + HoldDialogs.name(release));
        return new Span(
                Parts.gated(hold, Permission.MANAGE_RELEASES), Parts.gated(withdraw, Permission.MANAGE_RELEASES));
    }
}
