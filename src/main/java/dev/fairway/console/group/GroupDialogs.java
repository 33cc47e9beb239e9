package dev.fairway.console.group;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import dev.fairway.base.Hold;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.Pin;
import dev.fairway.console.CommandDialog;
import dev.fairway.console.Messages;
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
        return new CommandDialog(
                        "hold-dialog",
                        Messages.of("group.hold.title", group.name()),
                        Messages.of("group.hold.confirm"),
                        (reason, until) -> {
                            groups.hold(group.id(), new HoldWish(reason, until));
                            return Messages.of("group.hold.done", group.name());
                        })
                .says(Messages.of("group.hold.effect", machines, group.name()))
                .untilWhen(Messages.of("common.until.optional"), Messages.of("common.until.hold"))
                .afterwards(refresh);
    }

    CommandDialog release(GroupInfo group, Runnable refresh) {
        Hold hold = group.hold();
        return new CommandDialog(
                        "release-dialog",
                        Messages.of("group.release.title", group.name()),
                        Messages.of("group.release.confirm"),
                        (reason, until) -> {
                            groups.hold(group.id(), null);
                            return Messages.of("group.release.done", group.name());
                        })
                .says(Messages.of("group.release.effect")
                        + (hold == null
                                ? ""
                                : " " + Messages.of("group.release.who", hold.by(), Words.ended(hold.reason()))))
                .withoutReason()
                .afterwards(refresh);
    }

    CommandDialog pin(GroupInfo group, int machines, Runnable refresh) {
        ComboBox<ReleaseInfo> release = new ComboBox<>(Messages.of("group.pin.release"));
        release.setId("pin-release");
        release.setItems(releasesOf(group));
        release.setItemLabelGenerator(one -> one.version() + " " + one.arch().label());
        release.setRequiredIndicatorVisible(true);
        return new CommandDialog(
                        "pin-dialog",
                        Messages.of("group.pin.title", group.name()),
                        Messages.of("group.pin.confirm"),
                        (reason, until) -> {
                            if (release.getValue() == null) {
                                throw new InvalidInput("release", Messages.of("common.release.missing"));
                            }
                            groups.edit(
                                    group.id(),
                                    pinned(group, new PinWish(release.getValue().id(), reason, until)),
                                    group.revision());
                            return Messages.of(
                                    "group.pin.done",
                                    group.name(),
                                    release.getValue().version().toString());
                        })
                .says(Messages.of("group.pin.effect", machines, group.name()))
                .asks(release)
                .untilWhen(Messages.of("common.until.optional"), Messages.of("common.until.pin"))
                .afterwards(refresh);
    }

    CommandDialog unpin(GroupInfo group, Runnable refresh) {
        Pin pin = group.pin();
        return new CommandDialog(
                        "unpin-dialog",
                        Messages.of("group.unpin.title", group.name()),
                        Messages.of("group.unpin.confirm"),
                        (reason, until) -> {
                            groups.edit(group.id(), pinned(group, null), group.revision());
                            return Messages.of("group.unpin.done", group.name());
                        })
                .says(Messages.of("group.unpin.effect")
                        + (pin == null
                                ? ""
                                : " " + Messages.of("group.unpin.who", pin.by(), Words.ended(pin.reason()))))
                .withoutReason()
                .afterwards(refresh);
    }

    CommandDialog delete(GroupHead.Standing standing) {
        GroupInfo group = standing.group();
        return new CommandDialog(
                        "delete-dialog",
                        Messages.of("group.delete.title", group.name()),
                        Messages.of("group.delete.confirm"),
                        (reason, until) -> {
                            groups.delete(group.id());
                            UI.getCurrent().navigate("groups");
                            return Messages.of("group.delete.done", group.name());
                        })
                .says(Messages.of("group.delete.effect", standing.machines())
                        + (standing.course() == null
                                ? ""
                                : " "
                                        + Messages.of(
                                                "group.delete.rollout",
                                                standing.course().version()))
                        + " " + Messages.of("group.delete.end"))
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
