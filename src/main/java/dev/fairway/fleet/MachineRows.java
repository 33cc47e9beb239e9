package dev.fairway.fleet;

import dev.fairway.base.Arch;
import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** A row of the machine table as a {@link Machine}. */
final class MachineRows {

    private static final String SEPARATOR = "\n";

    private MachineRows() {}

    static Machine machine(ResultSet row, int index) throws SQLException {
        return new Machine(
                new ProductId(row.getObject("product_id", UUID.class)),
                new MachineId(row.getString("id")),
                new Machine.Written(
                        row.getString("alias"),
                        Sql.uuidOrNull(row, "assigned_group_id"),
                        labels(row.getString("labels")),
                        row.getString("notes"),
                        row.getLong("revision")),
                new Machine.Told(
                        row.getString("told_alias"),
                        row.getString("version"),
                        row.getString("track"),
                        Arch.require("arch", row.getString("arch")),
                        row.getString("oem"),
                        row.getString("address"),
                        row.getString("boot_id")),
                row.getObject("group_id", UUID.class),
                Progress.ofCode(row.getInt("progress")),
                Health.ofCode(row.getInt("health")),
                Sql.uuidOrNull(row, "fell_back_from"),
                Sql.intOrNull(row, "last_error"),
                Sql.time(row, "first_seen"),
                Sql.time(row, "last_seen"));
    }

    /** Labels stand between line breaks, also before the first and after the last, so that one can be looked for. */
    static String text(List<String> labels) {
        return labels.isEmpty() ? "" : SEPARATOR + String.join(SEPARATOR, labels) + SEPARATOR;
    }

    private static List<String> labels(String text) {
        return text.isEmpty() ? List.of() : List.of(text.strip().split(SEPARATOR));
    }
}
