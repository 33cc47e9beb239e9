package dev.fairway.rollout;

import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.base.Version;
import dev.fairway.fleet.MachineKey;
import dev.fairway.fleet.Progress;
import dev.fairway.fleet.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** A row of the grant table as a {@link Grant}. */
final class GrantRows {

    private static final List<String> COLUMNS = List.of(
            "id",
            "group_id",
            "rollout_id",
            "stage",
            "floor_step",
            "release_id",
            "version",
            "from_version",
            "outcome",
            "progress",
            "granted_at",
            "deadline",
            "installed_boot_id",
            "ended_at",
            "error_code");

    private GrantRows() {}

    /** The columns of a grant in a statement that also reads another table with such names. */
    static String columns(String alias, String prefix) {
        return COLUMNS.stream()
                .map(column -> alias + "." + column + " as " + prefix + column)
                .collect(Collectors.joining(", "));
    }

    static Grant grant(ResultSet row, int index) throws SQLException {
        return grant(row, "");
    }

    static Grant grant(ResultSet row, String prefix) throws SQLException {
        Integer error = Sql.intOrNull(row, prefix + "error_code");
        return new Grant(
                row.getObject(prefix + "id", UUID.class),
                row.getObject(prefix + "group_id", UUID.class),
                Sql.uuidOrNull(row, prefix + "rollout_id"),
                row.getInt(prefix + "stage"),
                row.getBoolean(prefix + "floor_step"),
                row.getObject(prefix + "release_id", UUID.class),
                Version.of(row.getString(prefix + "version")),
                row.getString(prefix + "from_version"),
                Grant.Outcome.values()[row.getInt(prefix + "outcome")],
                Progress.ofCode(row.getInt(prefix + "progress")),
                Sql.time(row, prefix + "granted_at"),
                Sql.time(row, prefix + "deadline"),
                row.getString(prefix + "installed_boot_id"),
                Sql.timeOrNull(row, prefix + "ended_at"),
                error == null ? null : new ErrorCode(error));
    }

    /** Whose grant it is, in a row that holds {@code machine_id} and {@code product_id}. */
    static MachineKey key(ResultSet row) throws SQLException {
        return new MachineKey(
                new ProductId(row.getObject("product_id", UUID.class)), new MachineId(row.getString("machine_id")));
    }
}
