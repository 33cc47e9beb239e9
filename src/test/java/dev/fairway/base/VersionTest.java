package dev.fairway.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

    /** Released by Flatcar, in the order of release of their lines. */
    private static final List<String> FLATCAR = List.of(
            "2079.3.0",
            "2135.4.0",
            "2191.5.0",
            "2247.5.0",
            "2345.3.0",
            "2512.2.0",
            "2605.12.0",
            "2765.2.6",
            "2905.2.3",
            "3033.2.4",
            "3139.2.3",
            "3227.2.4",
            "3374.2.5",
            "3510.2.8",
            "3602.2.3",
            "3760.2.0",
            "3815.2.0",
            "3815.2.1",
            "3815.2.5",
            "3975.2.0",
            "3975.2.2",
            "4081.2.0",
            "4081.2.1",
            "4152.2.0",
            "4152.2.3",
            "4230.2.0",
            "4230.2.1",
            "4230.2.4",
            "4372.1.0",
            "4426.0.0");

    private static final List<String> CHROME_OS =
            List.of("15699.66.0", "16093.68.0", "16093.68.0.1", "16093.69.0", "16093.100.0", "16151.0.0.0");

    private static final List<String> SEMVER_ITEM_11 = List.of(
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "1.0.1-0",
            "1.0.1-0.0",
            "1.0.1-9",
            "1.0.1-10",
            "1.0.1-a",
            "1.0.1");

    @Test
    void versions_of_flatcar_order_as_they_were_released() {
        assertOrdered(FLATCAR);
    }

    @Test
    void four_part_versions_of_chrome_os_order_by_all_parts() {
        assertOrdered(CHROME_OS);
    }

    @Test
    void pre_releases_order_as_semver_item_11_says() {
        assertOrdered(SEMVER_ITEM_11);
    }

    @Test
    void a_build_never_orders_but_tells_nightlies_apart() {
        Version first = Version.of("4152.0.0+nightly-20251001");
        Version second = Version.of("4152.0.0+nightly-20251002");
        assertThat(first).isEqualByComparingTo(second).isNotEqualTo(second);
        assertThat(second.isOtherBuildOf(first)).isTrue();
        assertThat(first.isOtherBuildOf(Version.of("4152.0.0+nightly-20251001")))
                .isFalse();
        assertThat(first.isOlderThan(second)).isFalse();
    }

    @Test
    void missing_numbers_count_as_zero_and_the_text_is_kept() {
        assertThat(Version.of("4230.2")).isEqualByComparingTo(Version.of("4230.2.0.0"));
        assertThat(Version.of("4230.2")).hasToString("4230.2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "v1",
                "1.",
                ".1",
                "1..2",
                "1.2.3.4.5",
                "1.2.3-",
                "1.2.3+",
                "1.2.3-a..b",
                "1.2.3 ",
                "-1",
                "1.-2",
                "99999999999.0.0",
                "1.2.3-ä",
                "<b>1</b>",
                "١.٢.٣"
            })
    void what_is_no_version_is_refused_and_named(String text) {
        assertThat(Version.parse(text)).isEmpty();
        assertThatThrownBy(() -> Version.of(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void a_version_longer_than_allowed_is_refused() {
        assertThat(Version.parse("1.2.3-" + "a".repeat(200))).isEmpty();
    }

    @Test
    void the_sort_key_orders_as_versions_compare() {
        List<String> all = new ArrayList<>(FLATCAR);
        all.addAll(CHROME_OS);
        all.addAll(SEMVER_ITEM_11);
        long seed = System.nanoTime();
        Collections.shuffle(all, new Random(seed));
        List<Version> byKey = all.stream()
                .map(Version::of)
                .sorted(Comparator.comparing(Version::sortKey))
                .toList();
        for (int i = 1; i < byKey.size(); i++) {
            assertThat(byKey.get(i - 1)).as("seed %d", seed).isLessThanOrEqualTo(byKey.get(i));
        }
    }

    private static void assertOrdered(List<String> ascending) {
        for (int i = 0; i < ascending.size(); i++) {
            for (int j = 0; j < ascending.size(); j++) {
                int expected = Integer.signum(Integer.compare(i, j));
                int actual = Integer.signum(Version.of(ascending.get(i)).compareTo(Version.of(ascending.get(j))));
                assertThat(actual)
                        .as("%s against %s", ascending.get(i), ascending.get(j))
                        .isEqualTo(expected);
            }
        }
    }
}
