package dev.fairway.console.releases;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.fairway.access.Permission;
import dev.fairway.base.Hold;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.console.Words;
import dev.fairway.console.activity.Histories;
import dev.fairway.console.rollout.Course;
import dev.fairway.console.rollout.Courses;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.Channels;
import dev.fairway.release.ReleaseInfo;
import dev.fairway.release.Releases;
import dev.fairway.rollout.FleetSummary;
import dev.fairway.rollout.Rollouts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The page of a release that exists. */
class ReleasePage extends Div {

    /** All that the page asks and does. */
    @Component
    record Services(
            Releases releases,
            Channels channels,
            Rollouts rollouts,
            Courses courses,
            FleetSummary summary,
            Histories histories,
            Clock clock) {}

    /**
     * All that it shows, to be compared with what it showed before.
     *
     * @param running who runs it, the group with the most machines first
     * @param rollouts those of it, newest first
     */
    record Content(
            ReleaseInfo release,
            List<ChannelInfo> channels,
            List<FleetSummary.GroupRunning> running,
            List<Course> rollouts) {

        static Content of(UUID id, Services services) {
            ReleaseInfo release = services.releases().get(id);
            return new Content(
                    release,
                    services.channels().all(),
                    services.summary().running(release.product(), release.version(), release.arch()),
                    services.courses().of(services.rollouts().ofRelease(id)));
        }

        int machines() {
            return running.stream()
                    .mapToInt(FleetSummary.GroupRunning::machines)
                    .sum();
        }

        /** The channels that point at it. */
        List<ChannelInfo> pointing() {
            return channels.stream()
                    .filter(channel -> release.id().equals(channel.release()))
                    .toList();
        }

        /** The channels that it is a floor of. */
        List<ChannelInfo> floored() {
            return channels.stream()
                    .filter(channel -> channel.floors().stream()
                            .anyMatch(floor -> floor.release().equals(release.id())))
                    .toList();
        }
    }

    private final Services services;
    private final Content content;
    private final Runnable refresh;

    ReleasePage(Services services, Content content, Runnable refresh) {
        this.services = services;
        this.content = content;
        this.refresh = refresh;
        setId("release-page");
        Instant now = services.clock().instant();
        add(trail(), head(now), lead());
        ReleaseInfo release = content.release();
        if (release.withdrawn() != null) {
            ReleaseInfo.Withdrawal taken = release.withdrawn();
            add(note("stop", Messages.of("releases.note.withdrawn", taken.by(), Words.ended(taken.reason()))));
        }
        Hold hold = release.hold();
        if (hold != null && hold.isInForceAt(now)) {
            Div note = note("held", Messages.of("releases.note.held", hold.by(), Words.ended(hold.reason())));
            if (hold.until() != null) {
                note.add(Parts.text("", Messages.of("releases.note.until")), Times.moment(hold.until(), now));
            }
            add(note);
        }
        add(Parts.block(
                "fw-channel-columns",
                Parts.block("fw-stack", ReleasePanels.running(content), ReleasePanels.rollouts(content, now)),
                Parts.block("fw-stack", ReleasePanels.channels(content), ReleasePanels.facts(content, now))));
        add(PayloadsPanel.of(release), services.histories().of("release", release.id()));
    }

    private static Div note(String icon, String sentence) {
        return Parts.block("fw-state-note", Parts.icon(icon), Parts.text("fw-wrap", sentence));
    }

    private Nav trail() {
        ReleaseInfo release = content.release();
        Span here =
                Parts.text("fw-cut", release.version() + " " + release.arch().label());
        here.getElement().setAttribute("aria-current", "page");
        Nav trail = new Nav(Links.to("releases", Messages.of("releases.title")), Parts.icon("right"), here);
        trail.getElement().setAttribute("aria-label", Messages.of("releases.trail"));
        trail.addClassName("fw-trail");
        return trail;
    }

    private Div head(Instant now) {
        ReleaseInfo release = content.release();
        H1 name = new H1(release.version().toString());
        name.setId("release-name");
        name.addClassName("fw-machine-name");
        Span published = Parts.text(
                "fw-text-2", Messages.of("releases.published", release.arch().label()) + " ");
        published.add(Times.at(release.publishedAt(), now));
        Div title = Parts.block("fw-title fw-machine-head", name);
        if (release.withdrawn() != null) {
            title.add(badge("failing", "stop", Messages.of("releases.withdrawn")));
        } else if (release.hold() != null && release.hold().isInForceAt(now)) {
            title.add(badge("held", "held", Messages.of("releases.held")));
        }
        title.add(published);
        if (release.withdrawn() == null) {
            title.add(Parts.block("fw-end fw-actions", hold(release), withdraw(release)));
        }
        return title;
    }

    private static Span badge(String tone, String icon, String word) {
        Span badge = new Span(Parts.icon(icon), Parts.text("", word));
        badge.addClassNames("fw-status", "fw-badge", tone);
        return badge;
    }

    private Button hold(ReleaseInfo release) {
        Button hold = new Button(
                Messages.of(release.hold() == null ? "releases.hold" : "releases.let-go"),
                click -> HoldDialogs.of(services.releases(), release, refresh).open());
        hold.setId("hold-release-button");
        return Parts.gated(hold, Permission.MANAGE_RELEASES);
    }

    private Button withdraw(ReleaseInfo release) {
        Button withdraw = new Button(
                Messages.of("releases.withdraw"),
                click -> new WithdrawDialog(
                                services.releases(), release, content.channels(), ReleaseReach.of(content), refresh)
                        .open());
        withdraw.setId("withdraw-button");
        return Parts.gated(withdraw, Permission.MANAGE_RELEASES);
    }

    private Paragraph lead() {
        Paragraph lead = new Paragraph();
        lead.setId("release-lead");
        lead.addClassNames("fw-lead", "fw-wrap");
        int machines = content.machines();
        ReleaseInfo release = content.release();
        if (machines == 0) {
            lead.add(Parts.text("", Messages.of("releases.lead.nobody")));
        } else {
            var there =
                    Links.to(ReleasePanels.machines(release, null), Messages.of("releases.lead.machines", machines));
            there.addClassName("fw-strong");
            lead.add(there, Parts.text("", " " + Messages.of("releases.lead.run", machines)));
        }
        long open = content.rollouts().stream()
                .filter(course -> course.state().isOpen())
                .count();
        if (open > 0) {
            lead.add(Parts.text("", " " + Messages.of("releases.lead.open", open)));
        }
        return lead;
    }
}
