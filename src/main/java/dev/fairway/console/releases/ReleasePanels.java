package dev.fairway.console.releases;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.console.rollout.Course;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.ReleaseInfo;
import dev.fairway.rollout.FleetSummary;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who runs a release, where it is rolled out, which channels it is on, and what was written of it. */
final class ReleasePanels {

    private ReleasePanels() {}

    /** The machines that run it, of one group or all. */
    static String machines(ReleaseInfo release, @Nullable UUID group) {
        String version = URLEncoder.encode(release.version().toString(), StandardCharsets.UTF_8);
        return "machines?" + (group == null ? "" : "group=" + group + "&") + "version=" + version;
    }

    static Div running(ReleasePage.Content content) {
        Div panel = Parts.panel(Messages.of("releases.running"));
        panel.setId("release-running");
        if (content.running().isEmpty()) {
            panel.add(Parts.paragraph("fw-reading fw-inset", Messages.of("releases.running.none")));
            return panel;
        }
        UnorderedList list = new UnorderedList();
        list.addClassNames("fw-plain", "fw-bars");
        int most = content.running().getFirst().machines();
        for (FleetSummary.GroupRunning group : content.running()) {
            Div done = Parts.block("fw-bar-done");
            done.setWidth(100.0 * group.machines() / most + "%");
            Div bar = Parts.block("fw-bar", done);
            bar.getElement().setAttribute("aria-hidden", "true");
            ListItem line = new ListItem(
                    new Span(Links.to(Links.groupPage(group.group()), group.name())),
                    bar,
                    Parts.block(
                            "fw-bars-count",
                            Links.to(
                                    machines(content.release(), group.group()),
                                    Messages.of("releases.running.machines", group.machines()))));
            line.addClassName("fw-bars-line");
            list.add(line);
        }
        panel.add(list);
        return panel;
    }

    static Div rollouts(ReleasePage.Content content, Instant now) {
        Div panel = Parts.panel(Messages.of("releases.rollouts"));
        panel.setId("release-rollouts");
        if (content.rollouts().isEmpty()) {
            panel.add(Parts.paragraph("fw-reading fw-inset", Messages.of("releases.rollouts.none")));
            return panel;
        }
        UnorderedList list = new UnorderedList();
        list.addClassNames("fw-plain", "fw-parts");
        for (Course course : content.rollouts()) {
            Span when = Parts.text("fw-caption", "");
            when.add(Times.at(course.rollout().createdAt(), now));
            list.add(new ListItem(
                    Links.to(
                            Links.rollout(course.rollout().id()),
                            course.rollout().groupName()),
                    Parts.state(course.state()),
                    when));
        }
        panel.add(list);
        return panel;
    }

    static Div channels(ReleasePage.Content content) {
        Div panel = Parts.panel(Messages.of("releases.channels"));
        panel.setId("release-channels");
        DescriptionList facts = new DescriptionList();
        facts.addClassName("fw-facts");
        fact(facts, "releases.channels.points", links(content.pointing()));
        fact(facts, "releases.channels.floor", links(content.floored()));
        panel.add(facts);
        return panel;
    }

    private static Component links(List<ChannelInfo> channels) {
        Div links = Parts.block("fw-link-list");
        if (channels.isEmpty()) {
            links.add(Parts.text("fw-text-2", Messages.of("releases.channels.none")));
        }
        channels.forEach(channel -> links.add(Links.to(
                Links.channelPage(channel.id()),
                channel.name() + " " + channel.arch().label())));
        return links;
    }

    /** Notes, advisories and action attributes. */
    static Div facts(ReleasePage.Content content, Instant now) {
        ReleaseInfo release = content.release();
        Div panel = Parts.panel(Messages.of("releases.about"));
        panel.setId("release-facts");
        DescriptionList facts = new DescriptionList();
        facts.addClassName("fw-facts");
        fact(facts, "releases.about.published", Times.moment(release.publishedAt(), now));
        fact(
                facts,
                "releases.about.advisories",
                Parts.text(
                        "fw-wrap",
                        release.advisories().isEmpty()
                                ? Messages.of("releases.about.none")
                                : String.join(", ", release.advisories())));
        if (release.notes() != null) {
            fact(facts, "releases.about.notes", Parts.text("fw-wrap fw-lines", release.notes()));
        }
        if (!release.action().isEmpty()) {
            String attributes = release.action().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .collect(Collectors.joining("\n"));
            fact(facts, "releases.about.action", Parts.text("fw-wrap fw-mono fw-lines", attributes));
        }
        panel.add(facts);
        return panel;
    }

    private static void fact(DescriptionList facts, String key, Component value) {
        facts.add(new DescriptionList.Term(Messages.of(key)), new DescriptionList.Description(value));
    }
}
