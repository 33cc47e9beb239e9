package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.access.Role;
import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.fleet.BulkAction;
import dev.fairway.fleet.Census;
import dev.fairway.fleet.Censuses;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.HoldWish;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineChoice;
import dev.fairway.fleet.MachineEdits;
import dev.fairway.fleet.MachineFilter;
import dev.fairway.fleet.MachineKey;
import dev.fairway.fleet.MachineSearch;
import dev.fairway.fleet.MachineSet;
import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.People;
import dev.fairway.testing.World;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** One thing done to many machines: to exactly those that were taken, each once, and so that one can see what happened. */
@FairwayTest
class BulkTest {

    private static final int MANY = 2 * MachineSet.CHUNK + 60;

    private final Client client;
    private final JdbcClient jdbc;
    private final Censuses censuses;
    private final BulkCommands commands;
    private final MachineSearch machines;
    private final MachineEdits edits;
    private World world;
    private UUID other;

    @Autowired
    BulkTest(
            @LocalServerPort int port,
            JdbcClient jdbc,
            Censuses censuses,
            BulkCommands commands,
            MachineSearch machines,
            MachineEdits edits) {
        this.client = new Client(port, FairwayTest.TOKEN);
        this.jdbc = jdbc;
        this.censuses = censuses;
        this.commands = commands;
        this.machines = machines;
        this.edits = edits;
    }

    @BeforeEach
    void aWorld() {
        world = new World(client);
        other = UUID.fromString(
                client.post("/groups", World.quoted("{'product': '%s', 'name': 'other'}".formatted(world.product())))
                        .text("id"));
    }

    @Test
    void all_that_match_are_moved_each_once_and_no_other() {
        fleetOf(MANY, "1.0.0");
        fleetOf(3, "2.0.0");
        Census census = taken(ofVersion("1.0.0"));
        assertThat(census.machines().size()).isEqualTo(MANY);
        Census.Reach reach = census.of(move());
        assertThat(reach.machines()).isEqualTo(MANY);
        assertThat(reach.byGroup()).containsExactly(java.util.Map.entry(UUID.fromString(world.group()), MANY));
        BulkCommands.Outcome outcome = run(census, move());
        assertThat(outcome.done()).isEqualTo(MANY);
        assertThat(outcome.left()).isZero();
        assertThat(count(other)).isEqualTo(MANY);
        assertThat(count(UUID.fromString(world.group()))).isEqualTo(3);
        assertThat(jdbc.sql("select count(*) from machine_event where product_id = ? and kind = 'moved'")
                        .param(product().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(MANY);
        assertThat(jdbc.sql("select count(*) from audit_entry where object_type = 'machines' and object_id = ?")
                        .param(outcome.run().toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        assertThat(machines.count(new MachineFilter(null, other, null, null, null, null, null, null))
                        .number())
                .as("tallies have followed")
                .isEqualTo(MANY);
    }

    @Test
    void what_is_done_is_done_to_those_that_were_taken_however_they_have_changed() {
        fleetOf(5, "1.0.0");
        Census census = taken(ofVersion("1.0.0"));
        client.answerTo(world.check("1.0.0-2", "2.0.0"));
        client.answerTo(world.check("late", "1.0.0"));
        operator(() -> {
            edits.forget(product(), new MachineId("1.0.0-3"));
            return null;
        });
        BulkCommands.Outcome outcome = run(census, hold());
        assertThat(outcome.done()).isEqualTo(4);
        assertThat(outcome.skipped()).containsExactly(java.util.Map.entry(BulkAction.Skip.GONE, 1));
        assertThat(machine("1.0.0-2").health()).isEqualTo(Health.HELD);
        assertThat(machine("late").health()).isEqualTo(Health.HEALTHY);
    }

    @Test
    void it_stops_between_two_chunks_and_what_was_done_stays_done() {
        fleetOf(MANY, "1.0.0");
        Census census = taken(ofVersion("1.0.0"));
        BulkCommands.Outcome outcome =
                operator(() -> commands.run(census.machines(), move(), soFar -> soFar < MachineSet.CHUNK));
        assertThat(outcome.done()).isEqualTo(MachineSet.CHUNK);
        assertThat(outcome.left()).isEqualTo(MANY - MachineSet.CHUNK);
        assertThat(count(other)).isEqualTo(MachineSet.CHUNK);
        BulkCommands.Outcome again = run(census, move());
        assertThat(again.skipped()).containsEntry(BulkAction.Skip.THERE_ALREADY, MachineSet.CHUNK);
        assertThat(count(other)).isEqualTo(MANY);
    }

    @Test
    void some_can_be_left_out_of_all_that_match() {
        fleetOf(4, "1.0.0");
        MachineChoice choice = new MachineChoice(ofVersion("1.0.0"), Set.of(key("1.0.0-1")));
        Census census = operator(() -> censuses.take(choice, soFar -> true));
        assertThat(census.machines().size()).isEqualTo(3);
        assertThat(run(census, new BulkAction.Forget()).done()).isEqualTo(3);
        assertThat(machines.ofId(new MachineId("1.0.0-1")).stream().map(Machine::product))
                .contains(product());
    }

    @Test
    void a_hold_is_taken_back_where_there_is_one_and_only_what_failed_may_retry() {
        fleetOf(3, "1.0.0");
        Census all = taken(ofVersion("1.0.0"));
        run(all, hold());
        fleetOf(5, "1.0.0");
        Census now = taken(ofVersion("1.0.0"));
        assertThat(now.of(new BulkAction.Release()).skipped()).containsEntry(BulkAction.Skip.NOT_HELD, 2);
        BulkCommands.Outcome released = run(now, new BulkAction.Release());
        assertThat(released.done()).isEqualTo(3);
        assertThat(machine("1.0.0-0").health()).isEqualTo(Health.HEALTHY);
        assertThat(now.of(new BulkAction.Retry("disk replaced")).skipped())
                .containsEntry(BulkAction.Skip.NOTHING_TO_RETRY, 5);
        assertThat(run(now, new BulkAction.Retry("disk replaced")).done()).isZero();
    }

    @Test
    void a_viewer_may_neither_look_whom_it_touches_nor_do_it() {
        fleetOf(1, "1.0.0");
        Census census = taken(ofVersion("1.0.0"));
        assertThatThrownBy(() -> People.as(
                        "eve", Role.VIEWER, () -> censuses.take(MachineChoice.all(ofVersion("1.0.0")), soFar -> true)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() ->
                        People.as("eve", Role.VIEWER, () -> commands.run(census.machines(), move(), soFar -> true)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(count(other)).isZero();
    }

    @Test
    void a_group_that_is_gone_ends_it_and_says_so() {
        fleetOf(2, "1.0.0");
        Census census = taken(ofVersion("1.0.0"));
        BulkAction move = new BulkAction.Move(UUID.randomUUID(), product());
        BulkCommands.Outcome outcome = run(census, move);
        assertThat(outcome.done()).isZero();
        assertThat(outcome.left()).isEqualTo(2);
        assertThat(outcome.failure()).contains("group");
    }

    @Test
    void machines_of_another_product_are_left_out_of_a_move() {
        fleetOf(1, "1.0.0");
        World elsewhere = new World(client);
        BulkAction move = new BulkAction.Move(
                UUID.fromString(elsewhere.group()), new ProductId(UUID.fromString(elsewhere.product())));
        assertThat(taken(ofVersion("1.0.0")).of(move).skipped()).containsEntry(BulkAction.Skip.OTHER_PRODUCT, 1);
    }

    private BulkAction move() {
        return new BulkAction.Move(other, product());
    }

    private static BulkAction hold() {
        return new BulkAction.Hold(new HoldWish("disk swap", null));
    }

    private Census taken(MachineFilter filter) {
        return operator(() -> censuses.take(MachineChoice.all(filter), soFar -> true));
    }

    private BulkCommands.Outcome run(Census census, BulkAction action) {
        return operator(() -> commands.run(census.machines(), action, soFar -> true));
    }

    private static <T> T operator(Callable<T> deed) {
        return People.as("ann", Role.OPERATOR, deed);
    }

    private MachineFilter ofVersion(String version) {
        return new MachineFilter(product(), null, null, version, null, null, null, null);
    }

    private ProductId product() {
        return new ProductId(UUID.fromString(world.product()));
    }

    private MachineKey key(String id) {
        return new MachineKey(product(), new MachineId(id));
    }

    private Machine machine(String id) {
        return machines.get(product(), new MachineId(id));
    }

    private int count(UUID group) {
        return jdbc.sql("select count(*) from machine where group_id = ?")
                .param(group)
                .query(Integer.class)
                .single();
    }

    /** Machines {@code version-0} and so on have checked in. */
    private void fleetOf(int size, String version) {
        try (ExecutorService many = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < size; i++) {
                byte[] check = world.check(version + "-" + i, version);
                many.submit(() -> client.answerTo(check));
            }
        }
    }
}
