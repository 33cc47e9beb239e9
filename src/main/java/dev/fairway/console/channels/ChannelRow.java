package dev.fairway.console.channels;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.fairway.access.Permission;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.Channels;
import dev.fairway.release.ReleaseInfo;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One channel; its history and floors fold out below. */
class ChannelRow extends Div {

    private final ChannelBoard board;
    private final ChannelInfo channel;
    private final Channels channels;
    private final Instant now;
    private final Set<UUID> open;
    private final Div detail = Parts.block("fw-channel-detail");
    private final Button fold = new Button(Parts.icon("right"));

    ChannelRow(
            ChannelBoard board, ChannelInfo channel, Channels channels, Instant now, Set<UUID> open, Runnable promote) {
        this.board = board;
        this.channel = channel;
        this.channels = channels;
        this.now = now;
        this.open = open;
        String title = channel.name() + " " + channel.arch().label();
        setId("channel-" + channel.name() + "-" + channel.arch().label());
        addClassName("fw-channel");
        fold.addThemeVariants(ButtonVariant.TERTIARY);
        fold.addClassName("fw-fold");
        fold.setAriaLabel(Messages.of("channels.fold", title));
        fold.addClickListener(click -> {
            if (!open.remove(channel.id())) {
                open.add(channel.id());
            }
            unfold();
        });
        Button button = new Button(Messages.of("channels.promote"), click -> promote.run());
        button.setId("promote-" + channel.name() + "-" + channel.arch().label());
        button.setAriaLabel(Messages.of("channels.promote.to", title));
        Div name = Parts.block(
                "fw-channel-name",
                link(channel),
                Parts.text(
                        "fw-caption",
                        channel.arch().label() + (channel.nightly() ? Messages.of("channels.nightly") : "")));
        Div line = Parts.block(
                "fw-channel-line",
                fold,
                name,
                target(),
                followers(),
                coverage(),
                Parts.block("fw-channel-act", Parts.gated(button, Permission.MANAGE_CHANNELS)));
        add(line, detail);
        unfold();
    }

    private static Anchor link(ChannelInfo channel) {
        Anchor link = Links.to(Links.channelPage(channel.id()), channel.name());
        link.addClassNames("fw-strong", "fw-name");
        link.setAriaLabel(channel.name() + " " + channel.arch().label());
        return link;
    }

    private Div target() {
        ReleaseInfo release = board.release(channel.release());
        if (release == null) {
            return Parts.block("fw-channel-target", Parts.text("fw-text-2", Messages.of("channels.no-release")));
        }
        Div target = Parts.block(
                "fw-channel-target",
                Links.to(Links.release(release.id()), release.version().toString()));
        ChannelInfo.Step step = board.since().get(channel.id());
        if (release.withdrawn() != null) {
            Span withdrawn = Parts.text("fw-status failing", "");
            withdrawn.add(Parts.icon("stop"), Parts.text("", Messages.of("channels.is-withdrawn")));
            target.add(withdrawn);
        } else if (step != null) {
            Span since = Parts.text("fw-caption", "");
            since.add(Times.ago(step.at(), now), Parts.text("", " " + Messages.of("channels.history.by", step.who())));
            target.add(since);
        }
        return target;
    }

    private Div followers() {
        List<GroupInfo> following = board.following(channel);
        Div cell = Parts.block("fw-channel-groups");
        if (following.isEmpty()) {
            cell.add(Parts.text("fw-text-2", Messages.of("channels.groups.none")));
        }
        for (GroupInfo group : following) {
            Span item = new Span(Links.to(Links.groupPage(group.id()), group.name()));
            if (!group.updatesEnabled()) {
                item.add(Parts.text("fw-caption", " " + Messages.of("channels.groups.off")));
            }
            cell.add(item);
        }
        return cell;
    }

    private Div coverage() {
        int machines = board.machines(channel);
        int there = board.onTarget(channel);
        Div cell = Parts.block("fw-coverage");
        if (machines == 0) {
            cell.add(Parts.text("fw-text-2", Messages.of("channels.no-machines")));
            return cell;
        }
        Div done = Parts.block("fw-bar-done");
        done.setWidth(100.0 * there / machines + "%");
        Div bar = Parts.block("fw-bar", done);
        bar.getElement().setAttribute("aria-hidden", "true");
        Span words = new Span(
                Links.to(Links.channel(channel.id()), Messages.of("channels.machines", machines)),
                Parts.text("fw-caption", " " + Messages.of("channels.on-target", there)));
        cell.add(words, bar);
        return cell;
    }

    private void unfold() {
        boolean isOpen = open.contains(channel.id());
        fold.getElement().setAttribute("aria-expanded", Boolean.toString(isOpen));
        setClassName("fw-unfolded", isOpen);
        detail.setVisible(isOpen);
        if (isOpen) {
            Parts.replace(detail, new ChannelHistory(board, channel, channels.history(channel.id()), now));
        }
    }
}
