package dev.fairway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.base.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The past of the demo's machines: it leads to what they are when the demo begins, and never backwards. */
class DemoPastTest {

    private static final long SEED = 7;

    private final DemoScript script = DemoScript.read();
    private final DemoFleet fleet = new DemoFleet(script, SEED);
    private final List<DemoPast.Word> words = new DemoPast(script, SEED).words(fleet.members());

    @Test
    void every_machine_ends_with_the_version_that_it_begins_the_demo_with_and_never_takes_an_older_one() {
        Map<DemoFleet.Member, List<DemoPast.Word>> said = new HashMap<>();
        words.forEach(word ->
                said.computeIfAbsent(word.member(), first -> new ArrayList<>()).add(word));
        assertThat(said.keySet()).containsExactlyInAnyOrderElementsOf(fleet.members());
        said.forEach((member, all) -> {
            assertThat(all.getLast().version()).isEqualTo(member.life().who().aleph());
            assertThat(all)
                    .isSortedAccordingTo(Comparator.comparing(
                            word -> Version.parse(word.version()).orElseThrow()));
        });
    }

    @Test
    void it_is_told_in_order_and_ends_before_the_demo_begins() {
        assertThat(words)
                .isSortedAccordingTo(Comparator.comparing(DemoPast.Word::ago).reversed());
        assertThat(words.getLast().ago()).isGreaterThanOrEqualTo(Duration.ofHours(1));
    }
}
