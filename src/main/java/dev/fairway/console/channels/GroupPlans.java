package dev.fairway.console.channels;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.console.rollout.Course;
import dev.fairway.console.rollout.Outlook;
import dev.fairway.console.rollout.PlanAxis;
import dev.fairway.console.rollout.PlanPicture;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Health;
import dev.fairway.rollout.FleetSummary.GroupReach;
import dev.fairway.rollout.FleetSummary.VersionCount;
import dev.fairway.rollout.RolloutInfo;
import dev.fairway.rollout.policy.RolloutState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Group by group what a promotion does: from which version, who gets nothing for now, in which stages and when. */
class GroupPlans extends Div {

    private static final int MOST_VERSIONS = 3;

    private final Map<UUID, GroupInfo> groups;
    private final Map<UUID, Course> courses;
    private final boolean keepPauses;
    private final PlanAxis axis;

    GroupPlans(
            String version,
            List<GroupReach> reach,
            Map<UUID, GroupInfo> groups,
            Map<UUID, Course> courses,
            boolean keepPauses,
            Instant now) {
        this.groups = groups;
        this.courses = courses;
        this.keepPauses = keepPauses;
        this.axis = PlanAxis.of(
                groups.values().stream().map(group -> group.plan().stages()).toList(), now);
        setId("group-plans");
        Div head = Parts.block(
                "fw-promotion-line fw-promotion-head",
                Parts.text("", Messages.of("promote.group")),
                Parts.text("", Messages.of("promote.from", version)),
                Parts.text("fw-promotion-kept", Messages.of("promote.held")),
                axis.days());
        head.getElement().setAttribute("aria-hidden", "true");
        UnorderedList list = new UnorderedList();
        list.addClassNames("fw-plain", "fw-promotion");
        reach.forEach(group -> list.add(line(group)));
        add(head, list);
    }

    /** The rollout that the promotion would replace, if a person paused it. */
    static @Nullable Course paused(@Nullable Course course) {
        return course != null && course.state() == RolloutState.PAUSED ? course : null;
    }

    private ListItem line(GroupReach reach) {
        Course old = courses.get(reach.group());
        Course paused = paused(old);
        Div who = Parts.block(
                "fw-group-name",
                Links.to(Links.groupPage(reach.group()), reach.name()),
                Parts.text("fw-caption", Messages.of("promote.machines", reach.machines())));
        ListItem line = new ListItem(who, from(reach), kept(reach), plan(reach, paused));
        line.addClassName("fw-promotion-line");
        if (old != null) {
            Div note = paused == null ? Parts.block("fw-caption", Parts.text("", replaces(old))) : warning(paused);
            note.addClassName("fw-promotion-note");
            line.add(note);
        }
        return line;
    }

    /** What they run now, and how many of the group are not concerned. */
    private static Div from(GroupReach reach) {
        Div from = Parts.block("fw-promotion-from");
        List<VersionCount> versions = reach.updatesEnabled() ? reach.from() : List.of();
        versions.stream().limit(MOST_VERSIONS).forEach(one -> from.add(version(one.version(), one.machines())));
        int rest = versions.stream()
                .skip(MOST_VERSIONS)
                .mapToInt(VersionCount::machines)
                .sum();
        if (rest > 0) {
            from.add(version(Messages.of("promote.others"), rest));
        }
        List<String> others = new ArrayList<>();
        add(others, "promote.there", reach.there());
        add(others, "promote.newer", reach.newer());
        add(others, "promote.blocked", reach.blocked());
        if (!others.isEmpty()) {
            from.add(Parts.text("fw-caption", String.join(", ", others)));
        }
        return from;
    }

    private static Div version(String name, int machines) {
        return Parts.block(
                "fw-promotion-version", Parts.text("", name), Parts.text("fw-text-2", Words.number(machines)));
    }

    private static void add(List<String> words, String key, int count) {
        if (count > 0) {
            words.add(Messages.of(key, count));
        }
    }

    private static Div kept(GroupReach reach) {
        Div kept = Parts.block("fw-promotion-kept");
        if (reach.updatesEnabled() && reach.heldBack() > 0) {
            List<Health> why = List.copyOf(reach.kept().keySet());
            String there = why.size() == 1 ? Links.group(reach.group(), why.getFirst()) : Links.group(reach.group());
            var link = Links.to(there, Words.number(reach.heldBack()));
            link.setAriaLabel(Messages.of("promote.held.of", reach.heldBack(), reach.name()));
            kept.add(link);
        }
        return kept;
    }

    private Div plan(GroupReach reach, @Nullable Course paused) {
        GroupInfo group = groups.get(reach.group());
        if (!reach.updatesEnabled() || group == null) {
            return Parts.block("fw-text-2", Parts.text("", Messages.of("promote.off")));
        }
        return PlanPicture.on(axis, group.plan().stages(), paused != null && keepPauses);
    }

    private static String replaces(Course old) {
        int inFlight = old.tally().inFlight();
        return Messages.of("promote.replaces", Words.stateWithin(old.state()), old.version())
                + (inFlight == 0 ? "" : " " + Messages.of("promote.in-flight", inFlight));
    }

    private static Div warning(Course paused) {
        RolloutInfo.Stop stop = paused.rollout().stop();
        String who = stop == null ? "" : Messages.of("promote.paused", Outlook.who(stop.by()), stop.reason()) + " ";
        return Parts.block(
                "fw-warning",
                Parts.icon("held"),
                Parts.text("fw-wrap", who + Messages.of("promote.replaces-paused", paused.version())));
    }
}
