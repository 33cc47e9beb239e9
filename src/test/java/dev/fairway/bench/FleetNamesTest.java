package dev.fairway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which machines are visited, what they are called, and what they send. */
class FleetNamesTest {

    private static final String MACHINE = "0123456789abcdef0123456789abcdef";
    private static final String BOOT = "{01234567-89ab-cdef-0123-456789abcdef}";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20, 1_000, 99_999, 100_000})
    void a_walk_visits_everybody_once_before_anybody_twice(long size) {
        Walk walk = Walk.over(size);
        BitSet visited = new BitSet();
        for (long position = 0; position < size; position++) {
            visited.set((int) walk.at(position));
        }
        assertThat(visited.cardinality()).isEqualTo((int) size);
        assertThat(walk.at(size)).isEqualTo(walk.at(0));
    }

    @Test
    void a_walk_does_not_go_through_the_table_in_its_order() {
        Walk walk = Walk.over(1_000_000);
        for (long position = 0; position < 1_000; position++) {
            assertThat(Math.abs(walk.at(position + 1) - walk.at(position))).isGreaterThan(1_000);
        }
    }

    @Test
    void the_known_parts_are_the_whole_fleet_and_none_is_in_two() {
        Set<Long> numbers = new HashSet<>();
        long machines = 0;
        for (Part part : Part.values()) {
            if (part.isKnown()) {
                machines += part.sizeIn(1_000);
                for (long k = 0; k < part.sizeIn(1_000); k++) {
                    assertThat(numbers.add(part.number(k))).isTrue();
                    assertThat(part.number(k) % Part.PATTERN).isBetween((long) part.first(), part.end() - 1L);
                }
            }
        }
        assertThat(machines).isEqualTo(1_000);
        assertThat(numbers).hasSize(1_000).allMatch(number -> number < 1_000);
    }

    @Test
    void a_machine_is_called_as_the_databases_compute_it() {
        // select md5('machine 4242')
        assertThat(new MachineName().of(Part.STABLE, 4242)).isEqualTo("80d0c8b814cb7da44a554ab791ed20e9");
        assertThat(new MachineName().of(Part.UNKNOWN, 4242))
                .hasSize(MachineName.LENGTH)
                .isNotEqualTo("80d0c8b814cb7da44a554ab791ed20e9");
        assertThat(MachineName.bootId(MACHINE)).isEqualTo(BOOT);
        assertThat(MachineName.nextBootId(MACHINE)).hasSameSizeAs(BOOT).isNotEqualTo(BOOT);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void a_request_is_that_of_this_machine_and_says_its_own_length(Step step) {
        RequestTemplate template = RequestTemplate.of(step, Part.BETA, "127.0.0.1:8080", false);
        template.of("f".repeat(MachineName.LENGTH));
        String request = new String(template.of(MACHINE), StandardCharsets.US_ASCII);
        String body = request.substring(request.indexOf("\r\n\r\n") + 4);
        assertThat(request)
                .startsWith("POST /v1/update/ HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n")
                .contains("\r\nContent-Length: " + body.length() + "\r\n")
                .doesNotContain("ffff");
        assertThat(body)
                .contains("machineid=\"" + MACHINE + "\"", "machinealias=\"\"", "track=\"beta\"", "oem=\"azure\"")
                .contains(" version=\"" + (step.isOnNextVersion() ? "4372.2.0" : "4372.1.0") + "\" track")
                .doesNotContain("3815.2.1");
        assertThat(body.contains(BOOT)).isEqualTo(!step.isAfterReboot());
        assertThat(body.contains(MachineName.nextBootId(MACHINE))).isEqualTo(step.isAfterReboot());
    }
}
