package dev.fairway.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.base.Conflict;
import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.release.Channels;
import dev.fairway.release.FloorsChange;
import dev.fairway.release.ReleaseForbidden;
import dev.fairway.release.Releases;
import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.World;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Who gives leave for updates is told, inside the transaction, of all that may take it back. */
@FairwayTest
@RecordApplicationEvents
class ChangesAreToldTest {

    private final Client client;

    @Autowired
    private ApplicationEvents events;

    @Autowired
    private Groups groups;

    @Autowired
    private MachineEdits machines;

    @Autowired
    private Releases releases;

    @Autowired
    private Channels channels;

    private World world;
    private ProductId product;
    private UUID group;

    ChangesAreToldTest(@LocalServerPort int port) {
        client = new Client(port, FairwayTest.TOKEN);
    }

    @BeforeEach
    void ann_and_a_machine() {
        world = new World(client);
        product = ProductId.of(world.product());
        group = UUID.fromString(world.group());
        client.answerTo(world.check("m1", "1.0.0"));
        client.answerTo(world.check("m2", "1.0.0"));
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("ann", null, "ROLE_ADMIN"));
        events.clear();
    }

    @AfterEach
    void ann_leaves() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void a_group_that_is_held_and_released_is_told_with_before_and_after() {
        groups.hold(group, new HoldWish("disks", null));
        groups.hold(group, null);
        List<GroupChanged> told = events.stream(GroupChanged.class).toList();
        assertThat(told).hasSize(2);
        assertThat(the(told.getFirst().before()).hold()).isNull();
        assertThat(the(the(told.getFirst().after()).hold()).by()).isEqualTo("ann");
        assertThat(the(told.getLast().after()).hold()).isNull();
    }

    @Test
    void a_group_that_is_added_or_deleted_is_told_and_its_machines_with_it() {
        GroupInfo byHand = groups.add(product, GroupEdit.named("by-hand"));
        machines.assign(byHand.id(), List.of(new MachineId("m2"), new MachineId("m1")));
        groups.delete(byHand.id());
        assertThat(events.stream(GroupChanged.class).map(GroupChanged::before)).containsExactly(null, byHand);
        List<MachineChanged> moves = events.stream(MachineChanged.class).toList();
        assertThat(moves).extracting(move -> move.before().id().value()).containsExactly("m1", "m2", "m1", "m2");
        assertThat(moves)
                .extracting(move -> the(move.after()).group())
                .containsExactly(byHand.id(), byHand.id(), group, group);
    }

    @Test
    void a_machine_is_told_when_it_is_held_pinned_or_forgotten_and_not_when_it_is_named() {
        MachineId m1 = new MachineId("m1");
        MachineEdits.Edit named = new MachineEdits.Edit("web-1", null, List.of(), null, null, null);
        machines.edit(product, m1, named, null);
        assertThat(events.stream(MachineChanged.class)).isEmpty();
        machines.edit(product, m1, named.with(new HoldWish("disk", null)), null);
        UUID release = UUID.fromString(world.release("2.0.0"));
        machines.edit(product, m1, named.with(new PinWish(release, "good", null)), null);
        machines.forget(product, m1);
        List<MachineChanged> told = events.stream(MachineChanged.class).toList();
        assertThat(told).hasSize(3);
        assertThat(the(told.get(0).after()).health()).isEqualTo(Health.HELD);
        assertThat(the(told.get(1).after()).health()).isEqualTo(Health.HEALTHY);
        assertThat(the(the(told.get(1).after()).written().pin()).by()).isEqualTo("ann");
        assertThat(told.get(2).after()).isNull();
    }

    @Test
    void a_release_is_told_when_it_is_held_or_withdrawn_and_not_when_it_is_let_go() {
        UUID release = UUID.fromString(world.release("2.0.0"));
        releases.hold(release, "boot loop?", null);
        releases.release(release, "no");
        assertThatThrownBy(() -> releases.release(release, null)).isInstanceOf(Conflict.class);
        releases.withdraw(release, "boot loop!");
        assertThat(events.stream(ReleaseForbidden.class))
                .hasSize(2)
                .allMatch(
                        told -> told.release().equals(release) && told.product().equals(product));
    }

    @Test
    void a_channel_is_told_before_its_floors_change() {
        UUID channel = UUID.fromString(world.channel());
        UUID release = UUID.fromString(world.release("2.0.0"));
        channels.setFloor(channel, release, "new partition table");
        channels.removeFloor(channel, release, null);
        assertThat(events.stream(FloorsChange.class))
                .containsExactly(new FloorsChange(channel), new FloorsChange(channel));
    }

    private static <T> T the(@Nullable T thing) {
        return Objects.requireNonNull(thing);
    }
}
