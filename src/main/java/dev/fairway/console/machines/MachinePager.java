package dev.fairway.console.machines;

import dev.fairway.base.Page;
import dev.fairway.console.SharedReads;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineFilter;
import dev.fairway.fleet.MachineKey;
import dev.fairway.fleet.MachineSearch;
import dev.fairway.fleet.MachineSort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Windows into the list for a grid that asks by line numbers, while the list goes from machine to machine: keeps the cursors of
 * the lines that it has been to, and the lines that the grid asked for last.
 */
class MachinePager {

    /** The list ends here: nobody reads on, and a line so deep says nothing. */
    static final int MOST = 10_000;

    private static final int KEPT = 2;

    private final MachineSearch machines;
    private final TreeMap<Integer, String> cursors = new TreeMap<>();
    private final LinkedHashMap<Window, List<Machine>> windows = new LinkedHashMap<>();
    private final Map<MachineKey, Integer> lines = new HashMap<>();

    MachinePager(MachineSearch machines) {
        this.machines = machines;
    }

    /** A part of the list; equal for all who look at the same part of the same list. */
    private record Window(MachineFilter filter, MachineSort sort, int offset, int limit) {}

    /** A page as one window asked for it; what many ask alike is read once in a beat. */
    private record Asked(
            MachineFilter filter,
            MachineSort sort,
            int limit,
            @Nullable String cursor) {}

    /** Forgets where the lines were: another list follows, or the machines have moved. */
    void startOver() {
        cursors.clear();
        windows.clear();
        lines.clear();
    }

    /** The machines on these lines; fewer where the list ends. */
    List<Machine> window(MachineFilter filter, MachineSort sort, int offset, int limit) {
        Window window = new Window(filter, sort, offset, limit);
        List<Machine> known = windows.get(window);
        if (known != null) {
            return known;
        }
        List<Machine> read = read(window);
        windows.remove(window);
        windows.put(window, read);
        if (windows.size() > KEPT) {
            windows.remove(windows.firstEntry().getKey());
        }
        for (int i = 0; i < read.size(); i++) {
            lines.put(MachineKey.of(read.get(i)), offset + i);
        }
        return read;
    }

    /** The line of a machine that was shown, counted from 0; {@code null} if it was not. */
    @Nullable
    Integer lineOf(MachineKey key) {
        return lines.get(key);
    }

    /** What the grid asked for last, as it was then. */
    List<Machine> lastShown() {
        return windows.values().stream().flatMap(List::stream).toList();
    }

    /**
     * Reads again what the grid asked for last, and has it ready for when it asks again.
     *
     * @return the machines that stand there now
     */
    List<Machine> readAgain() {
        List<Window> last = List.copyOf(windows.keySet());
        startOver();
        last.forEach(window -> window(window.filter(), window.sort(), window.offset(), window.limit()));
        return lastShown();
    }

    private List<Machine> read(Window window) {
        int offset = window.offset();
        int most = Math.min(Math.min(window.limit(), Page.Request.MAX_LIMIT), MOST - offset);
        String cursor = offset == 0 || most <= 0 ? null : cursorOf(window.filter(), window.sort(), offset);
        if (most <= 0 || offset > 0 && cursor == null) {
            return List.of();
        }
        Page<Machine> page = SharedReads.get(
                new Asked(window.filter(), window.sort(), most, cursor),
                () -> machines.page(window.filter(), window.sort(), Page.Request.of(most, cursor)));
        if (page.next() != null) {
            cursors.put(offset + most, page.next());
        }
        return new ArrayList<>(page.items());
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
