package dev.fairway.fleet;

import dev.fairway.access.AccountRemoved;
import dev.fairway.access.Actor;
import dev.fairway.access.AuditTrail;
import dev.fairway.access.Permission;
import dev.fairway.base.Changed;
import dev.fairway.base.Conflict;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.NotFound;
import dev.fairway.base.Stale;
import dev.fairway.base.Texts;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists of machines that people saved. Everybody keeps their own; who may share shows one to all. A shared one is changed by
 * its owner or by an admin, and what happens to it is in the audit trail; one's own is nobody else's business.
 */
@Service
public class SavedViews {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_QUERY = 2000;
    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SavedViews(JdbcClient jdbc, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** One's own and those that are shared, by name. */
    @Transactional(readOnly = true)
    public List<SavedView> visible() {
        return visibleTo(Actor.require(Permission.READ).name());
    }

    private List<SavedView> visibleTo(String person) {
        return jdbc.sql("select * from saved_view where owner = ? or shared = true order by name, id")
                .param(person)
                .query((row, index) -> new SavedView(
                        row.getObject("id", UUID.class),
                        row.getString("owner"),
                        row.getString("name"),
                        row.getString("address"),
                        row.getBoolean("shared"),
                        row.getLong("revision")))
                .list();
    }

    /** @throws NotFound if there is none, or it is somebody else's own */
    @Transactional(readOnly = true)
    public SavedView get(UUID id) {
        return find(Actor.require(Permission.READ), id);
    }

    /**
     * Saves one.
     *
     * @throws InvalidInput if it has no name, or a name that one of one's own has
     * @throws Conflict if somebody has very many already
     */
    @Transactional
    public SavedView save(SavedView.Edit edit) {
        Actor actor = Actor.require(Permission.READ);
        SavedView view = checked(
                actor, new SavedView(UUID.randomUUID(), actor.name(), edit.name(), edit.query(), edit.shared(), 0));
        int own = jdbc.sql("select count(*) from saved_view where owner = ?")
                .param(actor.name())
                .query(Integer.class)
                .single();
        if (own >= MOST) {
            throw new Conflict("you have " + MOST + " saved views already: delete one first");
        }
        written(
                view,
                () -> jdbc.sql("""
                        insert into saved_view (id, owner, name, address, shared, created_at, revision)
                        values (?, ?, ?, ?, ?, ?, 0)""")
                        .params(
                                view.id(),
                                view.owner(),
                                view.name(),
                                view.query(),
                                view.shared(),
                                Sql.time(clock.instant()))
                        .update());
        told(actor, "saved", null, view);
        return view;
    }

    /**
     * Changes one.
     *
     * @param ifRevision the revision that was read, or {@code null} to write whatever it is
     * @throws NotFound if one cannot see it
     * @throws Conflict if the revision is stale
     * @throws org.springframework.security.access.AccessDeniedException if it is somebody else's, or is to be shared and
     *     one may not
     */
    @Transactional
    public SavedView edit(UUID id, SavedView.Edit edit, @Nullable Long ifRevision) {
        Actor actor = Actor.require(Permission.READ);
        SavedView before = mine(actor, id);
        if (ifRevision != null && ifRevision != before.revision()) {
            throw new Stale("view", ifRevision, before.revision());
        }
        SavedView view = checked(
                actor,
                new SavedView(id, before.owner(), edit.name(), edit.query(), edit.shared(), before.revision() + 1));
        int found = written(
                view,
                () -> jdbc.sql("""
                        update saved_view set name = ?, address = ?, shared = ?, revision = ? where id = ? and revision = ?""")
                        .params(view.name(), view.query(), view.shared(), view.revision(), id, before.revision())
                        .update());
        if (found == 0) {
            throw new Stale("view", before.revision(), before.revision() + 1);
        }
        told(actor, "edited", before, view);
        return view;
    }

    /** Deletes one; refuses as {@link #edit} does. */
    @Transactional
    public void delete(UUID id) {
        Actor actor = Actor.require(Permission.READ);
        SavedView view = mine(actor, id);
        jdbc.sql("delete from saved_view where id = ?").param(id).update();
        told(actor, "deleted", view, null);
    }

    /** Whether the one who is signed in may change it. */
    public boolean mayEdit(SavedView view) {
        return mayEdit(Actor.current(), view);
    }

    private static boolean mayEdit(Actor actor, SavedView view) {
        return view.owner().equals(actor.name()) || (view.shared() && actor.may(Permission.MANAGE_GROUPS));
    }

    /** Those that nobody else sees go with the account; what was shared stays. */
    @EventListener
    void on(AccountRemoved removed) {
        jdbc.sql("delete from saved_view where owner = ? and shared = false")
                .param(removed.name())
                .update();
    }

    private SavedView find(Actor actor, UUID id) {
        return visibleTo(actor.name()).stream()
                .filter(view -> view.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("view", id));
    }

    private SavedView mine(Actor actor, UUID id) {
        SavedView view = find(actor, id);
        if (!mayEdit(actor, view)) {
            throw new org.springframework.security.access.AccessDeniedException(
                    "this view belongs to " + view.owner() + ": save one of your own");
        }
        return view;
    }

    private static SavedView checked(Actor actor, SavedView view) {
        String name = Texts.required("name", view.name(), LONGEST_NAME);
        String query = Texts.plain("query", view.query().strip().replaceFirst("^\\?", ""));
        if (query.length() > LONGEST_QUERY) {
            throw new InvalidInput("query", "query is longer than " + LONGEST_QUERY + " characters");
        }
        if (view.shared() && view.owner().equals(actor.name())) {
            Actor.require(Permission.SHARE_VIEWS);
        }
        return new SavedView(view.id(), view.owner(), name, query, view.shared(), view.revision());
    }

    private static int written(SavedView view, java.util.function.IntSupplier write) {
        try {
            return write.getAsInt();
        } catch (DuplicateKeyException taken) {
            throw new InvalidInput("name", "there is a view called " + view.name() + " already");
        }
    }

    private void told(Actor actor, String action, @Nullable SavedView before, @Nullable SavedView after) {
        SavedView view = after == null ? java.util.Objects.requireNonNull(before) : after;
        if (view.shared() || (before != null && before.shared())) {
            audit.record(actor, action, new AuditTrail.Subject("view", view.id()), before, after, null);
        }
        events.publishEvent(new Changed(Changed.Area.VIEWS));
    }
}
