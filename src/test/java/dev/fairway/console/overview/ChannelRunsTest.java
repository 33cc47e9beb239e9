package dev.fairway.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.console.overview.ChannelRuns.Piece;
import dev.fairway.console.overview.ChannelRuns.Standing;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChannelRunsTest {

    @Test
    void versions_stand_to_what_the_channel_points_at() {
        assertThat(ChannelRuns.pieces(
                        Map.of("4230.2.1", 4, "4372.0.0", 1, "4230.2.0", 3, "4152.2.3", 2, "other", 5, "nonsense", 6),
                        "4230.2.1"))
                .containsExactly(
                        new Piece("4372.0.0", 1, Standing.OTHER),
                        new Piece("4230.2.1", 4, Standing.RELEASE),
                        new Piece("4230.2.0", 3, Standing.ONE_BEHIND),
                        new Piece("4152.2.3", 2, Standing.OLDER),
                        new Piece("nonsense", 6, Standing.OTHER),
                        new Piece("other", 5, Standing.OTHER));
    }

    @Test
    void a_channel_that_points_at_nothing_has_no_standing() {
        assertThat(ChannelRuns.pieces(Map.of("1.0.0", 1), null)).containsExactly(new Piece("1.0.0", 1, Standing.OTHER));
    }
}
