package dev.fairway.console.channels;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
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
import dev.fairway.fleet.Groups;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.Channels;
import dev.fairway.release.Products;
import dev.fairway.release.Releases;
import dev.fairway.rollout.FleetSummary;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The channels: what each points at since when, who follows it, and promoting. */
@Route("channels")
@PermitAll
public class ChannelsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Channels channels;
    private final Releases releases;
    private final Groups groups;
    private final Products products;
    private final FleetSummary summary;
    private final PromoteDialog.Services promote;
    private final Clock clock;
    private final Set<UUID> open = new HashSet<>();
    private @Nullable ChannelBoard shown;

    ChannelsView(
            Channels channels,
            Releases releases,
            Groups groups,
            Products products,
            FleetSummary summary,
            PromoteDialog.Services promote,
            LiveUpdates live,
            Clock clock) {
        this.channels = channels;
        this.releases = releases;
        this.groups = groups;
        this.products = products;
        this.summary = summary;
        this.promote = promote;
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
        ChannelBoard board = SharedReads.get(
                List.of("channels"), () -> ChannelBoard.of(channels, releases, groups, products, summary));
        if (!board.equals(shown)) {
            shown = board;
            draw(board);
        }
    }

    private void draw(ChannelBoard board) {
        Button make = new Button(Messages.of("channels.new"));
        make.setId("new-channel");
        make.addClickListener(click -> new NewChannelDialog(channels, products.all()).open());
        Parts.replace(
                this,
                Parts.block(
                        "fw-title",
                        new H1(Messages.of("channels.title")),
                        Parts.block("fw-end", Parts.gated(make, Permission.MANAGE_CHANNELS))));
        for (ProductId product : board.products()) {
            List<ChannelInfo> ofProduct = board.channels().stream()
                    .filter(channel -> channel.product().equals(product))
                    .toList();
            if (board.products().size() > 1) {
                H2 name = new H2(board.productNames().getOrDefault(product, product.toString()));
                name.addClassName("fw-section");
                add(name);
            }
            Div list = Parts.block("fw-channels");
            ofProduct.forEach(channel -> list.add(row(board, channel)));
            add(list);
        }
    }

    private ChannelRow row(ChannelBoard board, ChannelInfo channel) {
        return new ChannelRow(
                board,
                channel,
                channels,
                clock.instant(),
                open,
                () -> new PromoteDialog(promote, board, channel, this::refresh).open());
    }

    @Override
    public String getPageTitle() {
        return Messages.of("common.title", Messages.of("channels.title"));
    }
}
