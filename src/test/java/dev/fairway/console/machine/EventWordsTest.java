package dev.fairway.console.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.fleet.MachineEvent;
import dev.fairway.fleet.MachineEvent.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventWordsTest {

    @Test
    void every_event_has_its_words_with_and_without_a_version() {
        for (Kind kind : Kind.values()) {
            assertThat(title(kind, "4230.2.1")).as(kind.name()).isNotBlank();
            assertThat(title(kind, null)).as(kind.name()).isNotBlank().doesNotContain("null");
        }
    }

    @Test
    void the_version_stands_where_it_is_known() {
        assertThat(title(Kind.INSTALLED, "4230.2.1")).isEqualTo("Installed 4230.2.1, waits for its reboot");
        assertThat(title(Kind.INSTALLED, null)).isEqualTo("Installed, waits for its reboot");
        assertThat(title(Kind.FELL_BACK, null)).isEqualTo("Fell back from an update");
    }

    private static String title(Kind kind, @Nullable String version) {
        return EventWords.of(MachineEvent.of(Instant.EPOCH, kind, version, null))
                .title();
    }
}
