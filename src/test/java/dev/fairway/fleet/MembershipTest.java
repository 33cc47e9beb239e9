package dev.fairway.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.base.Arch;
import dev.fairway.base.ProductId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MembershipTest {

    private static final UUID AMD = UUID.randomUUID();
    private static final UUID ARM = UUID.randomUUID();

    private final GroupInfo stable = group("stable", "stable", AMD);
    private final GroupInfo stableArm = group("stable-arm64", "stable", ARM);
    private final GroupInfo byHand = group("databases", null, AMD);
    private final GroupInfo anyArch = group("fips", "stable-fips", null);
    private final GroupInfo unassigned = unassigned();
    private final Membership membership = membership();

    @Test
    void a_track_leads_to_its_group_for_the_arch() {
        assertThat(groupOf(membership, null, "stable", Arch.AMD64)).isEqualTo(stable);
        assertThat(groupOf(membership, null, "stable", Arch.ARM64)).isEqualTo(stableArm);
        assertThat(groupOf(membership, null, "stable-fips", Arch.ARM64)).isEqualTo(anyArch);
    }

    @Test
    void a_track_that_nobody_names_leads_to_the_unassigned_group() {
        assertThat(groupOf(membership, null, "nightly", Arch.AMD64)).isEqualTo(unassigned);
        assertThat(groupOf(membership, null, "", Arch.AMD64)).isEqualTo(unassigned);
    }

    @Test
    void what_a_machine_says_never_moves_it_out_of_an_assignment_by_hand() {
        Membership withRule = membership(group("all", null, null, rule(0, "*")));
        assertThat(groupOf(withRule, byHand.id(), "stable", Arch.AMD64)).isEqualTo(byHand);
        assertThat(groupOf(membership, UUID.randomUUID(), "stable", Arch.AMD64))
                .as("a group that is gone")
                .isEqualTo(stable);
    }

    @Test
    void a_rule_comes_before_the_track_and_takes_machines_of_any_arch() {
        GroupInfo web = group("web", null, AMD, rule(100, "web-*"));
        Membership withRule = membership(web);
        assertThat(named(withRule, "web-1")).isEqualTo(web);
        assertThat(named(withRule, "db-1")).isEqualTo(stable);
        assertThat(named(withRule, null)).isEqualTo(stable);
        assertThat(withRule.groupOf(candidate(null, "web-1", Arch.ARM64, "stable")))
                .isEqualTo(web);
    }

    @Test
    void the_lowest_priority_wins_and_equal_ones_go_by_the_name_of_the_group() {
        GroupInfo late = group("a", null, null, rule(200, "web-*"));
        GroupInfo early = group("z", null, null, rule(300, "nobody"), rule(100, "web-1"));
        assertThat(named(membership(late, early), "web-1")).isEqualTo(early);
        assertThat(named(membership(late, early), "web-2")).isEqualTo(late);
        GroupInfo first = group("a", null, null, rule(5, "web-*"));
        GroupInfo second = group("b", null, null, rule(5, "*"));
        assertThat(named(membership(second, first), "web-1")).isEqualTo(first);
        assertThat(named(membership(first, second), "web-1")).isEqualTo(first);
    }

    @Test
    void a_persons_alias_is_the_one_that_rules_see() {
        Machine.Told told = new Machine.Told("own", "1.0.0", "stable", Arch.AMD64, "", "10.0.0.1", null);
        Machine.Written named = new Machine.Written("web-1", null, List.of("canary"), null, null, null, null, 0);
        assertThat(Membership.Candidate.of(Machine.Written.NOTHING, told).alias())
                .isEqualTo("own");
        assertThat(Membership.Candidate.of(named, told).alias()).isEqualTo("web-1");
        assertThat(Membership.Candidate.of(named, told).labels()).containsExactly("canary");
    }

    private Membership membership(GroupInfo... more) {
        List<GroupInfo> all = new java.util.ArrayList<>(List.of(anyArch, unassigned, byHand, stableArm, stable));
        all.addAll(List.of(more));
        return new Membership(all, Map.of(AMD, Arch.AMD64, ARM, Arch.ARM64));
    }

    private static GroupInfo groupOf(Membership membership, @Nullable UUID assigned, String track, Arch arch) {
        return membership.groupOf(candidate(assigned, "m", arch, track));
    }

    private static GroupInfo named(Membership membership, @Nullable String alias) {
        return membership.groupOf(candidate(null, alias, Arch.AMD64, "stable"));
    }

    private static Membership.Candidate candidate(
            @Nullable UUID assigned, @Nullable String alias, Arch arch, String track) {
        return new Membership.Candidate(assigned, alias, "10.0.0.1", "", arch, List.of(), "1.0.0", track);
    }

    private static MembershipRule rule(int priority, String alias) {
        return new MembershipRule(priority, alias, null, null, null, null, null, null);
    }

    private static GroupInfo group(
            String name, @Nullable String track, @Nullable UUID channel, MembershipRule... rules) {
        return group(name, track, channel, List.of(rules), false);
    }

    private static GroupInfo unassigned() {
        return group("unassigned", null, null, List.of(), true);
    }

    private static GroupInfo group(
            String name,
            @Nullable String track,
            @Nullable UUID channel,
            List<MembershipRule> rules,
            boolean unassigned) {
        return new GroupInfo(
                UUID.randomUUID(),
                ProductId.FLATCAR,
                name,
                track,
                channel,
                true,
                Plan.steady(),
                GroupEdit.DEFAULT_SILENT_AFTER,
                UpdateTimes.ALWAYS,
                rules,
                null,
                null,
                unassigned,
                0);
    }
}
