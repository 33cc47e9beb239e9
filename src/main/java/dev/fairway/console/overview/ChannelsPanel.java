package dev.fairway.console.overview;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.fairway.console.KeyedList;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.fleet.Tallies;
import dev.fairway.rollout.FleetOverview.Now;
import java.util.Locale;

/** Which versions run on which channel, the largest channel first. */
final class ChannelsPanel extends Div {

    private static final int MOST = 10;

    private final Paragraph nothing = Parts.paragraph("fw-reading fw-inset", Messages.of("overview.channels.nothing"));
    private final KeyedList<ChannelRuns, Line> lines =
            new KeyedList<>("channel-versions", ChannelRuns::id, channel -> new Line(), Line::show);

    ChannelsPanel() {
        setId("versions-by-channel");
        addClassName("fw-panel");
        lines.addClassName("fw-channel-runs");
        Div legend = Parts.block("fw-legend");
        legend.getElement().setAttribute("aria-hidden", "true");
        for (ChannelRuns.Standing one : ChannelRuns.Standing.values()) {
            legend.add(new Span(
                    Parts.text("fw-swatch " + tone(one), ""),
                    Parts.text("", Messages.of("overview.channels." + name(one)))));
        }
        add(Parts.block("fw-panel-head", new H2(Messages.of("overview.channels")), legend), nothing, lines);
    }

    void show(Now now) {
        nothing.setVisible(now.channels().isEmpty());
        lines.show(now.channels().stream()
                .limit(MOST)
                .map(channel -> ChannelRuns.of(channel, now))
                .toList());
    }

    private static String name(ChannelRuns.Standing standing) {
        return standing.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String tone(ChannelRuns.Standing standing) {
        return "fw-tone-v" + standing.ordinal();
    }

    /** One channel: how many machines, how they are spread, and the versions that most of them run. */
    private static final class Line extends ListItem {

        private final Anchor name = Links.to("", "");
        private final Span arch = Parts.text("fw-caption", "");
        private final Span machines = Parts.text("fw-channel-machines", "");
        private final Div bar = Parts.block("fw-channel-bar");
        private final Span versions = Parts.text("fw-channel-versions", "");

        Line() {
            addClassName("fw-channel-run");
            name.addClassName("fw-name");
            bar.getElement().setAttribute("aria-hidden", "true");
            add(Parts.block("fw-channel-name", name, arch), machines, bar, versions);
        }

        void show(ChannelRuns channel) {
            name.setText(channel.name());
            name.setHref(Links.channel(channel.id()));
            arch.setText(channel.arch());
            machines.setText(Words.number(channel.machines()));
            bar.removeAll();
            for (ChannelRuns.Piece piece : channel.pieces()) {
                Div part = Parts.block(tone(piece.standing()));
                part.getStyle().set("flex-grow", Integer.toString(piece.machines()));
                bar.add(part);
            }
            versions.removeAll();
            for (ChannelRuns.Piece piece : channel.shown()) {
                versions.add(version(channel, piece), Parts.text("", " " + Words.number(piece.machines()) + " "));
            }
            int more = channel.pieces().size() - channel.shown().size();
            if (more > 0) {
                versions.add(Parts.text("", Messages.of("overview.channels.more", more)));
            }
        }

        private static com.vaadin.flow.component.Component version(ChannelRuns channel, ChannelRuns.Piece piece) {
            String shown = Words.shortened(piece.version(), 24);
            if (piece.version().equals(Tallies.OTHER)) {
                return Parts.text("", shown);
            }
            String query = java.net.URLEncoder.encode(piece.version(), java.nio.charset.StandardCharsets.UTF_8);
            Anchor link = Links.to(Links.channel(channel.id()) + "&version=" + query, shown);
            link.addClassName("fw-figure-link");
            return link;
        }
    }
}
