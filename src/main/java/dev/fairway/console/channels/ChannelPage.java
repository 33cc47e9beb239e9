package dev.fairway.console.channels;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.fairway.access.Permission;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.console.Words;
import dev.fairway.console.activity.Histories;
import dev.fairway.fleet.Groups;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.Channels;
import dev.fairway.release.Products;
import dev.fairway.release.ReleaseInfo;
import dev.fairway.release.Releases;
import dev.fairway.rollout.FleetSummary;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The page of a channel that exists. */
class ChannelPage extends Div {

    /** All that the page asks and does. */
    @Component
    record Services(
            Channels channels,
            Releases releases,
            Groups groups,
            Products products,
            FleetSummary summary,
            PromoteDialog.Services promote,
            Histories histories,
            Clock clock) {}

    /**
     * All that it shows, to be compared with what it showed before.
     *
     * @param channel {@code null} if there is none of this id
     * @param versions what its machines run
     */
    record Content(
            ChannelBoard board,
            @Nullable ChannelInfo channel,
            List<ChannelInfo.Step> history,
            List<FleetSummary.VersionCount> versions) {

        static Content of(UUID id, Services services) {
            ChannelBoard board = ChannelBoard.of(
                    services.channels(),
                    services.releases(),
                    services.groups(),
                    services.products(),
                    services.summary());
            return new Content(
                    board,
                    board.channels().stream()
                            .filter(one -> one.id().equals(id))
                            .findFirst()
                            .orElse(null),
                    services.channels().history(id),
                    services.summary().versionsOn(id));
        }
    }

    private final Services services;
    private final Content content;
    private final ChannelInfo channel;
    private final Runnable refresh;

    ChannelPage(Services services, Content content, ChannelInfo channel, Runnable refresh) {
        this.services = services;
        this.content = content;
        this.channel = channel;
        this.refresh = refresh;
        setId("channel");
        Instant now = services.clock().instant();
        add(trail(), head(), lead(now));
        ReleaseInfo release = content.board().release(channel.release());
        if (release != null && release.withdrawn() != null) {
            add(Parts.block(
                    "fw-state-note",
                    Parts.icon("stop"),
                    Parts.text(
                            "fw-wrap",
                            Messages.of(
                                    "channels.withdrawn",
                                    release.version().toString(),
                                    release.withdrawn().by(),
                                    Words.ended(release.withdrawn().reason())))));
        }
        FloorsPanel floors = new FloorsPanel(services.channels(), content.board(), channel, refresh);
        add(Parts.block(
                "fw-channel-columns",
                Parts.block(
                        "fw-stack",
                        ChannelPanels.groups(content.board(), channel),
                        ChannelPanels.versions(content, channel)),
                Parts.block("fw-stack", floors.draw(now), ChannelPanels.history(content, now))));
        add(services.histories().of("channel", channel.id()));
    }

    private Nav trail() {
        Span here = Parts.text("fw-cut", channel.name() + " " + channel.arch().label());
        here.getElement().setAttribute("aria-current", "page");
        Nav trail = new Nav(Links.to("channels", Messages.of("channels.title")), Parts.icon("right"), here);
        trail.getElement().setAttribute("aria-label", Messages.of("channels.trail"));
        trail.addClassName("fw-trail");
        return trail;
    }

    private Div head() {
        H1 name = new H1(channel.name());
        name.setId("channel-name");
        name.addClassName("fw-machine-name");
        Button promote = Parts.primary(Messages.of("channels.promote"));
        promote.setId("promote");
        promote.addClickListener(
                click -> new PromoteDialog(services.promote(), content.board(), channel, refresh).open());
        return Parts.block(
                "fw-title fw-machine-head",
                name,
                Parts.text("fw-text-2", channel.arch().label() + nightly()),
                Parts.block("fw-end fw-actions", Parts.gated(promote, Permission.MANAGE_CHANNELS)));
    }

    private String nightly() {
        return channel.nightly() ? Messages.of("channels.nightly") : "";
    }

    /** What it points at since when, and how far its machines are. */
    private Paragraph lead(Instant now) {
        Paragraph lead = new Paragraph();
        lead.setId("channel-lead");
        lead.addClassNames("fw-lead", "fw-wrap");
        UUID release = channel.release();
        if (release == null) {
            lead.add(Parts.text("", Messages.of("channels.lead.nothing") + " "));
        } else {
            lead.add(
                    Parts.text("", Messages.of("channels.lead.points") + " "),
                    Links.to(Links.release(release), content.board().version(release)));
            ChannelInfo.Step step = content.board().since().get(channel.id());
            if (step != null) {
                lead.add(Parts.text("", " " + Messages.of("channels.lead.since") + " "));
                lead.add(Times.moment(step.at(), now));
                lead.add(Parts.text("", " " + Messages.of("channels.lead.by", step.who())));
            }
            lead.add(Parts.text("", ". "));
        }
        int machines = content.board().machines(channel);
        if (machines > 0) {
            var there = Links.to(
                    Links.channel(channel.id()),
                    Messages.of("channels.lead.machines", content.board().onTarget(channel), machines));
            there.addClassName("fw-strong");
            lead.add(there, Parts.text("", " " + Messages.of("channels.lead.run")));
        }
        return lead;
    }
}
