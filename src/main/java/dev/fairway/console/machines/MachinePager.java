package dev.fairway.console.machines;

import dev.fairway.base.Page;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineFilter;
import dev.fairway.fleet.MachineSearch;
import dev.fairway.fleet.MachineSort;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Windows into the list for a grid that asks by line numbers, while the list goes from machine to machine: keeps the cursors of
 * the lines that it has been to.
 */
class MachinePager {

    /** The list ends here: nobody reads on, and a line so deep says nothing. */
    static final int MOST = 10_000;

    private final MachineSearch machines;
    private final TreeMap<Integer, String> cursors = new TreeMap<>();

    MachinePager(MachineSearch machines) {
        this.machines = machines;
    }

    /** Forgets where the lines were: another list follows, or the machines have moved. */
    void startOver() {
        cursors.clear();
    }

    /** The machines on these lines; fewer where the list ends. */
    List<Machine> window(MachineFilter filter, MachineSort sort, int offset, int limit) {
        int most = Math.min(Math.min(limit, Page.Request.MAX_LIMIT), MOST - offset);
        String cursor = offset == 0 || most <= 0 ? null : cursorOf(filter, sort, offset);
        if (most <= 0 || offset > 0 && cursor == null) {
            return List.of();
        }
        Page<Machine> page = machines.page(filter, sort, Page.Request.of(most, cursor));
        if (page.next() != null) {
            cursors.put(offset + most, page.next());
        }
        return page.items();
    }

    private @Nullable String cursorOf(MachineFilter filter, MachineSort sort, int offset) {
        Map.Entry<Integer, String> before = cursors.floorEntry(offset);
        int at = before == null ? 0 : before.getKey();
        String cursor = before == null ? null : before.getValue();
        if (at == offset) {
            return cursor;
        }
        String found = machines.skip(filter, sort, cursor, offset - at);
        if (found != null) {
            cursors.put(offset, found);
        }
        return found;
    }
}
