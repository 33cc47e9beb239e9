package dev.fairway.fleet;

import java.util.Collection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;

/** One statement for many rows, in one round trip. */
public final class Batch {

    private Batch() {}

    /** Runs the statement once for each row, and returns how many rows of the table each concerned; for no row it costs nothing. */
    public static <T> int[] run(
            JdbcTemplate jdbc, String sql, Collection<T> rows, ParameterizedPreparedStatementSetter<T> setter) {
        return rows.isEmpty() ? new int[0] : jdbc.batchUpdate(sql, rows, rows.size(), setter)[0];
    }
}
