package dev.fairway.console.group;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.menubar.MenuBar;
import dev.fairway.access.Actor;
import dev.fairway.access.Permission;
import dev.fairway.base.Hold;
import dev.fairway.base.Pin;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Pronounced;
import dev.fairway.console.Times;
import dev.fairway.console.Words;
import dev.fairway.console.rollout.Course;
import dev.fairway.console.rollout.RolloutButtons;
import dev.fairway.console.rollout.RolloutRow;
import dev.fairway.fleet.GroupInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the group is, how it stands, and its rollout; drawn anew whenever that changes. */
class GroupHead extends Div {

    /**
     * How the group stands.
     *
     * @param channel name and arch of its channel; {@code null} if it follows none
     * @param pinned the version that it is pinned to, if it is
     * @param course its open rollout; {@code null} if there is none
     */
    record Standing(
            GroupInfo group,
            @Nullable String channel,
            @Nullable String pinned,
            int machines,
            int onTarget,
            @Nullable Course course) {}

    private final GroupDialogs dialogs;
    private final RolloutButtons buttons;
    private final Runnable refresh;

    GroupHead(GroupDialogs dialogs, RolloutButtons buttons, Runnable refresh) {
        this.dialogs = dialogs;
        this.buttons = buttons;
        this.refresh = refresh;
    }

    void show(Standing standing, Instant now) {
        Parts.replace(this, trail(standing), title(standing, now), lead(standing));
        GroupInfo group = standing.group();
        Hold hold = group.hold();
        if (hold != null && hold.isInForceAt(now)) {
            add(word(
                    "held",
                    "held-note",
                    Messages.of("group.note.held", Words.who(hold.by()), Words.ended(hold.reason())),
                    hold.until(),
                    now));
        }
        Pin pin = group.pin();
        if (pin != null && pin.isInForceAt(now)) {
            add(word(
                    "pin",
                    "pin-note",
                    Messages.of(
                            "group.note.pinned",
                            String.valueOf(standing.pinned()),
                            Words.who(pin.by()),
                            Words.ended(pin.reason())),
                    pin.until(),
                    now));
        }
        group.times()
                .freezeAt(now)
                .ifPresent(freeze -> add(word(
                        "clock",
                        "freeze-note",
                        Messages.of("group.note.frozen", Words.who(freeze.by()), Words.ended(freeze.reason())),
                        freeze.to(),
                        now)));
        if (standing.course() != null) {
            UnorderedList rollout = new UnorderedList(new RolloutRow(standing.course(), buttons, refresh, now));
            rollout.setId("group-rollout");
            rollout.addClassNames("fw-plain", "fw-rollouts");
            add(rollout);
        }
    }

    private static Nav trail(Standing standing) {
        Span here = Parts.text("fw-cut", standing.group().name());
        here.getElement().setAttribute("aria-current", "page");
        Nav trail = new Nav(Links.to("groups", Messages.of("group.trail.groups")), Parts.icon("right"), here);
        trail.getElement().setAttribute("aria-label", Messages.of("group.trail"));
        trail.addClassName("fw-trail");
        return trail;
    }

    private Div title(Standing standing, Instant now) {
        GroupInfo group = standing.group();
        H1 name = new H1(group.name());
        name.setId("group-name");
        name.addClassName("fw-machine-name");
        Div title = Parts.block("fw-title fw-machine-head", name);
        if (group.hold() != null && group.hold().isInForceAt(now)) {
            title.add(badge("held", "held", Messages.of("groups.state.held")));
        }
        if (!group.updatesEnabled() && !group.unassigned()) {
            title.add(badge("silent", "stop", Messages.of("groups.state.off")));
        }
        if (group.times().freezeAt(now).isPresent()) {
            title.add(badge("held", "clock", Messages.of("groups.state.frozen")));
        }
        if (!group.unassigned()) {
            title.add(actions(standing, now));
        }
        return title;
    }

    private static Span badge(String tone, String icon, String word) {
        Span badge = new Span(Parts.icon(icon), Parts.text("", word));
        badge.addClassNames("fw-status", "fw-badge", tone);
        return badge;
    }

    private Div actions(Standing standing, Instant now) {
        GroupInfo group = standing.group();
        boolean held = group.hold() != null && group.hold().isInForceAt(now);
        Button hold = held
                ? new Button(
                        Messages.of("group.do.release"),
                        click -> dialogs.release(group, refresh).open())
                : new Button(
                        Messages.of("group.do.hold"),
                        click -> dialogs.hold(group, standing.machines(), refresh)
                                .open());
        hold.setId(held ? "release-group" : "hold-group");
        boolean pinned = group.pin() != null && group.pin().isInForceAt(now);
        Button pin = pinned
                ? new Button(
                        Messages.of("group.do.unpin"),
                        click -> dialogs.unpin(group, refresh).open())
                : new Button(
                        Messages.of("group.do.pin"),
                        click ->
                                dialogs.pin(group, standing.machines(), refresh).open());
        pin.setId(pinned ? "unpin-group" : "pin-group");
        MenuBar menu = new MenuBar();
        menu.addClassName("fw-more");
        menu.setId("group-menu");
        var more = menu.addItem("⋯");
        more.setAriaLabel(Messages.of("group.do.more"));
        var delete = more.getSubMenu()
                .addItem(
                        Messages.of("group.do.delete"),
                        click -> dialogs.delete(standing).open());
        delete.setId("delete-group");
        delete.setEnabled(Actor.current().may(Permission.MANAGE_GROUPS));
        return Parts.block(
                "fw-end fw-actions",
                Parts.gated(hold, Permission.STEER_ROLLOUTS, group.ref()),
                Parts.gated(pin, Permission.MANAGE_GROUPS),
                menu);
    }

    private static Paragraph lead(Standing standing) {
        GroupInfo group = standing.group();
        Paragraph lead = new Paragraph();
        lead.setId("group-lead");
        lead.addClassName("fw-lead");
        if (group.unassigned()) {
            lead.add(Pronounced.sentence(
                    "",
                    "group.lead.unassigned",
                    Links.to(Links.group(group.id()), Words.machines(standing.machines()))));
            return lead;
        }
        var there = Links.to(Links.group(group.id()), Words.of(standing.onTarget(), standing.machines()));
        there.addClassName("fw-strong");
        lead.add(Pronounced.sentence("", "group.lead.run", there), Parts.text("", " "));
        if (standing.channel() == null) {
            lead.add(Parts.text("", Messages.of("group.lead.follows.none") + " "));
        } else {
            lead.add(
                    Pronounced.sentence("", "group.lead.follows", Links.to("channels", standing.channel())),
                    Parts.text("", " "));
        }
        lead.add(Links.to(Links.rolloutsOf(group.id()), Messages.of("group.lead.rollouts")));
        return lead;
    }

    private static Div word(String icon, String id, String sentence, @Nullable Instant until, Instant now) {
        Span words = Parts.text("fw-wrap", sentence);
        if (until != null) {
            words.add(Parts.text("", " "), Pronounced.sentence("", "common.until", Times.moment(until, now)));
        }
        Div note = Parts.block("fw-state-note", Parts.icon(icon), words);
        note.setId(id);
        return note;
    }
}
