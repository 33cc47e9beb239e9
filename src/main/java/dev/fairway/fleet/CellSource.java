package dev.fairway.fleet;

import dev.fairway.fleet.MachineCells.Cell;
import dev.fairway.fleet.PlainMachineList.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Cells as a place to look for machines in. */
final class CellSource {

    /** Rows {@code m} of the machines of cells that {@link #arrays} tells. */
    static final String OF_CELLS = """
            unnest(cast(:groups as uuid[]), cast(:versions as text[]), cast(:healths as integer[]),
              cast(:progresses as integer[])) as c (group_id, version, health, progress)
            cross join lateral (select * from machine o where o.group_id = c.group_id and o.version = c.version
              and o.health = c.health and o.progress = c.progress offset 0) m""";

    private CellSource() {}

    /** All machines of these cells. */
    static Source read(List<Cell> cells) {
        return new Source(OF_CELLS, arrays(cells));
    }

    /** Those of these cells whose version has the text. */
    static List<Cell> byVersion(List<Cell> cells, MachineFilter filter) {
        return cells.stream().filter(cell -> hasText(cell, filter)).toList();
    }

    static boolean hasText(Cell cell, MachineFilter filter) {
        return filter.hasQuery()
                && cell.version()
                        .toLowerCase(Locale.ROOT)
                        .contains(filter.queryText().toLowerCase(Locale.ROOT));
    }

    static Map<String, Object> arrays(List<Cell> cells) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("groups", cells.stream().map(Cell::group).toArray(UUID[]::new));
        params.put("versions", cells.stream().map(Cell::version).toArray(String[]::new));
        params.put("healths", cells.stream().map(Cell::health).toArray(Integer[]::new));
        params.put("progresses", cells.stream().map(Cell::progress).toArray(Integer[]::new));
        return params;
    }

    static UUID[] groups(List<Cell> cells) {
        return cells.stream().map(Cell::group).distinct().toArray(UUID[]::new);
    }
}
