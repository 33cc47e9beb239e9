package dev.fairway.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.fairway.base.Arch;
import dev.fairway.base.InvalidInput;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Membership rules: what each condition means, and what none of them takes. */
class RuleTest {

    @ParameterizedTest
    @CsvSource({
        "web-*,       web-1,        true",
        "web-*,       WEB-1,        true",
        "WEB-?,       web-1,        true",
        "web-?,       web-12,       false",
        "web-?,       web-,         false",
        "*,           anything,     true",
        "*-db-*,      eu-db-1,      true",
        "*-db-*,      eu-bd-1,      false",
        "*.eu,        web.eu.eu,    true",
        "web.1,       webx1,        false",
        "'web-[12]',  web-1,        false",
        "'web-[12]',  'web-[12]',   true",
        "'a(b|c)+',   abc,          false",
        "a**b,        ab,           true",
        "web,         web-1,        false",
        "'?',         😀,           true"
    })
    void a_glob_matches_the_whole_name_in_upper_or_lower_case(String glob, String name, boolean matches) {
        assertThat(new Glob(glob).matches(name)).isEqualTo(matches);
    }

    @Test
    void a_glob_means_what_the_same_regular_expression_would_mean() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String glob = text(random, "ab*?", 8);
            String name = text(random, "ab", 10);
            String regex = glob.replace("*", ".*").replace("?", ".");
            assertThat(new Glob(glob).matches(name))
                    .as("'%s' on '%s', seed %d", glob, name, seed)
                    .isEqualTo(Pattern.matches(regex, name));
        }
    }

    @Test
    void a_name_made_to_be_slow_is_not() {
        Glob evil = new Glob("*a".repeat(99) + "b");
        String name = "a".repeat(512);
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (int i = 0; i < 1000; i++) {
                assertThat(evil.matches(name)).isFalse();
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,       10.255.1.2,        true",
        "10.0.0.0/8,       11.0.0.1,          false",
        "10.1.2.3/8,       10.9.9.9,          true",
        "192.168.4.0/23,   192.168.5.255,     true",
        "192.168.4.0/23,   192.168.6.0,       false",
        "192.168.4.7,      192.168.4.7,       true",
        "192.168.4.7,      192.168.4.8,       false",
        "0.0.0.0/0,        1.2.3.4,           true",
        "0.0.0.0/0,        2001:db8::1,       false",
        "2001:db8::/33,    2001:db8:7fff::1,  true",
        "2001:db8::/33,    2001:db8:8000::1,  false",
        "::/0,             ::1,               true",
        "fe80::/10,        fe80::1%2,         true",
        "10.0.0.0/8,       ::ffff:10.1.1.1,   true",
        "10.0.0.0/8,       localhost,         false",
        "10.0.0.0/8,       unknown,           false",
        "10.0.0.0/8,       '',                false"
    })
    void a_network_contains_the_addresses_that_begin_like_it(String network, String address, boolean inside) {
        MembershipRule rule = new MembershipRule(1, null, network, null, null, null, null, null);
        assertThat(matches(rule, candidate("m", address, "1.0.0"))).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/33",
                "::/129",
                "10.0.0/8",
                "10.0.0.256",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "/8",
                "localhost",
                "example.org/8",
                "fe80::1%eth0",
                "10.0.0.0/8 ,::1",
                ":::/8",
                "1/8",
                "0x0a.0.0.1",
                "2001:db8::/3 2"
            })
    void what_is_no_network_is_refused_by_name(String text) {
        assertRefused("cidr", () -> new MembershipRule(1, null, text, null, null, null, null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "'>=4100.0.0 <4200',  4100.0.0,         true",
        "'>=4100.0.0 <4200',  4199.9.9,         true",
        "'>=4100.0.0 <4200',  4200.0.0,         false",
        "'>=4100.0.0 <4200',  4200.0.0-rc.1,    true",
        "'=4230.2.0',         4230.2,           true",
        "'=4230.2.0',         4230.2.0+build.7, true",
        "'<=4230.2.0',        4230.2.0,         true",
        "'>4230.2.0',         4230.2.0,         false",
        "'>4230.2.0',         4230.2.1,         true",
        "'  >1   <3 ',        2.0,              true",
        "'>0',                latest,           false",
        "'>3 <1',             2.0,              false"
    })
    void a_range_of_versions_holds_all_its_comparisons(String range, String version, boolean inside) {
        MembershipRule rule = new MembershipRule(1, null, null, null, null, null, range, null);
        assertThat(matches(rule, candidate("m", "10.0.0.1", version))).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4230.2.0",
                ">= 4230.2.0",
                "~4230",
                ">=latest",
                ">=",
                "=>1",
                "1 - 2",
                ">1,<2",
                ">1 >1 >1 >1 >1 >1 >1 >1 >1 >1 >1",
                ">1.2.3.4.5"
            })
    void what_is_no_range_is_refused_by_name(String text) {
        assertRefused("versions", () -> new MembershipRule(1, null, null, null, null, null, text, null));
    }

    @Test
    void all_conditions_that_are_given_must_hold() {
        MembershipRule rule = new MembershipRule(1, "m*", "10.0.0.0/8", "azure", Arch.ARM64, "eu", ">=1", "stable");
        Membership.Candidate all = new Membership.Candidate(
                null, "m1", "10.1.1.1", "azure", Arch.ARM64, List.of("de", "eu"), "1.0", "stable");
        assertThat(matches(rule, all)).isTrue();
        assertThat(matches(rule, with(all, "x1", "10.1.1.1", "azure", Arch.ARM64, "eu", "1.0", "stable")))
                .isFalse();
        assertThat(matches(rule, with(all, null, "10.1.1.1", "azure", Arch.ARM64, "eu", "1.0", "stable")))
                .isFalse();
        assertThat(matches(rule, with(all, "m1", "11.1.1.1", "azure", Arch.ARM64, "eu", "1.0", "stable")))
                .isFalse();
        assertThat(matches(rule, with(all, "m1", "10.1.1.1", "azur", Arch.ARM64, "eu", "1.0", "stable")))
                .isFalse();
        assertThat(matches(rule, with(all, "m1", "10.1.1.1", "azure", Arch.AMD64, "eu", "1.0", "stable")))
                .isFalse();
        assertThat(matches(rule, with(all, "m1", "10.1.1.1", "azure", Arch.ARM64, "e", "1.0", "stable")))
                .isFalse();
        assertThat(matches(rule, with(all, "m1", "10.1.1.1", "azure", Arch.ARM64, "eu", "0.9", "stable")))
                .isFalse();
        assertThat(matches(rule, with(all, "m1", "10.1.1.1", "azure", Arch.ARM64, "eu", "1.0", "beta")))
                .isFalse();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = "  ")
    void a_rule_without_a_condition_is_refused(@Nullable String nothing) {
        assertRefused("alias", () -> new MembershipRule(1, nothing, nothing, nothing, null, nothing, nothing, nothing));
    }

    @Test
    void priorities_labels_and_texts_have_their_limits() {
        assertRefused("priority", () -> new MembershipRule(-1, "a", null, null, null, null, null, null));
        assertRefused("priority", () -> new MembershipRule(1_000_001, "a", null, null, null, null, null, null));
        assertRefused("label", () -> new MembershipRule(1, null, null, null, null, "no blanks", null, null));
        assertRefused("alias", () -> new MembershipRule(1, "a".repeat(201), null, null, null, null, null, null));
        assertRefused("alias", () -> new MembershipRule(1, "a\u0000", null, null, null, null, null, null));
    }

    private static void assertRefused(String field, org.assertj.core.api.ThrowableAssert.ThrowingCallable made) {
        assertThatThrownBy(made)
                .isInstanceOfSatisfying(
                        InvalidInput.class, wrong -> assertThat(wrong.field()).isEqualTo(field));
    }

    private static boolean matches(MembershipRule rule, Membership.Candidate candidate) {
        return new RuleMatcher(rule).matches(new RuleMatcher.Asked(candidate));
    }

    private static Membership.Candidate candidate(String alias, String address, String version) {
        return new Membership.Candidate(null, alias, address, "", Arch.AMD64, List.of(), version, "stable");
    }

    private static Membership.Candidate with(
            Membership.Candidate base,
            @Nullable String alias,
            String address,
            String oem,
            Arch arch,
            String label,
            String version,
            String track) {
        return new Membership.Candidate(base.assigned(), alias, address, oem, arch, List.of(label), version, track);
    }

    private static String text(Random random, String letters, int most) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(most);
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
