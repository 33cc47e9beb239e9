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

    private final GroupInfo stable = group("stable", "stable", AMD, false);
    private final GroupInfo stableArm = group("stable-arm64", "stable", ARM, false);
    private final GroupInfo byHand = group("databases", null, AMD, false);
    private final GroupInfo anyArch = group("fips", "stable-fips", null, false);
    private final GroupInfo unassigned = group("unassigned", null, null, true);
    private final Membership membership = new Membership(
            List.of(anyArch, unassigned, byHand, stableArm, stable), Map.of(AMD, Arch.AMD64, ARM, Arch.ARM64));

    @Test
    void a_track_leads_to_its_group_for_the_arch() {
        assertThat(groupOf(null, "stable", Arch.AMD64)).isEqualTo(stable);
        assertThat(groupOf(null, "stable", Arch.ARM64)).isEqualTo(stableArm);
        assertThat(groupOf(null, "stable-fips", Arch.ARM64)).isEqualTo(anyArch);
    }

    @Test
    void a_track_that_nobody_names_leads_to_the_unassigned_group() {
        assertThat(groupOf(null, "nightly", Arch.AMD64)).isEqualTo(unassigned);
        assertThat(groupOf(null, "", Arch.AMD64)).isEqualTo(unassigned);
    }

    @Test
    void what_a_machine_says_never_moves_it_out_of_an_assignment_by_hand() {
        assertThat(groupOf(byHand.id(), "stable", Arch.AMD64)).isEqualTo(byHand);
        assertThat(groupOf(UUID.randomUUID(), "stable", Arch.AMD64))
                .as("a group that is gone")
                .isEqualTo(stable);
    }

    private GroupInfo groupOf(@Nullable UUID assigned, String track, Arch arch) {
        return membership.groupOf(
                new Membership.Candidate(assigned, null, "10.0.0.1", "", arch, List.of(), "1.0.0", track));
    }

    private static GroupInfo group(String name, @Nullable String track, @Nullable UUID channel, boolean unassigned) {
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
                java.util.List.of(),
                null,
                null,
                unassigned,
                0);
    }
}
