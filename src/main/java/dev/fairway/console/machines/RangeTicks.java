package dev.fairway.console.machines;

import dev.fairway.base.Page;
import dev.fairway.fleet.MachineKey;
import org.jspecify.annotations.Nullable;

/** Ticks all lines between the one that was ticked last and the one that is ticked with the shift key. */
class RangeTicks {

    private final MachineLines lines;
    private final MachineGrid grid;
    private @Nullable MachineKey last;

    RangeTicks(MachineLines lines, MachineGrid grid) {
        this.lines = lines;
        this.grid = grid;
    }

    void startOver() {
        last = null;
    }

    /** A range may begin here. */
    void began(MachineRow row) {
        last = row.key();
    }

    /** A range ends here: a long one is ticked from its end on, as far as one page goes. */
    void range(MachineRow row, boolean ticked) {
        Integer from = last == null ? null : lines.lineOf(last);
        Integer to = lines.lineOf(row.key());
        last = row.key();
        if (from == null || to == null) {
            return;
        }
        int first = Math.min(from, to);
        int count = Math.min(Math.abs(from - to) + 1, Page.Request.MAX_LIMIT);
        grid.selection().tick(lines.between(first, count), ticked);
    }
}
