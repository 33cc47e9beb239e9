package dev.fairway.rollout;

import static dev.fairway.testing.World.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.base.Arch;
import dev.fairway.base.MachineId;
import dev.fairway.base.NotFound;
import dev.fairway.base.ProductId;
import dev.fairway.fleet.ArchiveSweep;
import dev.fairway.fleet.HoldWish;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineEdits;
import dev.fairway.fleet.MachineSearch;
import dev.fairway.fleet.SilenceSweep;
import dev.fairway.fleet.Sql;
import dev.fairway.fleet.Tallying;
import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.People;
import dev.fairway.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whatever machines and people do at once, the tallies say what a count says. With
 * {@code -Dfairway.test.check-ins=1000000} a million check-ins are mixed.
 */
@FairwayTest
class TallyDriftTest {

    private static final int CHECK_INS = Integer.getInteger("fairway.test.check-ins", 6_000);
    private static final int MACHINES = Math.clamp(CHECK_INS / 20, 400, 20_000);
    private static final int THREADS = CHECK_INS > 100_000 ? 16 : 4;

    /** One in so many check-ins comes with a sweep of the whole fleet: a million of them with a thousand. */
    private static final int SWEEPS = Math.max(200, CHECK_INS / 1_000);

    private final Client client;
    private final ApplicationContext context;
    private final UpdateDesk desk;
    private final AtomicInteger left = new AtomicInteger(CHECK_INS);
    private World world;
    private ProductId product;
    private String other;

    @Autowired
    TallyDriftTest(@LocalServerPort int port, ApplicationContext context, UpdateDesk desk) {
        this.client = new Client(port, FairwayTest.TOKEN);
        this.context = context;
        this.desk = desk;
    }

    @BeforeEach
    void aWorldWithTwoGroups() {
        world = new World(client);
        product = ProductId.of(world.product());
        other = newGroup("other");
    }

    @Test
    void a_great_many_mixed_check_ins_among_sweeps_edits_and_moves_leave_no_drift() throws Exception {
        long seed = System.nanoTime();
        world.promote("2.0.0");
        try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Random random = new Random(seed + thread);
                all.add(pool.submit(() -> {
                    while (left.getAndDecrement() > 0) {
                        tried(() -> oneThing(random));
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(Tallying.drift(context)).as("seed %s", seed).isZero();
    }

    /** A check-in, and now and then something else that becomes of machines. */
    private void oneThing(Random random) {
        desk.answer(checkIn(random));
        if (random.nextInt(20) == 0) {
            People.admin("ann", () -> editOne(random));
        }
        if (random.nextInt(SWEEPS) == 0) {
            whatComesWithTime(random);
        }
    }

    /** What is refused because others are at the same rows leaves nothing, and is no matter here. */
    private static void tried(Runnable work) {
        try {
            work.run();
        } catch (ConcurrencyFailureException | QueryTimeoutException | NotFound crossed) {
            // the next one comes
        }
    }

    private CheckIn checkIn(Random random) {
        String version = List.of("1.0.0", "1.0.0", "1.5.0", "2.0.0", "3.0.0").get(random.nextInt(5));
        String track = random.nextInt(20) == 0 ? "elsewhere" : "stable";
        Machine.Told told =
                new Machine.Told(null, version, track, Arch.AMD64, "qemu", "192.0.2.1", "boot" + random.nextInt(3));
        ReportedEvent event = random.nextInt(3) == 0 ? event(random) : null;
        return new CheckIn(
                product, anyMachine(random), told, random.nextInt(4) > 0, event == null ? List.of() : List.of(event));
    }

    private static @Nullable ReportedEvent event(Random random) {
        ReportedEvent.Kind kind = ReportedEvent.Kind.values()[random.nextInt(ReportedEvent.Kind.values().length)];
        ErrorCode error = kind == ReportedEvent.Kind.FAILED ? new ErrorCode(random.nextBoolean() ? 10 : 44) : null;
        return new ReportedEvent(kind, 3, error == null ? 1 : 0, error, null);
    }

    private static MachineId anyMachine(Random random) {
        return new MachineId("m" + random.nextInt(MACHINES));
    }

    private Void editOne(Random random) {
        MachineEdits edits = context.getBean(MachineEdits.class);
        MachineId id = anyMachine(random);
        switch (random.nextInt(6)) {
            case 0 -> edits.forget(product, id);
            case 1 -> edits.assign(UUID.fromString(other), List.of(id, anyMachine(random)));
            case 2 -> edits.expedite(product, id, "now");
            case 3 -> edits.edit(product, id, edit(id).with(new HoldWish("disk", null)), null);
            case 4 -> edits.edit(product, id, edit(id).with((HoldWish) null).in(null), null);
            default -> aGroupComesAndGoes(edits, id, random);
        }
        return null;
    }

    private MachineEdits.Edit edit(MachineId id) {
        return MachineEdits.Edit.of(
                context.getBean(MachineSearch.class).get(product, id).written());
    }

    private void aGroupComesAndGoes(MachineEdits edits, MachineId id, Random random) {
        if (random.nextInt(20) > 0) {
            return;
        }
        String passing = newGroup("passing-" + UUID.randomUUID());
        try {
            edits.assign(UUID.fromString(passing), List.of(id));
        } finally {
            client.call("DELETE", "/groups/" + passing, null, Map.of());
        }
    }

    private void whatComesWithTime(Random random) {
        Instant now = Instant.now();
        switch (random.nextInt(6)) {
            case 0 -> {
                // Some were not heard of for long, and some for so long that they are archived.
                String some = "m" + random.nextInt(10) + "%";
                Duration quiet = Duration.ofDays(random.nextBoolean() ? 1 : 200);
                context.getBean(JdbcClient.class)
                        .sql("update machine set last_seen = ? where product_id = ? and id like ?")
                        .params(Sql.time(now.minus(quiet)), product.value(), some + random.nextInt(10))
                        .update();
            }
            case 1 -> context.getBean(SilenceSweep.class).sweep();
            case 2 -> context.getBean(ArchiveSweep.class).sweep(now);
            case 3 -> {
                client.post(world.rolloutPath() + "/pause", quoted("{'reason': 'look', 'recall': true}"));
                context.getBean(Recalls.class).sweepAll();
                client.post(world.rolloutPath() + "/resume", "{}");
            }
            case 4 -> {
                context.getBean(JdbcClient.class)
                        .sql("""
                                update machine_grant set deadline = ?
                                where product_id = ? and outcome = 0 and machine_id like ?""")
                        .params(Sql.time(now.minusSeconds(60)), product.value(), "m" + random.nextInt(100) + "%")
                        .update();
                context.getBean(Recalls.class).timeOutAll();
            }
            default -> Tallying.fold(context);
        }
    }

    private String newGroup(String name) {
        return client.post("/groups", quoted("{'product': '%s', 'name': '%s'}".formatted(product, name)))
                .text("id");
    }
}
