package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.fleet.MachineEdits;
import dev.fairway.fleet.MachineSearch;
import dev.fairway.fleet.MachineStore;
import dev.fairway.rollout.policy.Reason;
import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.People;
import dev.fairway.testing.World;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A group that updates in one stage, a machine that is behind, and two nodes that may answer it. */
@FairwayTest
abstract class RaceScene {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    Client client;
    JdbcClient jdbc;
    TwoNodes nodes;
    World world;
    UUID product;
    TwoNodes.Speaker m1;

    @BeforeEach
    void aWorldThatUpdates() {
        client = new Client(port, FairwayTest.TOKEN);
        jdbc = context.getBean(JdbcClient.class);
        nodes = new TwoNodes(context);
        world = new World(client);
        world.promote("3815.2.1");
        product = UUID.fromString(world.product());
        m1 = speaker("m1");
    }

    <T> T the(Class<T> bean) {
        return context.getBean(bean);
    }

    /** A machine that runs 3815.2.0 on the group's track. */
    TwoNodes.Speaker speaker(String id) {
        return new TwoNodes.Speaker(product, id, "3815.2.0", "stable", "b1");
    }

    static RolloutCommand pause(boolean recall) {
        Instant inAnHour = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(3600);
        return new RolloutCommand.Pause("kernel fix", inAnHour, recall);
    }

    /** What ann tells the rollout. */
    RolloutInfo tell(RolloutCommand command) {
        return tell("ann", command);
    }

    RolloutInfo tell(String who, RolloutCommand command) {
        UUID rollout = rollout();
        return People.admin(who, () -> the(Rollouts.class).tell(rollout, command));
    }

    UUID rollout() {
        return UUID.fromString(world.rollout().get("id").asString());
    }

    RolloutInfo promote(String version) {
        return promote("ann", version, true);
    }

    RolloutInfo promote(String who, String version, boolean keepPauses) {
        UUID release = release(version);
        return People.admin(
                who,
                () -> the(Promotions.class)
                        .promote(new Promotions.Wish(
                                UUID.fromString(world.channel()), release, "newer", false, keepPauses, null))
                        .getFirst());
    }

    UUID release(String version) {
        return UUID.fromString(world.release(version));
    }

    /** Another group of the product, without a track; gives its id. */
    UUID group(String name) {
        Client.Reply reply = client.post(
                "/groups", World.quoted("{'product': '%s', 'name': '%s'}".formatted(world.product(), name)));
        return UUID.fromString(reply.text("id"));
    }

    void assign(String machine, UUID group) {
        admin(() -> the(MachineEdits.class).assign(group, java.util.List.of(new MachineId(machine))));
    }

    void edit(String machine, UnaryOperator<MachineEdits.Edit> change) {
        ProductId id = new ProductId(product);
        MachineEdits.Edit now = MachineEdits.Edit.of(
                the(MachineSearch.class).get(id, new MachineId(machine)).written());
        admin(() -> the(MachineEdits.class).edit(id, new MachineId(machine), change.apply(now), null));
    }

    /** Nobody else reads this machine to change it until the running transaction ends. */
    void lock(String machine) {
        assertThat(the(MachineStore.class).lock(new ProductId(product), new MachineId(machine)))
                .isPresent();
    }

    static void admin(Runnable deed) {
        People.admin("ann", () -> {
            deed.run();
            return true;
        });
    }

    static Reason reason(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.NothingNow.class);
        return ((Answer.NothingNow) answer).reason();
    }

    static String version(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Offer.class);
        return ((Answer.Offer) answer).release().version().toString();
    }

    int grants(String which) {
        return jdbc.sql("select count(*) from machine_grant where product_id = ? and " + which)
                .param(product)
                .query(Integer.class)
                .single();
    }

    /** How many machines are in flight in the group, as its gate counts them. */
    int inFlight() {
        return jdbc.sql("select in_flight from group_gate where group_id = ?")
                .param(UUID.fromString(world.group()))
                .query(Integer.class)
                .single();
    }

    /** A figure of the newest rollout. */
    int count(String figure) {
        return world.rollout().get("counts").get(figure).asInt();
    }
}
