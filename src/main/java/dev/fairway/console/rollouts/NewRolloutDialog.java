package dev.fairway.console.rollouts;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import dev.fairway.access.Actor;
import dev.fairway.access.Permission;
import dev.fairway.base.InvalidInput;
import dev.fairway.console.CommandDialog;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.console.rollout.Course;
import dev.fairway.console.rollout.Courses;
import dev.fairway.console.rollout.PlanPicture;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.Channels;
import dev.fairway.release.ReleaseInfo;
import dev.fairway.release.Releases;
import dev.fairway.rollout.RolloutInfo;
import dev.fairway.rollout.Rollouts;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a rollout of any release in any group, by the group's plan. */
class NewRolloutDialog {

    /** What it asks and does. */
    @Component
    record Services(Rollouts rollouts, Releases releases, Channels channels, Courses courses, Clock clock) {}

    private final Services services;
    private final List<ReleaseInfo> releases;
    private final ComboBox<GroupInfo> group = new ComboBox<>(Messages.of("rollouts.new.group"));
    private final ComboBox<ReleaseInfo> release = new ComboBox<>(Messages.of("rollouts.new.release"));
    private final Checkbox downgrade = new Checkbox(Messages.of("common.downgrade"));
    private final Div plan = Parts.block("fw-plan-preview");

    NewRolloutDialog(Services services, List<GroupInfo> groups, @Nullable UUID chosen) {
        this.services = services;
        this.releases = services.releases().all().stream()
                .filter(candidate -> candidate.withdrawn() == null)
                .sorted(Comparator.comparing(ReleaseInfo::version).reversed())
                .toList();
        group.setId("rollout-group");
        group.setRequiredIndicatorVisible(true);
        group.setItems(groups.stream().filter(NewRolloutDialog::mine).toList());
        group.setItemLabelGenerator(GroupInfo::name);
        group.addValueChangeListener(change -> choose(change.getValue()));
        release.setId("rollout-release");
        release.setRequiredIndicatorVisible(true);
        release.setItemLabelGenerator(one -> one.version() + " " + one.arch().label());
        downgrade.setId("allow-downgrade");
        downgrade.setVisible(Actor.current().may(Permission.ALLOW_DOWNGRADE));
        groups.stream()
                .filter(one -> one.id().equals(chosen) && mine(one))
                .findFirst()
                .ifPresentOrElse(group::setValue, () -> choose(null));
    }

    private static boolean mine(GroupInfo group) {
        return !group.unassigned() && Actor.current().may(Permission.STEER_ROLLOUTS, group.ref());
    }

    void open() {
        new CommandDialog(
                        "new-rollout-dialog",
                        Messages.of("rollouts.new.title"),
                        Messages.of("rollouts.new.confirm"),
                        (reason, until) -> make(reason))
                .asks(group, release, plan, downgrade)
                .reasonGoesTo(Messages.of("common.reason.everywhere"))
                .open();
        group.focus();
    }

    private void choose(@Nullable GroupInfo chosen) {
        plan.removeAll();
        release.setEnabled(chosen != null);
        release.setItems(chosen == null ? List.of() : fitting(chosen));
        if (chosen == null) {
            plan.add(Parts.paragraph("fw-reading", Messages.of("rollouts.new.choose")));
            return;
        }
        services.rollouts().open().stream()
                .filter(open -> open.group().equals(chosen.id()))
                .findFirst()
                .ifPresent(open ->
                        plan.add(Parts.block("fw-warning", Parts.icon("stuck"), Parts.text("", replaces(open)))));
        plan.add(
                PlanPicture.alone(chosen.plan().stages(), services.clock().instant()),
                PlanPicture.words(chosen.plan().sentences()));
    }

    private String replaces(RolloutInfo open) {
        Course course = services.courses().of(open);
        String state = Words.stateWithin(open.state());
        return open.state() != dev.fairway.rollout.policy.RolloutState.PAUSED || open.stop() == null
                ? Messages.of("rollouts.new.replaces", state, course.version())
                : Messages.of(
                        "rollouts.new.replaces.paused",
                        state,
                        course.version(),
                        open.stop().reason());
    }

    /** Releases of the group's product, and of its channel's arch where it follows one. */
    private List<ReleaseInfo> fitting(GroupInfo chosen) {
        ChannelInfo channel =
                chosen.channel() == null ? null : services.channels().get(chosen.channel());
        return releases.stream()
                .filter(one -> one.product().equals(chosen.product()))
                .filter(one -> channel == null || one.arch() == channel.arch())
                .toList();
    }

    private String make(String reason) {
        group.setInvalid(group.getValue() == null);
        release.setInvalid(release.getValue() == null);
        if (group.getValue() == null || release.getValue() == null) {
            throw new InvalidInput("release", Messages.of("rollouts.new.missing"));
        }
        RolloutInfo made = services.rollouts()
                .make(new Rollouts.Wish(
                        group.getValue().id(), release.getValue().id(), null, reason, downgrade.getValue()));
        UI.getCurrent().navigate(Links.rollout(made.id()));
        return Messages.of("rollouts.new.done");
    }
}
