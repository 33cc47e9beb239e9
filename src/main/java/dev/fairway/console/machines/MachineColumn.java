package dev.fairway.console.machines;

import dev.fairway.console.Messages;
import dev.fairway.fleet.Labels;
import dev.fairway.fleet.MachineSort;
import org.jspecify.annotations.Nullable;

/** A column of the list. */
enum MachineColumn {
    ALIAS(150, 3, MachineSort.Key.ALIAS, 0),
    HEALTH(104, 0, MachineSort.Key.HEALTH, 0),
    WHY(160, 4, null, 0),
    VERSION(180, 1, MachineSort.Key.VERSION, 0),
    PROGRESS(160, 0, null, -1),
    TARGET(110, 0, null, -1),
    GROUP(110, 1, null, 1200),
    CHANNEL(110, 0, null, -1),
    ADDRESS(120, 0, null, 1200),
    ARCH(80, 0, null, -1),
    OEM(110, 0, null, -1),
    LABELS(160, 1, null, -1),
    ID(290, 0, MachineSort.Key.ID, -1),
    FIRST_SEEN(110, 0, null, -1),
    LAST_SEEN(96, 0, null, 0);

    private final int width;
    private final int grow;
    private final MachineSort.@Nullable Key sort;
    private final int from;

    MachineColumn(int width, int grow, MachineSort.@Nullable Key sort, int from) {
        this.width = width;
        this.grow = grow;
        this.sort = sort;
        this.from = from;
    }

    /** In pixels. */
    int width() {
        return width;
    }

    /** Its part of the room that is left. */
    int grow() {
        return grow;
    }

    /** By what it sorts, if it does. */
    MachineSort.@Nullable Key sort() {
        return sort;
    }

    /** Whether a list of this width has it when nobody has chosen. */
    boolean isUsual(int listWidth) {
        return from >= 0 && listWidth >= from;
    }

    /** The name in addresses and settings. */
    String label() {
        return Labels.of(this);
    }

    /** Its heading. */
    String heading() {
        return Messages.of("machines.column." + label());
    }
}
