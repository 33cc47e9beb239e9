package dev.fairway.links;

import dev.fairway.access.Actor;
import dev.fairway.access.AuditTrail;
import dev.fairway.access.Permission;
import dev.fairway.access.Secrets;
import dev.fairway.base.Changed;
import dev.fairway.base.Conflict;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.NotFound;
import dev.fairway.base.Texts;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Groups;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes and revokes links to walls. A token is told once, when its link is made; only its hash is kept. */
@Service
public class WallLinks {

    /** How long a page of a wall may stand, in seconds. */
    public static final int LEAST_ROTATION = 5;

    private static final int MOST_ROTATION = 3600;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_GROUPS = 200;
    private static final int MOST = 200;
    private static final Duration LOOKS_STILL = Duration.ofMinutes(1);

    private final WallLinkStore store;
    private final WallPreviews previews;
    private final Groups groups;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WallLinks(
            WallLinkStore store,
            WallPreviews previews,
            Groups groups,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.previews = previews;
        this.groups = groups;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** All that are not revoked, oldest first; some may have come to their end. */
    @Transactional(readOnly = true)
    public List<WallLink.Used> all() {
        Actor.require(Permission.MANAGE_WALLS);
        Map<UUID, WallLinkStore.Use> uses = store.uses(clock.instant().minus(LOOKS_STILL));
        return store.byHash().values().stream()
                .map(link -> {
                    WallLinkStore.Use use = uses.getOrDefault(link.id(), WallLinkStore.Use.NONE);
                    return new WallLink.Used(link, use.last(), use.viewers());
                })
                .toList();
    }

    /**
     * Makes a link.
     *
     * @param expires {@code null} for no end
     * @throws InvalidInput naming what cannot be taken
     * @throws Conflict if there are very many already
     */
    @Transactional
    public WallLink.Fresh create(WallLink.Shows wanted, @Nullable Instant expires) {
        Actor actor = Actor.require(Permission.MANAGE_WALLS);
        WallLink.Shows shows = checked(wanted);
        Instant now = clock.instant();
        if (expires != null && !expires.isAfter(now)) {
            throw new InvalidInput("expires", "expires has passed already");
        }
        if (store.count() >= MOST) {
            throw new Conflict("there are " + MOST + " wall links already: revoke one first");
        }
        String token = WallToken.PREFIX + Secrets.random();
        WallLink link = new WallLink(
                UUID.randomUUID(),
                shows,
                expires == null ? null : expires.truncatedTo(ChronoUnit.MICROS),
                now,
                actor.name());
        store.add(link, WallToken.of(token).hash());
        audit.record(actor, "created", subject(link), null, state(link), null);
        events.publishEvent(new Changed(Changed.Area.WALLS));
        return new WallLink.Fresh(link, token);
    }

    /**
     * Revokes a link: nothing is answered under it after this returns, and walls that are open end within seconds.
     *
     * @throws NotFound if there is no such link, or it was revoked before
     */
    @Transactional
    public void revoke(UUID id, @Nullable String reason) {
        Actor actor = Actor.require(Permission.MANAGE_WALLS);
        WallLink link = store.lock(id).orElseThrow(() -> new NotFound("wall link", id));
        store.revoke(id, clock.instant());
        audit.record(actor, "revoked", subject(link), state(link), null, Texts.optional("reason", reason, 2000));
        events.publishEvent(new Changed(Changed.Area.WALLS));
    }

    /**
     * A token under which the one who asks sees a link's wall for a few minutes, on this node and nowhere embedded.
     *
     * @throws NotFound if there is no such link, or it was revoked
     */
    @Transactional(readOnly = true)
    public String preview(UUID id) {
        Actor.require(Permission.MANAGE_WALLS);
        WallLink link = store.byHash().values().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("wall link", id));
        return previews.of(link, clock.instant());
    }

    private WallLink.Shows checked(WallLink.Shows wanted) {
        Set<UUID> wantedGroups = wanted.groups();
        if (wantedGroups != null) {
            if (wantedGroups.isEmpty() || wantedGroups.size() > MOST_GROUPS) {
                throw new InvalidInput("groups", "groups: name 1 to " + MOST_GROUPS + ", or leave them out for all");
            }
            Set<UUID> known = groups.all().stream().map(GroupInfo::id).collect(Collectors.toSet());
            wantedGroups.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
                throw new InvalidInput("groups", "there is no group " + id);
            });
        }
        if (wanted.rotateSeconds() < LEAST_ROTATION || wanted.rotateSeconds() > MOST_ROTATION) {
            throw new InvalidInput("rotateSeconds", "rotateSeconds is from " + LEAST_ROTATION + " to " + MOST_ROTATION);
        }
        return new WallLink.Shows(
                Texts.required("name", wanted.name(), LONGEST_NAME),
                wantedGroups,
                wanted.panels(),
                wanted.theme(),
                wanted.rotateSeconds(),
                wanted.showNames(),
                Origins.read(wanted.origins()));
    }

    private static AuditTrail.Subject subject(WallLink link) {
        return new AuditTrail.Subject("wall-link", link.id());
    }

    private static String state(WallLink link) {
        WallLink.Shows shows = link.shows();
        return shows.name()
                + (shows.groups() == null ? ", all groups" : ", groups " + shows.groups())
                + ", panels " + shows.panels().stream().map(WallPanel::label).collect(Collectors.joining(" "))
                + (shows.showNames() ? ", with names" : ", without names")
                + (shows.origins().isEmpty() ? "" : ", embedded by " + String.join(" ", shows.origins()))
                + (link.expires() == null ? "" : ", until " + link.expires());
    }
}
