package dev.fairway.console.channels;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.console.Words;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Tallies;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.Channels;
import dev.fairway.rollout.FleetSummary;
import java.time.Instant;
import java.util.List;

/** Who follows a channel, what its machines run, and where it pointed. */
final class ChannelPanels {

    private static final int VERSIONS = 12;

    private ChannelPanels() {}

    static Div groups(ChannelBoard board, ChannelInfo channel) {
        List<GroupInfo> following = board.following(channel);
        Div panel = Parts.panel(Messages.of("channels.groups"));
        panel.setId("channel-groups");
        if (following.isEmpty()) {
            panel.add(Parts.paragraph("fw-reading fw-inset", Messages.of("channels.groups.none")));
            return panel;
        }
        UnorderedList list = new UnorderedList();
        list.addClassNames("fw-plain", "fw-bars");
        for (GroupInfo group : following) {
            int machines = board.count(group).machines();
            int there = board.count(group).onTarget();
            Span name = new Span(Links.to(Links.groupPage(group.id()), group.name()));
            if (!group.updatesEnabled()) {
                name.add(Parts.text("fw-caption", " " + Messages.of("channels.groups.off")));
            }
            list.add(line(
                    name,
                    there,
                    machines,
                    machines == 0
                            ? Parts.text("fw-text-2", Messages.of("channels.no-machines"))
                            : Links.to(
                                    Links.group(group.id()), Messages.of("channels.groups.there", there, machines))));
        }
        panel.add(list);
        return panel;
    }

    static Div versions(ChannelPage.Content content, ChannelInfo channel) {
        Div panel = Parts.panel(Messages.of("channels.versions"));
        panel.setId("channel-versions");
        if (content.versions().isEmpty()) {
            panel.add(Parts.paragraph("fw-reading fw-inset", Messages.of("channels.no-machines")));
            return panel;
        }
        int all = content.versions().stream()
                .mapToInt(FleetSummary.VersionCount::machines)
                .sum();
        UnorderedList list = new UnorderedList();
        list.addClassNames("fw-plain", "fw-bars");
        content.versions().stream().limit(VERSIONS).forEach(version -> {
            Component count = version.version().equals(Tallies.OTHER)
                    ? Parts.text("", Words.number(version.machines()))
                    : Links.to(
                            Links.channel(channel.id()) + "&version=" + encoded(version.version()),
                            Words.number(version.machines()));
            list.add(line(Parts.text("fw-wrap", version.version()), version.machines(), all, count));
        });
        panel.add(list);
        int rest = content.versions().size() - VERSIONS;
        if (rest > 0) {
            panel.add(Parts.paragraph("fw-caption fw-inset", Messages.of("channels.versions.rest", rest)));
        }
        return panel;
    }

    private static String encoded(String version) {
        return java.net.URLEncoder.encode(version, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static ListItem line(Component name, int part, int whole, Component count) {
        Div done = Parts.block("fw-bar-done");
        done.setWidth(100.0 * part / Math.max(1, whole) + "%");
        Div bar = Parts.block("fw-bar", done);
        bar.getElement().setAttribute("aria-hidden", "true");
        ListItem line = new ListItem(name, bar, Parts.block("fw-bars-count", count));
        line.addClassName("fw-bars-line");
        return line;
    }

    static Div history(ChannelPage.Content content, Instant now) {
        Div panel = Parts.panel(Messages.of("channels.history"));
        panel.setId("channel-history");
        if (content.history().isEmpty()) {
            panel.add(Parts.paragraph("fw-reading fw-inset", Messages.of("channels.history.none")));
            return panel;
        }
        OrderedList list = new OrderedList();
        list.addClassNames("fw-plain", "fw-log");
        for (ChannelInfo.Step step : content.history()) {
            String to = content.board().version(step.to());
            String move = step.from() == null
                    ? to
                    : Messages.of("common.from-to", content.board().version(step.from()), to);
            Span when = Parts.text("fw-log-time", "");
            when.add(Times.moment(step.at(), now));
            Span words = Parts.text("fw-log-words fw-wrap", "");
            words.add(
                    step.to() == null ? Parts.text("", move) : Links.to(Links.release(step.to()), move),
                    Parts.text("", " " + Messages.of("channels.history.by", step.who())),
                    Parts.text("fw-caption", " " + Messages.of("common.quoted", step.reason())));
            list.add(new ListItem(when, words));
        }
        panel.add(list);
        if (content.history().size() >= Channels.SHOWN_HISTORY) {
            panel.add(Parts.paragraph(
                    "fw-caption fw-inset", Messages.of("channels.history.newest", Channels.SHOWN_HISTORY)));
        }
        return panel;
    }
}
