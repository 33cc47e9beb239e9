package dev.fairway.console.group;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import dev.fairway.access.Actor;
import dev.fairway.access.Permission;
import dev.fairway.base.Conflict;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.NotFound;
import dev.fairway.base.Stale;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.activity.Histories;
import dev.fairway.console.rollout.Courses;
import dev.fairway.console.rollout.RolloutButtons;
import dev.fairway.fleet.GroupEdit;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Groups;
import dev.fairway.fleet.MembershipPreview;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.Channels;
import dev.fairway.release.Releases;
import dev.fairway.rollout.FleetSummary;
import dev.fairway.rollout.Rollouts;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The page of a group that exists: its head follows what happens, its form keeps what somebody types. */
class GroupPage extends Div {

    /** All that the page asks and does. */
    @Component
    record Services(
            Groups groups,
            Channels channels,
            Releases releases,
            FleetSummary summary,
            Rollouts rollouts,
            Courses courses,
            GroupDialogs dialogs,
            RolloutButtons buttons,
            Histories histories,
            Clock clock) {}

    private final Services services;
    private final GroupHead head;
    private final GroupForm form;
    private final Button save = Parts.primary(Messages.of("group.save"));
    private final Button discard = new Button(Messages.of("group.discard"));
    private final Div bar =
            Parts.block("fw-save-bar", Parts.text("fw-strong-2", Messages.of("group.not-saved")), discard, save);
    private final boolean editable;
    private GroupHead.@Nullable Standing standing;

    GroupPage(Services services, GroupInfo group, Runnable refresh) {
        this.services = services;
        setId("group");
        List<ChannelInfo> channels = services.channels().all().stream()
                .filter(channel -> channel.product().equals(group.product()))
                .toList();
        head = new GroupHead(services.dialogs(), services.buttons(), refresh);
        form = new GroupForm(group, channels, services.clock(), this::edited);
        editable = Actor.current().may(Permission.MANAGE_GROUPS);
        if (!editable) {
            form.freeze();
        }
        save.setId("group-save");
        save.addClickListener(click -> save());
        discard.setId("group-discard");
        discard.addClickListener(click -> {
            form.show(services.groups().get(group.id()));
            edited();
        });
        bar.setVisible(false);
        add(head, form, services.histories().of("group", group.id()), bar);
    }

    void show(GroupInfo group) {
        GroupHead.Standing now = standing(group);
        if (!now.equals(standing)) {
            standing = now;
            head.show(now, services.clock().instant());
        }
        if (group.revision() == form.shown().revision()) {
            return;
        }
        if (!form.differs()) {
            form.show(group);
            edited();
        } else {
            form.say(Messages.of("group.changed"));
        }
    }

    private GroupHead.Standing standing(GroupInfo group) {
        FleetSummary.GroupCount count = services.summary().figures().byGroup().stream()
                .filter(one -> one.group().equals(group.id()))
                .findFirst()
                .orElse(new FleetSummary.GroupCount(group.id(), group.name(), 0, 0));
        ChannelInfo channel =
                group.channel() == null ? null : services.channels().get(group.channel());
        return new GroupHead.Standing(
                group,
                channel == null ? null : channel.name() + " " + channel.arch().label(),
                group.pin() == null
                        ? null
                        : services.releases()
                                .get(group.pin().release())
                                .version()
                                .toString(),
                count.machines(),
                count.onTarget(),
                services.rollouts().open().stream()
                        .filter(open -> open.group().equals(group.id()))
                        .findFirst()
                        .map(services.courses()::of)
                        .orElse(null));
    }

    private void edited() {
        bar.setVisible(editable && form.differs());
    }

    private void save() {
        form.clear();
        GroupInfo shown = form.shown();
        try {
            GroupEdit edit = form.read();
            boolean takesOthers = !edit.rules().equals(shown.rules())
                    || !Objects.equals(edit.track(), shown.track())
                    || !Objects.equals(edit.channel(), shown.channel());
            if (!takesOthers) {
                write(edit);
                Parts.done(Messages.of("group.saved"));
                return;
            }
            MembershipPreview preview =
                    services.groups().preview(shown.product(), shown.id(), edit.rules(), edit.track(), edit.channel());
            MovesDialog.of(preview, shown, services.groups().all(), effect(edit), (reason, until) -> {
                        write(edit);
                        return Messages.of("group.saved");
                    })
                    .open();
        } catch (InvalidInput wrong) {
            form.say(wrong);
        } catch (Conflict | NotFound refused) {
            String why = String.valueOf(refused.getMessage());
            form.say(refused instanceof Stale ? Messages.of("group.stale", why) : why);
        }
    }

    private String effect(GroupEdit edit) {
        if (Objects.equals(edit.channel(), form.shown().channel())) {
            return "";
        }
        ChannelInfo channel =
                edit.channel() == null ? null : services.channels().get(edit.channel());
        if (channel == null) {
            return Messages.of("group.channel.none");
        }
        return Messages.of(
                channel.release() == null ? "group.channel.empty" : "group.channel.rolls",
                channel.name() + " " + channel.arch().label());
    }

    private void write(GroupEdit edit) {
        GroupInfo after =
                services.groups().edit(form.shown().id(), edit, form.shown().revision());
        form.show(after);
        edited();
        show(after);
    }
}
