package dev.fairway.console.audit;

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
import dev.fairway.access.AuditChain;
import dev.fairway.access.AuditExport;
import dev.fairway.access.AuditSearch;
import dev.fairway.access.AuditVerifier;
import dev.fairway.access.Permission;
import dev.fairway.base.Changed;
import dev.fairway.base.Page;
import dev.fairway.console.LiveUpdates;
import dev.fairway.console.Messages;
import dev.fairway.console.NotForYou;
import dev.fairway.console.Parts;
import dev.fairway.console.SharedReads;
import dev.fairway.console.Times;
import dev.fairway.console.activity.ActivityFilter;
import dev.fairway.console.activity.ActivityQuery;
import dev.fairway.rollout.ActivityFeed;
import dev.fairway.rollout.ActivityFeed.Activity;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The whole audit trail, for those who may read it: who did what, from where, when and why, and whether it is intact. */
@Route("settings/audit")
@PermitAll
public class AuditView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int PAGE = 50;

    /** All that the screen asks. */
    @Component
    record Services(ActivityFeed feed, AuditChain chain, AuditVerifier verifier, AuditExport export, Clock clock) {}

    private final Services services;
    private final boolean allowed = AuditSearch.seesAll();
    private final ActivityFilter filter = new ActivityFilter(this::go, true);
    private final AuditTable table = new AuditTable();
    private final SealPanel seal;
    private final AuditFile csv;
    private final AuditFile ndjson;
    private final Div empty = Parts.block("fw-empty", Parts.icon("shield"));
    private final H2 nothing = new H2();
    private final Button older = new Button(Messages.of("activity.older"), click -> more());
    private ActivityQuery query = ActivityQuery.ALL;
    private @Nullable String next;
    private long newest;

    private record Key(AuditSearch.Filter filter) {}

    AuditView(Services services, LiveUpdates live, Seals seals) {
        this.services = services;
        this.seal = new SealPanel(services.verifier(), services.clock());
        this.csv = new AuditFile(services.export(), AuditExport.Format.CSV, services.clock());
        this.ndjson = new AuditFile(services.export(), AuditExport.Format.NDJSON, services.clock());
        addClassName("fw-screen");
        empty.setId("no-entries");
        empty.add(nothing);
        older.setId("show-older");
        older.addThemeVariants(ButtonVariant.TERTIARY);
        if (!allowed) {
            add(new NotForYou(Messages.of("audit.title"), Permission.READ_AUDIT));
            return;
        }
        Div title = Parts.block(
                "fw-title", new H1(Messages.of("audit.title")), Parts.block("fw-end fw-actions", csv, ndjson));
        add(title, seal, filter, empty, table, older);
        live.whileShown(this, EnumSet.allOf(Changed.Area.class), this::refresh);
        seals.whileShown(this, this::showSeal);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (allowed) {
            show(ActivityQuery.of(event.getLocation().getQueryParameters()));
        }
    }

    private void show(ActivityQuery wanted) {
        query = wanted;
        Page<Activity> first = firstPage();
        table.clear();
        table.append(first.items(), services.clock().instant());
        newest = first.items().isEmpty() ? 0 : first.items().getFirst().entry().id();
        continueAt(first.next());
        filter.show(
                query,
                first.items().stream()
                        .map(activity -> activity.entry().who())
                        .distinct()
                        .toList());
        csv.show(filterNow());
        ndjson.show(filterNow());
        showSeal();
    }

    private void showSeal() {
        seal.show(SharedReads.get(
                SealPanel.class,
                () -> new SealPanel.Shown(
                        services.chain().head(), services.chain().waiting())));
    }

    private void refresh() {
        showSeal();
        Page<Activity> first = firstPage();
        List<Activity> newer = new ArrayList<>(first.items());
        newer.removeIf(activity -> activity.entry().id() <= newest);
        if (newer.isEmpty()) {
            return;
        }
        if (newer.size() == first.items().size() && first.next() != null) {
            table.clear();
            table.append(newer, services.clock().instant());
            continueAt(first.next());
        } else {
            table.prepend(newer, services.clock().instant());
        }
        newest = newer.getFirst().entry().id();
        tellIfEmpty();
    }

    private void more() {
        if (next == null) {
            return;
        }
        Page<Activity> page = services.feed().page(filterNow(), Page.Request.of(PAGE, next));
        table.append(page.items(), services.clock().instant());
        continueAt(page.next());
    }

    private Page<Activity> firstPage() {
        AuditSearch.Filter now = filterNow();
        return SharedReads.get(new Key(now), () -> services.feed().page(now, new Page.Request(PAGE, null)));
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
        empty.setVisible(table.isEmpty());
        table.setVisible(!table.isEmpty());
        nothing.setText(Messages.of(
                next != null ? "activity.none.yet" : query.isFiltered() ? "activity.none.such" : "activity.none"));
    }

    private void go(ActivityQuery wanted, boolean typing) {
        UI ui = UI.getCurrent();
        if (typing) {
            ui.getPage().getHistory().replaceState(null, new Location("settings/audit", wanted.parameters()));
            show(wanted);
        } else {
            ui.navigate(AuditView.class, wanted.parameters());
        }
    }

    @Override
    public String getPageTitle() {
        return Messages.of("common.title", Messages.of("audit.title"));
    }
}
