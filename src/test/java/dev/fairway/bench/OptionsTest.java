package dev.fairway.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.bench.Options.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void without_options_everything_is_measured_at_three_sizes() {
        Options options = Options.of(List.of());
        assertThat(options.sizes()).containsExactly(1_000L, 100_000L, 1_000_000L);
        assertThat(options.mainSize()).isEqualTo(100_000);
        assertThat(options.only()).containsExactlyInAnyOrder(Topic.values());
    }

    @Test
    void options_are_taken_in_any_order_and_can_be_repeated_from_the_report() {
        Options options = Options.of(List.of("--only", "checks,grants", "--quick", "--sizes", "1000,40000"));
        assertThat(options.only()).containsExactlyInAnyOrder(Topic.CHECKS, Topic.GRANTS);
        assertThat(options.mainSize()).isEqualTo(40_000);
        assertThat(options.seconds()).isEqualTo(2);
        List<String> again = List.of(options.again().split(" "));
        assertThat(Options.of(again.subList(2, again.size()))).isEqualTo(options);
    }

    @Test
    void what_is_not_understood_is_named() {
        assertThatThrownBy(() -> Options.of(List.of("--fast"))).hasMessageContaining("\"--fast\"");
        assertThatThrownBy(() -> Options.of(List.of("--fast", "1"))).hasMessageContaining("\"--fast\"");
        assertThatThrownBy(() -> Options.of(List.of("--only", "cheks"))).hasMessageContaining("\"cheks\"");
        assertThatThrownBy(() -> Options.of(List.of("--sizes", "1001"))).hasMessageContaining("1001 is no multiple");
        assertThatThrownBy(() -> Options.of(List.of("--seconds", "0"))).hasMessageContaining("\"0\"");
    }
}
