package dev.fairway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.access.Accounts;
import dev.fairway.access.AuditExport;
import dev.fairway.access.AuditSearch;
import dev.fairway.access.AuditVerifier;
import dev.fairway.access.GroupRef;
import dev.fairway.access.GroupScope;
import dev.fairway.access.Limited;
import dev.fairway.access.Permission;
import dev.fairway.access.Role;
import dev.fairway.access.Tokens;
import dev.fairway.base.Arch;
import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.enrolment.EnrolmentKeys;
import dev.fairway.enrolment.EnrolmentRequest;
import dev.fairway.enrolment.EnrolmentRequests;
import dev.fairway.enrolment.Enrolments;
import dev.fairway.fleet.GroupEdit;
import dev.fairway.fleet.Groups;
import dev.fairway.fleet.MachineEdits;
import dev.fairway.fleet.SavedView;
import dev.fairway.fleet.SavedViews;
import dev.fairway.links.WallLink;
import dev.fairway.links.WallLinks;
import dev.fairway.links.WallPanel;
import dev.fairway.links.WallTheme;
import dev.fairway.release.Channels;
import dev.fairway.release.Products;
import dev.fairway.release.Releases;
import dev.fairway.rollout.CauseRetries;
import dev.fairway.rollout.FleetStops;
import dev.fairway.rollout.Promotions;
import dev.fairway.rollout.Retries;
import dev.fairway.rollout.RolloutCommand;
import dev.fairway.rollout.RolloutReport;
import dev.fairway.rollout.Rollouts;
import dev.fairway.signon.SignInWays;
import dev.fairway.testing.Client;
import dev.fairway.testing.FairwayTest;
import dev.fairway.testing.World;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.access.AccessDeniedException;

/**
 * The services themselves refuse, whoever calls them and whatever the console or the API let through: every action by every
 * role, not limited, limited to the group at hand, and limited to others.
 */
@FairwayTest
class ServiceRightsTest {

    private static final UUID NOBODY = UUID.randomUUID();

    /** It is done by a person to their own account, which has tests of its own. */
    private static final Set<Permission> ELSEWHERE = EnumSet.of(Permission.KEEP_OWN_ACCOUNT);

    private final Client client;

    @Autowired
    private MachineEdits machines;

    @Autowired
    private Retries retries;

    @Autowired
    private CauseRetries causes;

    @Autowired
    private Groups groups;

    @Autowired
    private SavedViews views;

    @Autowired
    private Rollouts rollouts;

    @Autowired
    private FleetStops stops;

    @Autowired
    private Promotions promotions;

    @Autowired
    private Products products;

    @Autowired
    private Releases releases;

    @Autowired
    private Channels channels;

    @Autowired
    private Enrolments enrolments;

    @Autowired
    private EnrolmentKeys keys;

    @Autowired
    private EnrolmentRequests requests;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Tokens tokens;

    @Autowired
    private AuditExport export;

    @Autowired
    private AuditVerifier verifier;

    @Autowired
    private SignInWays ways;

    @Autowired
    private WallLinks wallLinks;

    ServiceRightsTest(@LocalServerPort int port) {
        client = new Client(port, FairwayTest.TOKEN);
    }

    private interface Deed {
        void run() throws Exception;
    }

    /** @param inGroup whether it is done to the world's group, to its machine or its rollout */
    private record Action(String name, Permission permission, boolean inGroup, Deed deed) {}

    @Test
    void each_service_refuses_whom_the_table_refuses_and_nobody_else() throws Exception {
        World world = new World(client);
        world.plan("{'stages': [{'percent': 100, 'soak': 'PT24H'}]}");
        world.promote("1.0.0");
        GroupRef here = new GroupRef(ProductId.of(world.product()), "stable");
        List<Action> actions = actions(world);
        List<String> wrong = new ArrayList<>();
        for (Role role : Role.values()) {
            for (String groups : List.of("", world.product() + "/stab*", "nowhere-*, " + UUID.randomUUID() + "/*")) {
                GroupScope scope = GroupScope.parse(groups);
                client.answerTo(world.check("m1", "0.9.0"));
                for (Action action : actions) {
                    boolean should = action.permission().lacks(role, scope, action.inGroup() ? here : null) != null;
                    String answer = answer(role, scope, action.deed());
                    if (answer.startsWith("refused") != should) {
                        wrong.add(role + " in [" + scope + "]: " + action.name() + ": " + answer);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(actions.stream().map(Action::permission).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.complementOf(EnumSet.copyOf(ELSEWHERE)));
    }

    /** What a refusal says; anything else that goes wrong shows that it was let through. */
    private static String answer(Role role, GroupScope scope, Deed deed) throws Exception {
        return Limited.as(role, scope, () -> {
            try {
                deed.run();
                return "done";
            } catch (AccessDeniedException refused) {
                return "refused: " + refused.getMessage();
            } catch (RuntimeException otherwise) {
                return otherwise.toString();
            }
        });
    }

    private List<Action> actions(World world) {
        List<Action> all = new ArrayList<>();
        toMachines(world, all);
        toRollouts(world, all);
        toGroups(world, all);
        toReleases(world, all);
        toEnrolment(ProductId.of(world.product()), all);
        toAccess(all);
        return all;
    }

    private void toMachines(World world, List<Action> all) {
        ProductId product = ProductId.of(world.product());
        UUID group = UUID.fromString(world.group());
        MachineId m1 = new MachineId("m1");
        MachineEdits.Edit alias = new MachineEdits.Edit("x", null, List.of(), null, null, null);
        Permission steer = Permission.STEER_MACHINES;
        all.add(new Action("edit", steer, true, () -> machines.edit(product, m1, alias, null)));
        all.add(new Action("assign", steer, true, () -> machines.assign(group, List.of(m1))));
        all.add(new Action("unassign", steer, true, () -> machines.unassign(group, m1)));
        all.add(new Action("expedite", steer, true, () -> machines.expedite(product, m1, "x")));
        all.add(new Action("retry", steer, true, () -> retries.allow(product, m1, "x")));
        UUID rollout = UUID.fromString(world.rollout().get("id").asString());
        all.add(new Action(
                "retry of a cause", steer, true, () -> causes.allow(rollout, RolloutReport.CauseKey.SILENT, "x")));
        all.add(new Action("see views", Permission.READ, false, () -> views.visible()));
        all.add(new Action("share a view", Permission.SHARE_VIEWS, false, () -> views.save(shared())));
    }

    private static SavedView.Edit shared() {
        return new SavedView.Edit("view " + UUID.randomUUID(), "q=x", true);
    }

    private void toRollouts(World world, List<Action> all) {
        UUID group = UUID.fromString(world.group());
        UUID rollout = UUID.fromString(world.rollout().get("id").asString());
        Permission steer = Permission.STEER_ROLLOUTS;
        for (RolloutCommand command : List.of(
                new RolloutCommand.Start("x"),
                new RolloutCommand.Pause("x", null, false),
                new RolloutCommand.Resume("x"),
                new RolloutCommand.Advance("x"))) {
            all.add(new Action(command.toString(), steer, true, () -> rollouts.tell(rollout, command)));
        }
        all.add(new Action("make", steer, true, () -> rollouts.make(wish(group, false))));
        all.add(new Action("downgrade", Permission.ALLOW_DOWNGRADE, true, () -> rollouts.make(wish(group, true))));
        all.add(new Action("stop", Permission.STOP_FLEET, false, () -> stops.stop("")));
        all.add(new Action("go on", Permission.STOP_FLEET, false, () -> stops.resume("x")));
        all.add(new Action("hold a group", steer, true, () -> groups.hold(group, null)));
    }

    private static Rollouts.Wish wish(UUID group, boolean older) {
        return new Rollouts.Wish(group, NOBODY, null, "x", older);
    }

    private void toGroups(World world, List<Action> all) {
        ProductId product = ProductId.of(world.product());
        UUID group = UUID.fromString(world.group());
        Permission manage = Permission.MANAGE_GROUPS;
        GroupEdit other = GroupEdit.named("stable");
        all.add(new Action("add a group", manage, false, () -> groups.add(product, other)));
        // by a revision that it never has, so that it stays as it is
        all.add(new Action("edit a group", manage, true, () -> groups.edit(group, other, -1L)));
        all.add(new Action("delete a group", manage, false, () -> groups.delete(NOBODY)));
        all.add(new Action(
                "preview a group", manage, false, () -> groups.preview(product, group, List.of(), null, null)));
    }

    private void toReleases(World world, List<Action> all) {
        ProductId product = ProductId.of(world.product());
        Permission manage = Permission.MANAGE_RELEASES;
        all.add(new Action("add a product", manage, false, () -> products.add(product, "x", "x")));
        all.add(new Action("withdraw", manage, false, () -> releases.withdraw(NOBODY, "x")));
        all.add(new Action("hold a release", manage, false, () -> releases.hold(NOBODY, "x", null)));
        all.add(new Action("let a release go", manage, false, () -> releases.release(NOBODY, "x")));
        Permission channel = Permission.MANAGE_CHANNELS;
        all.add(new Action("add a channel", channel, false, () -> channels.add(product, "", Arch.AMD64, false)));
        all.add(new Action(
                "promote",
                channel,
                false,
                () -> promotions.promote(new Promotions.Wish(NOBODY, NOBODY, "x", false, true, null))));
        all.add(new Action("set a floor", channel, false, () -> channels.setFloor(NOBODY, NOBODY, "x")));
        all.add(new Action("remove a floor", channel, false, () -> channels.removeFloor(NOBODY, NOBODY, "x")));
    }

    private void toEnrolment(ProductId product, List<Action> all) {
        Permission manage = Permission.MANAGE_ENROLMENT;
        EnrolmentRequest.State waiting = EnrolmentRequest.State.WAITING;
        all.add(new Action("see enrolment", manage, false, () -> enrolments.get(product)));
        all.add(new Action("see keys", manage, false, () -> keys.of(product)));
        all.add(new Action("make a key", manage, false, () -> keys.create(product, "", null)));
        all.add(new Action("replace a key", manage, false, () -> keys.rotate(product, NOBODY, null)));
        all.add(new Action("revoke a key", manage, false, () -> keys.revoke(product, NOBODY, "x")));
        all.add(new Action("count who waits", manage, false, () -> requests.counts(product)));
        all.add(new Action("see who waits", manage, false, () -> requests.newest(product, waiting, 1)));
        all.add(new Action("find who waits", manage, false, () -> requests.matching(product, waiting, "x")));
        List<MachineId> one = List.of(new MachineId("stranger"));
        all.add(new Action("approve", manage, false, () -> requests.approve(product, one, "x")));
        all.add(new Action("refuse", manage, false, () -> requests.refuse(product, one, "x")));
    }

    private void toAccess(List<Action> all) {
        Permission people = Permission.MANAGE_PEOPLE;
        Accounts.Edit edit = new Accounts.Edit(Role.ADMIN, GroupScope.ALL, false);
        all.add(new Action("see people", people, false, () -> accounts.list()));
        all.add(new Action("see somebody", people, false, () -> accounts.get(NOBODY)));
        all.add(new Action("invite", people, false, () -> accounts.invite("", Role.VIEWER, GroupScope.ALL)));
        all.add(new Action("edit somebody", people, false, () -> accounts.edit(NOBODY, edit, null)));
        all.add(new Action("reset somebody", people, false, () -> accounts.reset(NOBODY)));
        all.add(new Action("remove somebody", people, false, () -> accounts.remove(NOBODY)));
        Tokens.Wish wish = new Tokens.Wish("", Role.ADMIN, GroupScope.ALL, null);
        all.add(new Action("see tokens", Permission.MANAGE_TOKENS, false, () -> tokens.list()));
        all.add(new Action("make a token", Permission.MANAGE_TOKENS, false, () -> tokens.create(wish)));
        all.add(new Action("revoke a token", Permission.MANAGE_TOKENS, false, () -> tokens.revoke(NOBODY)));
        Permission audit = Permission.READ_AUDIT;
        AuditSearch.Filter nothing = new AuditSearch.Filter("nobody", null, null, null, null, null);
        all.add(new Action(
                "export the trail",
                audit,
                false,
                () -> export.write(nothing, AuditExport.Format.CSV, OutputStream.nullOutputStream())));
        all.add(new Action("see ways to sign in", Permission.MANAGE_SETTINGS, false, () -> ways.read()));
        all.add(new Action("look at the issuer", Permission.MANAGE_SETTINGS, false, () -> ways.look()));
        all.add(new Action("verify the trail", audit, false, () -> verifier.verify()));
        Permission walls = Permission.MANAGE_WALLS;
        WallLink.Shows nameless =
                new WallLink.Shows("", null, EnumSet.allOf(WallPanel.class), WallTheme.AUTO, 15, false, List.of());
        all.add(new Action("see wall links", walls, false, () -> wallLinks.all()));
        all.add(new Action("make a wall link", walls, false, () -> wallLinks.create(nameless, null)));
        all.add(new Action("preview a wall", walls, false, () -> wallLinks.preview(NOBODY)));
        all.add(new Action("revoke a wall link", walls, false, () -> wallLinks.revoke(NOBODY, null)));
    }
}
