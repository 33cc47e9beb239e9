package dev.fairway.wall;

import dev.fairway.links.LivingLinks;
import dev.fairway.links.WallLink;
import dev.fairway.links.WallToken;
import dev.fairway.links.WallUses;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Everybody who looks at a wall, by the token that they look through. One thread beats once a second for all of them: it has
 * the fleet looked at, hands out what changed, and says how old it is; the database may be away, and the beat goes on.
 */
@Component
class Hall implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Hall.class);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Looks looks;
    private final LivingLinks links;
    private final WallUses uses;
    private final WallScript script;
    private final Clock clock;
    private final int most;
    private final Map<WallToken, Room> rooms = new ConcurrentHashMap<>();
    private final AtomicInteger viewers = new AtomicInteger();
    private final AtomicBoolean looking = new AtomicBoolean();
    private @Nullable ScheduledExecutorService beats;

    Hall(
            Looks looks,
            LivingLinks links,
            WallUses uses,
            WallScript script,
            Clock clock,
            @Value("${fairway.wall.viewers:4000}") int most) {
        this.looks = looks;
        this.links = links;
        this.uses = uses;
        this.script = script;
        this.clock = clock;
        this.most = most;
    }

    /** Whether one more may look. */
    boolean hasRoom() {
        return beats != null && viewers.get() < most;
    }

    /** Somebody looks from now on, until the connection ends. */
    void enter(
            WallToken token,
            WallLink link,
            java.util.function.Function<java.util.function.Consumer<Viewer>, Viewer> open) {
        AtomicBoolean isGone = new AtomicBoolean();
        viewers.incrementAndGet();
        uses.came(link.id());
        Viewer viewer = open.apply(left -> {
            if (isGone.compareAndSet(false, true)) {
                leave(token, left);
                uses.went(link.id());
            }
        });
        viewer.open();
        Room room = rooms.compute(token, (key, before) -> {
            Room with = before == null ? new Room(token, link) : before;
            with.viewers().add(viewer);
            return with;
        });
        viewer.beat(beatMessage());
        viewer.state(room.message());
        if (isGone.get()) {
            room.viewers().remove(viewer);
        }
        look();
    }

    private void leave(WallToken token, Viewer viewer) {
        viewers.decrementAndGet();
        rooms.computeIfPresent(token, (key, room) -> {
            room.viewers().remove(viewer);
            return room;
        });
    }

    /** Has the fleet looked at, unless that is being done. */
    private void look() {
        if (looking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("wall-look").start(() -> {
                try {
                    looks.refresh();
                    rooms.values().forEach(this::show);
                } catch (DataAccessException | TransactionException away) {
                    LOG.debug("the fleet cannot be looked at for walls; what they show grows old", away);
                } catch (RuntimeException broken) {
                    LOG.error("the wall could not be worked out", broken);
                } finally {
                    looking.set(false);
                }
            });
        }
    }

    private void show(Room room) {
        Optional<WallLink> link = links.known(room.token());
        if (link.isEmpty()) {
            end(room, "revoked");
            return;
        }
        room.link(link.get());
        Looks.Made made = looks.through(room.token(), link.get());
        if (made != null) {
            room.show(made, script.version(), looks.words());
        }
    }

    private void beat() {
        try {
            Instant now = clock.instant();
            byte[] message = beatMessage();
            for (Room room : rooms.values()) {
                if (room.link().isOverAt(now)) {
                    end(room, "expired");
                } else {
                    beat(room, message);
                }
            }
            // one at a time, so that nobody comes into a room that is just being closed
            rooms.keySet()
                    .forEach(token -> rooms.computeIfPresent(
                            token, (key, room) -> room.viewers().isEmpty() ? null : room));
            if (!rooms.isEmpty()) {
                look();
            }
        } catch (RuntimeException broken) {
            LOG.error("a beat of the walls failed; the next goes on", broken);
        }
    }

    private static void beat(Room room, byte[] message) {
        long now = System.nanoTime();
        for (Viewer viewer : room.viewers()) {
            long since = viewer.waitsSince();
            if (since != 0 && now - since > PATIENCE.toNanos()) {
                viewer.drop();
            } else {
                viewer.beat(message);
            }
        }
    }

    private void end(Room room, String why) {
        rooms.remove(room.token(), room);
        byte[] word = ("event: gone\ndata: " + why + "\n\n").getBytes(StandardCharsets.UTF_8);
        List.copyOf(room.viewers()).forEach(viewer -> viewer.end(word));
    }

    private byte[] beatMessage() {
        Instant asOf = looks.asOf();
        String data = "{\"now\":" + clock.instant().toEpochMilli() + ",\"asOf\":"
                + (asOf == null ? "null" : asOf.toEpochMilli()) + "}";
        return ("event: beat\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void start() {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("wall-beat").factory());
        executor.scheduleAtFixedRate(this::beat, 1, 1, TimeUnit.SECONDS);
        beats = executor;
    }

    /** Streams never end by themselves: a server that stops gracefully would wait for them. */
    @Override
    public void stop() {
        ScheduledExecutorService executor = beats;
        beats = null;
        if (executor != null) {
            executor.shutdownNow();
        }
        rooms.values().forEach(room -> List.copyOf(room.viewers()).forEach(Viewer::drop));
        rooms.clear();
    }

    @Override
    public boolean isRunning() {
        return beats != null;
    }

    /** Before the web server waits for what is under way. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
