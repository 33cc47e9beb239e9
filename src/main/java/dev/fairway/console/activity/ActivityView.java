package dev.fairway.console.activity;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import dev.fairway.access.AuditSearch;
import dev.fairway.base.Changed;
import dev.fairway.base.Page;
import dev.fairway.console.LiveUpdates;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.SharedReads;
import dev.fairway.console.Times;
import dev.fairway.rollout.ActivityFeed;
import dev.fairway.rollout.ActivityFeed.Activity;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people and Fairway did, newest first; more comes as one scrolls. */
@Route("activity")
@PermitAll
public class ActivityView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int PAGE = 50;

    private final ActivityFeed feed;
    private final Clock clock;
    private final ActivityFilter filter = new ActivityFilter(this::go);
    private final Div hint = Parts.block("fw-hint");
    private final Div empty = Parts.block("fw-empty", Parts.icon("activity"));
    private final H2 nothing = new H2();
    private final ActivityList list = new ActivityList();
    private final Button older = new Button(Messages.of("activity.older"), click -> more());
    private ActivityQuery query = ActivityQuery.ALL;
    private @Nullable String next;
    private long newest;

    private record Key(AuditSearch.Filter filter, boolean all) {}

    ActivityView(ActivityFeed feed, LiveUpdates live, Clock clock) {
        this.feed = feed;
        this.clock = clock;
        addClassName("fw-screen");
        hint.setId("ignored");
        empty.setId("no-activity");
        empty.add(nothing);
        older.setId("show-older");
        older.addThemeVariants(ButtonVariant.TERTIARY);
        older.getElement()
                .executeJs("new IntersectionObserver(([seen]) => seen.isIntersecting && this.click()).observe(this)");
        add(Parts.block("fw-title", new H1(Messages.of("frame.nav.activity"))), filter, hint, empty, list, older);
        live.whileShown(this, EnumSet.allOf(Changed.Area.class), this::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(ActivityQuery.of(event.getLocation().getQueryParameters()));
    }

    private void show(ActivityQuery wanted) {
        query = wanted;
        hint.setVisible(!query.ignored().isEmpty());
        hint.setText(Messages.of("activity.ignored", query.ignored()));
        Page<Activity> first = firstPage();
        list.clear();
        list.append(first.items(), clock.instant());
        newest = first.items().isEmpty() ? 0 : first.items().getFirst().entry().id();
        continueAt(first.next());
        filter.show(query, people(first.items()));
    }

    /** Adds what is new above; draws anew only where more has happened than one page holds. */
    private void refresh() {
        Page<Activity> first = firstPage();
        List<Activity> newer = new ArrayList<>(first.items());
        newer.removeIf(activity -> activity.entry().id() <= newest);
        if (newer.isEmpty()) {
            return;
        }
        if (newer.size() == first.items().size() && first.next() != null) {
            list.clear();
            list.append(newer, clock.instant());
            continueAt(first.next());
        } else {
            list.prepend(newer, clock.instant());
        }
        newest = newer.getFirst().entry().id();
        tellIfEmpty();
    }

    private void more() {
        if (next == null) {
            return;
        }
        Page<Activity> page = feed.page(filterNow(), Page.Request.of(PAGE, next));
        list.append(page.items(), clock.instant());
        continueAt(page.next());
    }

    private Page<Activity> firstPage() {
        AuditSearch.Filter now = filterNow();
        return SharedReads.get(new Key(now, AuditSearch.seesAll()), () -> feed.page(now, new Page.Request(PAGE, null)));
    }

    private AuditSearch.Filter filterNow() {
        return query.filter(Times.zone());
    }

    private void continueAt(@Nullable String cursor) {
        next = cursor;
        older.setVisible(cursor != null);
        tellIfEmpty();
    }

    private void tellIfEmpty() {
        boolean isEmpty = list.getComponentCount() == 0;
        empty.setVisible(isEmpty);
        nothing.setText(Messages.of(
                next != null ? "activity.none.yet" : query.isFiltered() ? "activity.none.such" : "activity.none"));
    }

    private static List<String> people(List<Activity> told) {
        return told.stream().map(activity -> activity.entry().who()).distinct().toList();
    }

    /** Typing replaces the address, so that back leads to before the search. */
    private void go(ActivityQuery wanted, boolean typing) {
        UI ui = UI.getCurrent();
        if (typing) {
            ui.getPage().getHistory().replaceState(null, new Location("activity", wanted.parameters()));
            show(wanted);
        } else {
            ui.navigate(ActivityView.class, wanted.parameters());
        }
    }

    @Override
    public String getPageTitle() {
        return Messages.of("common.title", Messages.of("frame.nav.activity"));
    }
}
