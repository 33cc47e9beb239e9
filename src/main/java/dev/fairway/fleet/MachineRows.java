package dev.fairway.fleet;

import dev.fairway.base.Arch;
import dev.fairway.base.Hold;
import dev.fairway.base.MachineId;
import dev.fairway.base.Pin;
import dev.fairway.base.ProductId;
import dev.fairway.base.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the machine table as a {@link Machine}. */
public final class MachineRows {

    private static final String SEPARATOR = "\n";

    private MachineRows() {}

    /** The machine in a row that holds all columns of its table by their names. */
    public static Machine machine(ResultSet row, int index) throws SQLException {
        return new Machine(
                new ProductId(row.getObject("product_id", UUID.class)),
                new MachineId(row.getString("id")),
                new Machine.Written(
                        row.getString("alias"),
                        Sql.uuidOrNull(row, "assigned_group_id"),
                        labels(row.getString("labels")),
                        row.getString("notes"),
                        hold(row, "hold"),
                        pin(row),
                        hold(row, "expedite"),
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
                failure(row),
                new Machine.Traces(
                        row.getString("previous_version"),
                        row.getString("previous_boot_id"),
                        row.getInt("turns"),
                        Sql.timeOrNull(row, "last_turn")),
                Sql.intOrNull(row, "last_error"),
                Sql.time(row, "first_seen"),
                Sql.time(row, "last_seen"));
    }

    /** The key in a row that holds {@code id} and {@code product_id}. */
    static MachineKey key(ResultSet row) throws SQLException {
        return new MachineKey(
                new ProductId(row.getObject("product_id", UUID.class)), new MachineId(row.getString("id")));
    }

    /** Versions sort as versions; what cannot be read sorts before them all. */
    static String versionKey(Machine.Told told) {
        return told.readableVersion().map(Version::sortKey).orElse("!" + told.version());
    }

    private static @Nullable Hold hold(ResultSet row, String prefix) throws SQLException {
        Instant since = Sql.timeOrNull(row, prefix + "_since");
        return since == null
                ? null
                : new Hold(
                        row.getString(prefix + "_by"),
                        row.getString(prefix + "_reason"),
                        since,
                        Sql.timeOrNull(row, prefix + "_until"));
    }

    private static @Nullable Pin pin(ResultSet row) throws SQLException {
        UUID release = Sql.uuidOrNull(row, "pin_release_id");
        return release == null
                ? null
                : new Pin(
                        release,
                        row.getString("pin_by"),
                        row.getString("pin_reason"),
                        Sql.time(row, "pin_since"),
                        Sql.timeOrNull(row, "pin_until"));
    }

    private static Machine.@Nullable Failure failure(ResultSet row) throws SQLException {
        UUID release = Sql.uuidOrNull(row, "failed_release_id");
        return release == null
                ? null
                : new Machine.Failure(
                        release, row.getInt("attempts"), Sql.time(row, "failed_at"), row.getBoolean("fell_back"));
    }

    /** Labels stand between line breaks, also before the first and after the last, so that one can be looked for. */
    static String text(List<String> labels) {
        return labels.isEmpty() ? "" : SEPARATOR + String.join(SEPARATOR, labels) + SEPARATOR;
    }

    private static List<String> labels(String text) {
        return text.isEmpty() ? List.of() : List.of(text.strip().split(SEPARATOR));
    }
}
