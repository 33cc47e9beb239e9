package dev.fairway.console.groups;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Spans;
import dev.fairway.console.TimesInWords;
import dev.fairway.console.Words;
import dev.fairway.console.rollout.Course;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Plan;
import dev.fairway.release.ChannelInfo;
import dev.fairway.rollout.FleetSummary.GroupCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One group in the list: how many machines, what it follows, its rollout, and by which plan. */
class GroupRow extends ListItem {

    GroupRow(GroupInfo group, GroupBoard board, Instant now) {
        setId("group-" + group.id());
        addClassName("fw-group-row");
        Anchor name = Links.to(Links.groupPage(group.id()), group.name());
        name.addClassName("fw-name");
        add(
                Parts.block("fw-group-name", name, follows(group, board)),
                coverage(board.count(group)),
                rollout(board.courses().get(group.id())),
                plan(group),
                states(group, now));
    }

    private static Span follows(GroupInfo group, GroupBoard board) {
        ChannelInfo channel = group.channel() == null ? null : board.channels().get(group.channel());
        if (group.unassigned()) {
            return Parts.text("fw-caption", Messages.of("groups.unassigned"));
        }
        return Parts.text(
                "fw-caption",
                channel == null
                        ? Messages.of("groups.no-channel")
                        : channel.name() + " " + channel.arch().label());
    }

    private static Div coverage(GroupCount count) {
        Div cell = Parts.block("fw-coverage");
        if (count.machines() == 0) {
            cell.add(Parts.text("fw-text-2", Messages.of("groups.no-machines")));
            return cell;
        }
        Div done = Parts.block("fw-bar-done");
        done.setWidth(100.0 * count.onTarget() / count.machines() + "%");
        Div bar = Parts.block("fw-bar", done);
        bar.getElement().setAttribute("aria-hidden", "true");
        cell.add(
                new Span(
                        Links.to(Links.group(count.group()), Words.machines(count.machines())),
                        Parts.text("fw-caption", " " + Messages.of("groups.on-target", count.onTarget()))),
                bar);
        return cell;
    }

    private static Div rollout(@Nullable Course course) {
        if (course == null) {
            return Parts.block("fw-group-rollout", Parts.text("fw-text-2", Messages.of("groups.no-rollout")));
        }
        Anchor to = Links.to(Links.rollout(course.rollout().id()), course.version());
        to.setAriaLabel(Messages.of("groups.rollout", course.title()));
        return Parts.block("fw-group-rollout", to, Parts.state(course.state()));
    }

    private static Div plan(GroupInfo group) {
        if (group.unassigned()) {
            return Parts.block("fw-group-plan");
        }
        Plan plan = group.plan();
        String stages = plan.stages().stream()
                .map(stage -> stage.percent().stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(" → "));
        List<String> limits = new ArrayList<>();
        if (plan.maxInFlight() != null) {
            limits.add(Messages.of("groups.plan.at-once", plan.maxInFlight()));
        }
        if (plan.maxPerPeriod() != null) {
            limits.add(Messages.of("groups.plan.period", plan.maxPerPeriod(), Spans.exact(plan.periodLength())));
        }
        if (plan.startsByHand()) {
            limits.add(Messages.of("groups.plan.by-hand"));
        }
        group.times().windows().stream().findFirst().ifPresent(window -> limits.add(TimesInWords.window(window)));
        return Parts.block(
                "fw-group-plan",
                Parts.text("", Messages.of("groups.plan.stages", stages)),
                Parts.text(
                        "fw-caption",
                        limits.isEmpty() ? Messages.of("groups.plan.no-limits") : String.join(", ", limits)));
    }

    private static Div states(GroupInfo group, Instant now) {
        Div states = Parts.block("fw-group-states");
        if (group.hold() != null && group.hold().isInForceAt(now)) {
            states.add(state(
                    "held",
                    "held",
                    Messages.of("groups.state.held"),
                    group.hold().reason()));
        }
        group.times()
                .freezeAt(now)
                .ifPresent(freeze ->
                        states.add(state("held", "clock", Messages.of("groups.state.frozen"), freeze.reason())));
        if (group.pin() != null && group.pin().isInForceAt(now)) {
            states.add(state(
                    "silent",
                    "pin",
                    Messages.of("groups.state.pinned"),
                    group.pin().reason()));
        }
        if (!group.updatesEnabled() && !group.unassigned()) {
            states.add(state("silent", "stop", Messages.of("groups.state.off"), ""));
        }
        return states;
    }

    private static Span state(String tone, String icon, String word, String why) {
        Span state = new Span(Parts.icon(icon), Parts.text("", word));
        state.addClassNames("fw-status", tone);
        if (!why.isEmpty()) {
            state.getElement().setAttribute("title", why);
        }
        return state;
    }
}
