package dev.fairway.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the audit trail append-only on H2, as a trigger does on PostgreSQL: an entry gets its place in the chain once, and is
 * never changed otherwise; it goes only when a checkpoint keeps its place. Checkpoints stand for ever.
 */
public class StandingEntries implements Trigger {

    /** The columns that an entry is written with; those of the chain come after them. */
    private static final int CONTENT = 10;

    private boolean checkpoints;

    /** H2 makes it. */
    public StandingEntries() {}

    @Override
    public void init(Connection connection, String schema, String name, String table, boolean before, int type) {
        checkpoints = table.equalsIgnoreCase("audit_checkpoint");
    }

    @Override
    public void fire(Connection connection, @Nullable Object @Nullable [] before, @Nullable Object @Nullable [] after)
            throws SQLException {
        if (checkpoints || before == null) {
            throw new SQLException("the audit trail is only added to");
        }
        boolean allowed = after == null ? isCleared(connection, before[CONTENT]) : isSealing(before, after);
        if (!allowed) {
            throw new SQLException("entries of the audit trail are not changed and not removed");
        }
    }

    private static boolean isSealing(@Nullable Object[] before, @Nullable Object[] after) {
        return before[CONTENT] == null
                && Arrays.equals(
                        before, 0, CONTENT, after, 0, CONTENT, (one, other) -> Objects.equals(one, other) ? 0 : 1);
    }

    private static boolean isCleared(Connection connection, @Nullable Object position) throws SQLException {
        if (position == null) {
            return false;
        }
        try (PreparedStatement look =
                connection.prepareStatement("select 1 from audit_checkpoint where cleared and chain_position >= ?")) {
            look.setObject(1, position);
            try (ResultSet found = look.executeQuery()) {
                return found.next();
            }
        }
    }
}
