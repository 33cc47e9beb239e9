package dev.fairway.rollout;

import dev.fairway.release.ConfigurationEpoch;
import dev.fairway.release.Kept;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How many there are of what people edit, in one statement: small tables, and asked for by every screen. */
@Repository
@Transactional(readOnly = true)
public class ScreenCounts {

    private final JdbcClient jdbc;
    private final Kept<Counts> kept;

    ScreenCounts(JdbcClient jdbc, ConfigurationEpoch epoch) {
        this.jdbc = jdbc;
        this.kept = new Kept<>(epoch);
    }

    /** @param openRollouts those that may still change anything */
    public record Counts(int groups, int channels, int openRollouts) {}

    /** As of now. */
    public Counts read() {
        return kept.get(this::load);
    }

    private Counts load() {
        return jdbc.sql("""
                        select (select count(*) from machine_group) as all_groups,
                          (select count(*) from channel) as all_channels,
                          (select count(*) from rollout where state in %s) as open_rollouts
                        """.formatted(RolloutStore.OPEN))
                .query((row, index) ->
                        new Counts(row.getInt("all_groups"), row.getInt("all_channels"), row.getInt("open_rollouts")))
                .single();
    }
}
