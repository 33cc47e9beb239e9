package dev.fairway.console.channels;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.console.rollout.Course;
import dev.fairway.console.rollout.Outlook;
import dev.fairway.console.rollout.PlanPicture;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.rollout.FleetSummary.GroupReach;
import dev.fairway.rollout.RolloutInfo;
import dev.fairway.rollout.policy.RolloutState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Group by group what a promotion does: whom it reaches, in which stages, and which rollout it replaces. */
class GroupPlans extends Div {

    private final Map<UUID, GroupInfo> groups;
    private final Map<UUID, Course> courses;
    private final boolean keepPauses;

    GroupPlans(List<GroupReach> reach, Map<UUID, GroupInfo> groups, Map<UUID, Course> courses, boolean keepPauses) {
        this.groups = groups;
        this.courses = courses;
        this.keepPauses = keepPauses;
        setId("group-plans");
        UnorderedList list = new UnorderedList();
        list.addClassNames("fw-plain", "fw-group-plans");
        reach.forEach(group -> list.add(line(group)));
        add(list);
        inWords(reach);
    }

    /** The rollout that the promotion would replace, if a person paused it. */
    static @Nullable Course paused(@Nullable Course course) {
        return course != null && course.state() == RolloutState.PAUSED ? course : null;
    }

    private ListItem line(GroupReach reach) {
        GroupInfo group = groups.get(reach.group());
        Course old = courses.get(reach.group());
        Course paused = paused(old);
        Div who = Parts.block(
                "fw-group-name",
                Links.to(Links.groupPage(reach.group()), reach.name()),
                Parts.text("fw-caption", Words.machines(reach.machines())));
        Div counts = Parts.block("fw-reach");
        count(counts, reach.updatesEnabled() ? reach.behind() : 0, Messages.of("channels.reach.offered"));
        count(counts, reach.blocked(), Messages.of("channels.reach.blocked"));
        count(counts, reach.there(), Messages.of("channels.reach.there"));
        count(counts, reach.newer(), Messages.of("channels.reach.newer"));
        Div plan = Parts.block("fw-reach-plan");
        if (!reach.updatesEnabled()) {
            plan.add(Parts.text("fw-text-2", Messages.of("channels.reach.off")));
        } else if (group != null) {
            plan.add(PlanPicture.of(group.plan().stages(), paused != null && keepPauses));
        }
        if (old != null) {
            plan.add(paused != null ? warning(paused) : Parts.text("fw-caption", replaces(old)));
        }
        ListItem line = new ListItem(who, counts, plan);
        line.addClassName("fw-group-plan-line");
        return line;
    }

    private static void count(Div counts, int number, String what) {
        if (number > 0) {
            counts.add(Parts.block(
                    "fw-reach-count",
                    Parts.text("fw-strong-2", Words.number(number)),
                    Parts.text("fw-text-2", " " + what)));
        }
    }

    private static String replaces(Course old) {
        return Messages.of(
                "channels.reach.replaces",
                Words.stateWithin(old.state()),
                old.version(),
                old.tally().inFlight());
    }

    private static Div warning(Course paused) {
        RolloutInfo.Stop stop = paused.rollout().stop();
        String words = stop == null
                ? Messages.of("channels.reach.paused.nobody", paused.version())
                : Messages.of("channels.reach.paused", Outlook.who(stop.by()), stop.reason(), paused.version());
        return Parts.block("fw-warning", Parts.icon("held"), Parts.text("fw-wrap", words));
    }

    /** What the plans will do; groups with the same plan share its words. */
    private void inWords(List<GroupReach> reach) {
        Map<List<String>, List<String>> names = new LinkedHashMap<>();
        for (GroupReach one : reach) {
            GroupInfo group = groups.get(one.group());
            if (group != null && one.updatesEnabled()) {
                names.computeIfAbsent(group.plan().sentences(), plan -> new ArrayList<>())
                        .add(one.name());
            }
        }
        names.forEach((sentences, of) -> {
            String title = names.size() == 1
                    ? Messages.of("channels.in-words")
                    : Messages.of("channels.in-words.of", String.join(", ", of));
            Div words = Parts.block("fw-in-words", new H3(title), PlanPicture.words(sentences));
            add(words);
        });
    }
}
