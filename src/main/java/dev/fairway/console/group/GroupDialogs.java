package dev.fairway.console.group;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import dev.fairway.base.Hold;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.Pin;
import dev.fairway.console.CommandDialog;
import dev.fairway.console.Words;
import dev.fairway.fleet.GroupEdit;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Groups;
import dev.fairway.fleet.HoldWish;
import dev.fairway.fleet.PinWish;
import dev.fairway.release.ReleaseInfo;
import dev.fairway.release.Releases;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people tell a whole group; each says first how many machines it touches. */
@Component
class GroupDialogs {

    private final Groups groups;
    private final Releases releases;

    GroupDialogs(Groups groups, Releases releases) {
        this.groups = groups;
        this.releases = releases;
    }

    CommandDialog hold(GroupInfo group, int machines, Runnable refresh) {
        return new CommandDialog("hold-dialog", "Hold " + group.name(), "Hold the group", (reason, until) -> {
                    groups.hold(group.id(), new HoldWish(reason, until));
                    return group.name() + " is held";
                })
                .says(Words.count(machines, "machine") + " of " + group.name()
                        + " get nothing while it is held. Those that update now may finish.")
                .untilWhen("Until (optional)", "Empty: until somebody releases it.")
                .afterwards(refresh);
    }

    CommandDialog release(GroupInfo group, Runnable refresh) {
        Hold hold = group.hold();
        return new CommandDialog("release-dialog", "Release " + group.name(), "Release the group", (reason, until) -> {
                    groups.hold(group.id(), null);
                    return group.name() + " is released";
                })
                .says("Its machines may update again, by its plan."
                        + (hold == null ? "" : " " + hold.by() + " held it: " + Words.ended(hold.reason())))
                .withoutReason()
                .afterwards(refresh);
    }

    CommandDialog pin(GroupInfo group, int machines, Runnable refresh) {
        ComboBox<ReleaseInfo> release = new ComboBox<>("Release");
        release.setId("pin-release");
        release.setItems(releasesOf(group));
        release.setItemLabelGenerator(one -> one.version() + " " + one.arch().label());
        release.setRequiredIndicatorVisible(true);
        return new CommandDialog("pin-dialog", "Pin " + group.name(), "Pin the group", (reason, until) -> {
                    if (release.getValue() == null) {
                        throw new InvalidInput("release", "choose a release");
                    }
                    groups.edit(
                            group.id(),
                            pinned(group, new PinWish(release.getValue().id(), reason, until)),
                            group.revision());
                    return group.name() + " is pinned to " + release.getValue().version();
                })
                .says(Words.count(machines, "machine") + " of " + group.name()
                        + " aim at this release and at no other, whatever its rollouts say.")
                .asks(release)
                .untilWhen("Until (optional)", "Empty: until somebody takes the pin out.")
                .afterwards(refresh);
    }

    CommandDialog unpin(GroupInfo group, Runnable refresh) {
        Pin pin = group.pin();
        return new CommandDialog("unpin-dialog", "Unpin " + group.name(), "Take the pin out", (reason, until) -> {
                    groups.edit(group.id(), pinned(group, null), group.revision());
                    return group.name() + " follows its rollouts again";
                })
                .says("It follows its rollouts again."
                        + (pin == null ? "" : " " + pin.by() + " pinned it: " + Words.ended(pin.reason())))
                .withoutReason()
                .afterwards(refresh);
    }

    CommandDialog delete(GroupHead.Standing standing) {
        GroupInfo group = standing.group();
        return new CommandDialog("delete-dialog", "Delete " + group.name(), "Delete the group", (reason, until) -> {
                    groups.delete(group.id());
                    UI.getCurrent().navigate("groups");
                    return group.name() + " is deleted";
                })
                .says(Words.count(standing.machines(), "machine")
                        + (standing.machines() == 1 ? " goes" : " go")
                        + " at once to the group that takes them next, or to none."
                        + (standing.course() == null
                                ? ""
                                : " Its rollout to " + standing.course().version() + " ends.")
                        + " This cannot be undone.")
                .withoutReason()
                .danger();
    }

    private List<ReleaseInfo> releasesOf(GroupInfo group) {
        return releases.all().stream()
                .filter(one -> one.product().equals(group.product()) && one.withdrawn() == null)
                .sorted(Comparator.comparing(ReleaseInfo::version).reversed())
                .toList();
    }

    private static GroupEdit pinned(GroupInfo group, @Nullable PinWish pin) {
        return new GroupEdit(
                group.name(),
                group.track(),
                group.channel(),
                group.updatesEnabled(),
                group.plan(),
                group.silentAfter(),
                group.times(),
                group.rules(),
                HoldWish.of(group.hold()),
                pin);
    }
}
