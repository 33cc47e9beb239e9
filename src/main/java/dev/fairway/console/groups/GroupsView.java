package dev.fairway.console.groups;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.fairway.access.Permission;
import dev.fairway.base.Changed;
import dev.fairway.base.ProductId;
import dev.fairway.console.LiveUpdates;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.SharedReads;
import dev.fairway.console.rollout.Courses;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Groups;
import dev.fairway.release.Channels;
import dev.fairway.release.ProductInfo;
import dev.fairway.release.Products;
import dev.fairway.rollout.FleetSummary;
import dev.fairway.rollout.Rollouts;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The groups: how many machines each has, what it follows, its rollout and its plan. */
@Route("groups")
@PermitAll
public class GroupsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Groups groups;
    private final Channels channels;
    private final Products products;
    private final FleetSummary summary;
    private final Rollouts rollouts;
    private final Courses courses;
    private final Clock clock;
    private @Nullable GroupBoard shown;

    GroupsView(
            Groups groups,
            Channels channels,
            Products products,
            FleetSummary summary,
            Rollouts rollouts,
            Courses courses,
            LiveUpdates live,
            Clock clock) {
        this.groups = groups;
        this.channels = channels;
        this.products = products;
        this.summary = summary;
        this.rollouts = rollouts;
        this.courses = courses;
        this.clock = clock;
        addClassName("fw-screen");
        live.whileShown(this, EnumSet.allOf(Changed.Area.class), this::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        refresh();
    }

    /** Drawn anew only when something on it changed, so that nothing jumps and focus stays. */
    private void refresh() {
        GroupBoard board = SharedReads.get("groups", () -> GroupBoard.of(groups, channels, summary, rollouts, courses));
        if (!board.equals(shown)) {
            shown = board;
            draw(board);
        }
    }

    private void draw(GroupBoard board) {
        List<ProductInfo> all = products.all();
        Button make = Parts.primary(Messages.of("groups.new"));
        make.setId("new-group");
        make.addClickListener(click ->
                new NewGroupDialog(groups, all, List.copyOf(board.channels().values())).open());
        Parts.replace(
                this,
                Parts.block(
                        "fw-title",
                        new H1(Messages.of("groups.title")),
                        Parts.block("fw-end", Parts.gated(make, Permission.MANAGE_GROUPS))));
        List<ProductId> shownProducts =
                board.groups().stream().map(GroupInfo::product).distinct().toList();
        for (ProductId product : shownProducts) {
            if (shownProducts.size() > 1) {
                H2 name = new H2(all.stream()
                        .filter(one -> one.id().equals(product))
                        .map(ProductInfo::name)
                        .findFirst()
                        .orElse(product.toString()));
                name.addClassName("fw-section");
                add(name);
            }
            UnorderedList list = new UnorderedList();
            list.addClassNames("fw-plain", "fw-groups");
            board.groups().stream()
                    .filter(group -> group.product().equals(product))
                    .sorted(Comparator.comparing(GroupInfo::unassigned))
                    .forEach(group -> list.add(new GroupRow(group, board, clock.instant())));
            add(list);
        }
    }

    @Override
    public String getPageTitle() {
        return Messages.of("common.title", Messages.of("groups.title"));
    }
}
