package dev.fairway.console.channels;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.fairway.access.Permission;
import dev.fairway.console.Links;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.console.Words;
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
        fold.setAriaLabel("History and floors of " + title);
        fold.addClickListener(click -> {
            if (!open.remove(channel.id())) {
                open.add(channel.id());
            }
            unfold();
        });
        Button button = new Button("Promote…", click -> promote.run());
        button.setId("promote-" + channel.name() + "-" + channel.arch().label());
        button.setAriaLabel("Promote a release to " + title);
        Div name = Parts.block(
                "fw-channel-name",
                Parts.text("fw-strong", channel.name()),
                Parts.text("fw-caption", channel.arch().label() + (channel.nightly() ? ", nightly" : "")));
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

    private Div target() {
        ReleaseInfo release = board.release(channel.release());
        if (release == null) {
            return Parts.block("fw-channel-target", Parts.text("fw-text-2", "No release yet"));
        }
        Div target = Parts.block(
                "fw-channel-target", Parts.text("fw-strong-2", release.version().toString()));
        ChannelInfo.Step step = board.since().get(channel.id());
        if (release.withdrawn() != null) {
            Span withdrawn = Parts.text("fw-status failing", "");
            withdrawn.add(Parts.icon("stop"), Parts.text("", "withdrawn"));
            target.add(withdrawn);
        } else if (step != null) {
            Span since = Parts.text("fw-caption", "");
            since.add(Times.ago(step.at(), now), Parts.text("", " by " + step.who()));
            target.add(since);
        }
        return target;
    }

    private Div followers() {
        List<GroupInfo> following = board.following(channel);
        Div cell = Parts.block("fw-channel-groups");
        if (following.isEmpty()) {
            cell.add(Parts.text("fw-text-2", "No group follows it"));
        }
        for (GroupInfo group : following) {
            Span item = new Span(Links.to(Links.groupPage(group.id()), group.name()));
            if (!group.updatesEnabled()) {
                item.add(Parts.text("fw-caption", " updates off"));
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
            cell.add(Parts.text("fw-text-2", "No machines"));
            return cell;
        }
        Div done = Parts.block("fw-bar-done");
        done.setWidth(100.0 * there / machines + "%");
        Div bar = Parts.block("fw-bar", done);
        bar.getElement().setAttribute("aria-hidden", "true");
        Span words = new Span(
                Links.to(Links.channel(channel.id()), Words.count(machines, "machine")),
                Parts.text("fw-caption", " " + Words.number(there) + " on target"));
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
