package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.base.Arch;
import dev.fairway.base.ProductId;
import dev.fairway.base.Version;
import dev.fairway.release.ReleaseInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExposureTest {

    private static final Instant NOW = Instant.parse("2031-03-03T12:00:00Z");
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));

    @Test
    void machines_below_the_release_that_closes_a_hole_are_exposed() {
        ReleaseInfo fix = release("4230.2.1", "CVE-1");
        assertThat(worst(List.of(fix), runs("4230.2.0", 5), runs("4230.2.1", 7)))
                .contains(new Exposure("CVE-1", 0, fix.id(), Version.of("4230.2.1"), YESTERDAY, 5));
    }

    @Test
    void a_hole_that_is_closed_everywhere_is_not_told() {
        assertThat(worst(List.of(release("4230.2.1", "CVE-1")), runs("4230.2.1", 7)))
                .isEmpty();
        assertThat(worst(List.of(release("4230.2.1")), runs("4230.2.0", 7))).isEmpty();
    }

    @Test
    void each_line_of_versions_is_measured_by_its_own_fix() {
        List<ReleaseInfo> fixes = List.of(release("4081.3.4", "CVE-1"), release("4230.2.1", "CVE-1"));
        assertThat(worst(fixes, runs("4081.3.4", 9), runs("4152.2.3", 2), runs("4230.2.1", 4)))
                .hasValueSatisfying(exposure -> assertThat(exposure.machines()).isEqualTo(2));
    }

    @Test
    void whether_something_newer_than_all_fixes_is_closed_nobody_knows() {
        assertThat(worst(List.of(release("4230.2.1", "CVE-1")), runs("4426.0.0", 3)))
                .isEmpty();
    }

    @Test
    void the_hole_on_the_most_machines_is_told_and_those_closed_with_it_are_counted() {
        ReleaseInfo newer = release("3.0.0", "CVE-2", "CVE-3");
        assertThat(worst(List.of(release("2.0.0", "CVE-1"), newer), runs("1.0.0", 1), runs("2.0.0", 5)))
                .contains(new Exposure("CVE-3", 1, newer.id(), Version.of("3.0.0"), YESTERDAY, 6));
    }

    @Test
    void another_arch_or_product_is_not_concerned() {
        Exposure.Running arm = new Exposure.Running(ProductId.FLATCAR, Arch.ARM64, Version.of("1.0.0"), 3);
        Exposure.Running other =
                new Exposure.Running(new ProductId(new UUID(1, 1)), Arch.AMD64, Version.of("1.0.0"), 3);
        assertThat(worst(List.of(release("2.0.0", "CVE-1")), arm, other)).isEmpty();
    }

    private static Optional<Exposure> worst(List<ReleaseInfo> releases, Exposure.Running... running) {
        return Exposure.worst(releases, List.of(running), NOW);
    }

    private static Exposure.Running runs(String version, int machines) {
        return new Exposure.Running(ProductId.FLATCAR, Arch.AMD64, Version.of(version), machines);
    }

    private static ReleaseInfo release(String version, String... advisories) {
        return new ReleaseInfo(
                UUID.nameUUIDFromBytes(version.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                ProductId.FLATCAR,
                Version.of(version),
                Arch.AMD64,
                YESTERDAY,
                null,
                List.of(advisories),
                List.of(),
                Map.of(),
                null,
                null,
                1);
    }
}
