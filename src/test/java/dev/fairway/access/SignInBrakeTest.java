package dev.fairway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInBrakeTest {

    private long now;
    private final SignInBrake brake = new SignInBrake(() -> now);

    @Test
    void a_few_slips_cost_nothing_and_after_that_each_costs_twice_as_much() {
        for (int i = 0; i < SignInBrake.FREE; i++) {
            assertThat(brake.begin("ann", "1.1.1.1")).isNull();
        }
        assertThat(brake.begin("ann", "1.1.1.1")).isEqualTo(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1));
        assertThat(brake.begin("ann", "1.1.1.1")).isNull();
        assertThat(brake.begin("ann", "1.1.1.1")).isEqualTo(Duration.ofSeconds(2));
        for (int i = 0; i < 40; i++) {
            pass(SignInBrake.LONGEST);
            brake.begin("ann", "1.1.1.1");
        }
        assertThat(brake.begin("ann", "1.1.1.1")).isEqualTo(SignInBrake.LONGEST);
    }

    @Test
    void whoever_guesses_locks_nobody_out_elsewhere() {
        for (int i = 0; i < 1000; i++) {
            brake.begin("ann", "6.6.6." + i % 200);
        }
        Duration wait = brake.begin("ann", "1.1.1.1");
        assertThat(wait == null ? Duration.ZERO : wait).isLessThanOrEqualTo(SignInBrake.MOST_FOR_OWNER);
        assertThat(brake.begin("bob", "1.1.1.1")).isNull();
    }

    @Test
    void an_address_that_tries_many_accounts_is_slowed_down_too() {
        for (int i = 0; i < SignInBrake.FREE_OF_ADDRESS; i++) {
            assertThat(brake.begin("account" + i, "6.6.6.6")).isNull();
        }
        assertThat(brake.begin("another", "6.6.6.6")).isNotNull();
        assertThat(brake.begin("another", "1.1.1.1")).isNull();
    }

    @Test
    void a_site_whose_people_sign_in_is_never_slowed_down() {
        for (int i = 0; i < 500; i++) {
            assertThat(brake.begin("person" + i % 50, "1.1.1.1")).isNull();
            brake.succeeded("person" + i % 50, "1.1.1.1");
        }
    }

    @Test
    void it_is_forgotten_after_an_hour() {
        for (int i = 0; i < 50; i++) {
            brake.begin("ann", "1.1.1.1");
            pass(Duration.ofSeconds(1));
        }
        pass(SignInBrake.FORGOTTEN.plusSeconds(1));
        assertThat(brake.begin("ann", "1.1.1.1")).isNull();
        assertThat(brake.begin("ann", "1.1.1.1")).isNull();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
