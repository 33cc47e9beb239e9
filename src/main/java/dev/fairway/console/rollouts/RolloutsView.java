package dev.fairway.console.rollouts;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.fairway.access.Permission;
import dev.fairway.base.Changed;
import dev.fairway.base.Page;
import dev.fairway.console.Links;
import dev.fairway.console.LiveUpdates;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.SharedReads;
import dev.fairway.console.rollout.Course;
import dev.fairway.console.rollout.Courses;
import dev.fairway.console.rollout.RolloutButtons;
import dev.fairway.console.rollout.RolloutRow;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Groups;
import dev.fairway.rollout.RolloutInfo;
import dev.fairway.rollout.Rollouts;
import dev.fairway.rollout.policy.RolloutState;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rollouts: open ones first, those that need a person above all; the ended ones below. */
@Route("rollouts")
@PermitAll
public class RolloutsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int PAGE = 25;
    private static final List<RolloutState> URGENCY = List.of(
            RolloutState.HALTED, RolloutState.PAUSED, RolloutState.READY, RolloutState.RUNNING, RolloutState.COMPLETED);

    private final Rollouts rollouts;
    private final Courses courses;
    private final Groups groups;
    private final RolloutButtons buttons;
    private final NewRolloutDialog.Services services;
    private final Clock clock;
    private RolloutQuery query = RolloutQuery.ALL;
    private int wantedEnded = PAGE;
    private @Nullable Board shown;

    /** All that is shown, to be compared with what was shown before. */
    private record Board(
            RolloutQuery query, List<Course> open, List<Course> ended, boolean more, List<GroupInfo> groups) {}

    RolloutsView(
            Rollouts rollouts,
            Courses courses,
            Groups groups,
            RolloutButtons buttons,
            NewRolloutDialog.Services services,
            LiveUpdates live,
            Clock clock) {
        this.rollouts = rollouts;
        this.courses = courses;
        this.groups = groups;
        this.buttons = buttons;
        this.services = services;
        this.clock = clock;
        addClassName("fw-screen");
        live.whileShown(
                this, EnumSet.of(Changed.Area.ROLLOUTS, Changed.Area.GROUPS, Changed.Area.MACHINES), this::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        query = RolloutQuery.of(event.getLocation().getQueryParameters());
        wantedEnded = PAGE;
        refresh();
    }

    /** Drawn anew only when something on it changed, so that nothing jumps and focus stays. */
    private void refresh() {
        Board board = SharedReads.get(List.of("rollouts", query, wantedEnded), this::read);
        if (!board.equals(shown)) {
            shown = board;
            draw(board);
        }
    }

    private Board read() {
        RolloutState state = query.state();
        List<RolloutInfo> open = rollouts.open().stream()
                .filter(rollout -> query.group() == null || rollout.group().equals(query.group()))
                .filter(rollout -> state == null || rollout.state() == state)
                .sorted(Comparator.comparing((RolloutInfo rollout) -> URGENCY.indexOf(rollout.state()))
                        .thenComparing(RolloutInfo::groupName))
                .toList();
        Set<RolloutState> over = state == null ? RolloutQuery.ENDED : EnumSet.of(state);
        Page<RolloutInfo> ended = state != null && state.isOpen()
                ? new Page<>(List.of(), null)
                : rollouts.list(query.group(), over, new Page.Request(wantedEnded, null));
        List<RolloutInfo> all = new ArrayList<>(open);
        all.addAll(ended.items());
        List<Course> seen = courses.of(all);
        return new Board(
                query,
                seen.subList(0, open.size()),
                seen.subList(open.size(), seen.size()),
                ended.next() != null && wantedEnded < Page.Request.MAX_LIMIT,
                groups.all());
    }

    private void draw(Board board) {
        Button make = Parts.primary(Messages.of("rollouts.new"));
        make.setId("new-rollout");
        make.addClickListener(click -> new NewRolloutDialog(services, board.groups(), query.group()).open());
        Div end = Parts.block("fw-end", Parts.gated(make, Permission.STEER_ROLLOUTS));
        Parts.replace(
                this,
                Parts.block("fw-title", new H1(Messages.of("rollouts.title")), end),
                new RolloutFilter(query, board.groups(), this::go));
        if (query.ignored() != null) {
            Div hint = Parts.block("fw-hint", Parts.text("", Messages.of("rollouts.ignored", query.ignored())));
            hint.setId("ignored");
            add(hint);
        }
        if (board.open().isEmpty() && board.ended().isEmpty()) {
            add(nothing());
            return;
        }
        if (!board.open().isEmpty()) {
            add(list("open-rollouts", board.open()));
        } else if (query.state() == null) {
            add(Parts.paragraph("fw-reading", Messages.of("rollouts.none-open")));
        }
        if (!board.ended().isEmpty()) {
            H2 title = new H2(Messages.of("rollouts.ended"));
            title.addClassName("fw-section");
            add(title, list("ended-rollouts", board.ended()));
        }
        if (board.more()) {
            Button older = new Button(Messages.of("rollouts.older"), click -> {
                wantedEnded = Math.min(wantedEnded + PAGE, Page.Request.MAX_LIMIT);
                refresh();
            });
            older.setId("show-older");
            older.addThemeName("tertiary");
            add(older);
        }
    }

    private UnorderedList list(String id, List<Course> listed) {
        UnorderedList list = new UnorderedList();
        list.setId(id);
        list.addClassNames("fw-plain", "fw-rollouts");
        listed.forEach(course -> list.add(new RolloutRow(course, buttons, this::refresh, clock.instant())));
        return list;
    }

    private Div nothing() {
        Div empty = Parts.block(
                "fw-empty",
                Parts.icon("rollouts"),
                new H2(Messages.of(query.filters() ? "rollouts.none-such" : "rollouts.none")),
                Parts.paragraph(
                        "fw-reading", Messages.of(query.filters() ? "rollouts.none-such.why" : "rollouts.none.why")),
                query.filters()
                        ? Links.to("rollouts", Messages.of("rollouts.none-such.next"))
                        : Links.to("channels", Messages.of("rollouts.none.next")));
        empty.setId("no-rollouts");
        return empty;
    }

    private void go(RolloutQuery to) {
        UI.getCurrent().navigate(RolloutsView.class, to.parameters());
    }

    @Override
    public String getPageTitle() {
        return Messages.of("common.title", Messages.of("rollouts.title"));
    }
}
