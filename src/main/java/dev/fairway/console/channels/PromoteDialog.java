package dev.fairway.console.channels;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.fairway.access.Actor;
import dev.fairway.access.Permission;
import dev.fairway.base.Conflict;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.NotFound;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.console.rollout.Course;
import dev.fairway.console.rollout.Courses;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.ReleaseInfo;
import dev.fairway.rollout.FleetSummary;
import dev.fairway.rollout.Promotions;
import dev.fairway.rollout.RolloutInfo;
import dev.fairway.rollout.Rollouts;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Points a channel at a release, after showing whom that concerns and how each group would take it. */
class PromoteDialog {

    /** What it asks and does. */
    @Component
    record Services(Promotions promotions, FleetSummary summary, Rollouts rollouts, Courses courses, Clock clock) {}

    private final Services services;
    private final ChannelBoard board;
    private final ChannelInfo channel;
    private final Runnable done;
    private final Map<UUID, GroupInfo> groups;
    private final Map<UUID, Course> courses;

    private final Dialog dialog;
    private final ComboBox<ReleaseInfo> release = new ComboBox<>(Messages.of("promote.release"));
    private final Div consequence = Parts.block("fw-consequence");
    private final Checkbox keepPauses = new Checkbox(Messages.of("promote.keep-pauses"), true);
    private final Checkbox downgrade = new Checkbox(Messages.of("common.downgrade"));
    private final TextField reason = new TextField(Messages.of("common.reason"));
    private final Div problem = Parts.problem();
    private final Button confirm = Parts.primary(Messages.of("promote.confirm.open"));

    PromoteDialog(Services services, ChannelBoard board, ChannelInfo channel, Runnable done) {
        this.services = services;
        this.board = board;
        this.channel = channel;
        this.done = done;
        this.groups = board.following(channel).stream().collect(Collectors.toMap(GroupInfo::id, Function.identity()));
        List<RolloutInfo> open = services.rollouts().open().stream()
                .filter(rollout -> groups.containsKey(rollout.group()))
                .toList();
        this.courses = services.courses().of(open).stream()
                .collect(Collectors.toMap(
                        course -> course.rollout().group(), Function.identity(), (newer, older) -> newer));
        this.dialog = Parts.dialog("promote-dialog", Messages.of("promote.title.open", channel.name()), "960px");
        List<ReleaseInfo> candidates = board.candidates(channel);
        if (candidates.isEmpty()) {
            dialog.add(nothingToPromote());
            return;
        }
        fields(candidates);
        dialog.add(Parts.block("fw-form", problem, release, consequence, keepPauses, downgrade, reason));
        dialog.getFooter().add(Parts.text("fw-caption fw-footer-note", Messages.of("promote.undo")), confirm);
        ReleaseInfo now = board.release(channel.release());
        ReleaseInfo newest = candidates.getFirst();
        if (now == null || now.version().isOlderThan(newest.version())) {
            release.setValue(newest);
        } else {
            show(null);
        }
    }

    private void fields(List<ReleaseInfo> candidates) {
        release.setId("release");
        release.setItems(candidates);
        release.setItemLabelGenerator(candidate -> candidate.id().equals(channel.release())
                ? Messages.of("promote.again", candidate.version())
                : candidate.version().toString());
        release.setRequiredIndicatorVisible(true);
        release.addValueChangeListener(change -> show(change.getValue()));
        keepPauses.setId("keep-pauses");
        keepPauses.setVisible(courses.values().stream().anyMatch(course -> GroupPlans.paused(course) != null));
        keepPauses.addValueChangeListener(change -> show(release.getValue()));
        downgrade.setId("allow-downgrade");
        downgrade.setVisible(Actor.current().may(Permission.ALLOW_DOWNGRADE));
        reason.setId("reason");
        reason.setRequiredIndicatorVisible(true);
        reason.setHelperText(Messages.of("promote.reason.help"));
        reason.addKeyPressListener(Key.ENTER, enter -> promote());
        confirm.setId("promote-confirm");
        confirm.setEnabled(false);
        confirm.addClickListener(click -> promote());
    }

    void open() {
        dialog.open();
    }

    private Div nothingToPromote() {
        Div empty = Parts.block(
                "fw-empty",
                Parts.icon("releases"),
                Parts.paragraph(
                        "fw-reading",
                        Messages.of("promote.no-release", channel.arch().label())));
        var link = Links.to("releases", Messages.of("promote.add-release"));
        link.getElement().addEventListener("click", click -> dialog.close());
        empty.add(link);
        return empty;
    }

    private void show(@Nullable ReleaseInfo chosen) {
        consequence.removeAll();
        confirm.setEnabled(chosen != null);
        Parts.say(problem, null);
        if (chosen == null) {
            dialog.setHeaderTitle(Messages.of("promote.title.open", channel.name()));
            confirm.setText(Messages.of("promote.confirm.open"));
            consequence.add(Parts.paragraph("fw-reading", Messages.of("promote.choose")));
            return;
        }
        FleetSummary.Reach reach = services.summary().reach(channel.id(), chosen.version(), channel.nightly());
        dialog.setHeaderTitle(Messages.of("promote.title", chosen.version(), channel.name()));
        int count = reach.groups().size();
        confirm.setText(Messages.of("promote.confirm", count));
        consequence.add(new Consequence(board, channel, chosen, reach.groups(), groups));
        if (count > 0) {
            consequence.add(
                    new GroupPlans(
                            chosen.version().toString(),
                            reach.groups(),
                            groups,
                            courses,
                            keepPauses.getValue(),
                            services.clock().instant()),
                    Parts.block(
                            "fw-promotion-below",
                            new HeldBack(reach.groups(), channel.id()),
                            new PlansInWords(reach.groups(), groups)));
        }
    }

    private void promote() {
        ReleaseInfo chosen = release.getValue();
        if (chosen == null) {
            return;
        }
        reason.setInvalid(false);
        Parts.say(problem, null);
        try {
            List<RolloutInfo> made = services.promotions()
                    .promote(new Promotions.Wish(
                            channel.id(),
                            chosen.id(),
                            reason.getValue(),
                            downgrade.getValue(),
                            keepPauses.getValue(),
                            channel.revision()));
            dialog.close();
            done.run();
            String said =
                    Messages.of("promote.done", channel.name(), channel.arch().label(), chosen.version());
            if (made.isEmpty()) {
                Parts.done(said);
            } else {
                String to = made.size() == 1 ? Links.rollout(made.getFirst().id()) : "rollouts";
                Parts.done(said, Links.to(to, Messages.of("promote.see", made.size())));
            }
        } catch (InvalidInput wrong) {
            if (wrong.field().equals("reason")) {
                reason.setErrorMessage(
                        reason.isEmpty() ? Messages.of("common.reason.missing") : Words.sentence(wrong.sentence()));
                reason.setInvalid(true);
                reason.focus();
            } else {
                Parts.say(problem, wrong.sentence() + ".");
            }
        } catch (Conflict | NotFound refused) {
            done.run();
            Parts.say(problem, Messages.of("promote.refused", String.valueOf(refused.getMessage())));
        }
    }
}
