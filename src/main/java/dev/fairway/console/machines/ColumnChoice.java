package dev.fairway.console.machines;

import dev.fairway.base.InvalidInput;
import dev.fairway.fleet.Labels;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which columns somebody wants, and how wide: kept with the account as {@code alias:240,health,why}.
 *
 * @param shown {@code null} as long as nobody has chosen: then as many as there is room for
 * @param widths in pixels, of those that somebody has resized
 */
record ColumnChoice(@Nullable Set<MachineColumn> shown, Map<MachineColumn, Integer> widths) {

    static final String SETTING = "machines.columns";

    private static final int NARROWEST = 60;
    private static final int WIDEST = 1000;
    private static final String UNCHOSEN = "*";

    /** Nobody has chosen anything. */
    static final ColumnChoice USUAL = new ColumnChoice(null, Map.of());

    /** Reads it; what means nothing, as from a version that had other columns, is left out. */
    static ColumnChoice of(String text) {
        Set<MachineColumn> shown = EnumSet.noneOf(MachineColumn.class);
        Map<MachineColumn, Integer> widths = new EnumMap<>(MachineColumn.class);
        boolean unchosen = false;
        for (String part : text.split(",", -1)) {
            String[] words = part.replace(UNCHOSEN, "").split(":", -1);
            unchosen |= part.contains(UNCHOSEN);
            try {
                MachineColumn column = Labels.parse(MachineColumn.class, "column", words[0]);
                shown.add(column);
                if (words.length > 1) {
                    widths.put(column, Math.clamp(Long.parseLong(words[1]), NARROWEST, WIDEST));
                }
            } catch (InvalidInput | NumberFormatException other) {
                continue;
            }
        }
        return new ColumnChoice(unchosen || shown.isEmpty() ? null : shown, widths);
    }

    /** It as text. */
    String text() {
        List<String> parts = new ArrayList<>();
        for (MachineColumn column : MachineColumn.values()) {
            Integer width = widths.get(column);
            if (shown == null ? width != null : shown.contains(column)) {
                parts.add((shown == null ? UNCHOSEN : "") + column.label() + (width == null ? "" : ":" + width));
            }
        }
        return String.join(",", parts);
    }

    boolean shows(MachineColumn column, int listWidth) {
        return shown == null ? column.isUsual(listWidth) : shown.contains(column);
    }

    /** The same with or without a column; that with the name stays. */
    ColumnChoice with(MachineColumn column, boolean wanted, int listWidth) {
        Set<MachineColumn> now = EnumSet.noneOf(MachineColumn.class);
        for (MachineColumn one : MachineColumn.values()) {
            if (one == column ? wanted : shows(one, listWidth)) {
                now.add(one);
            }
        }
        now.add(MachineColumn.ALIAS);
        return new ColumnChoice(now, widths);
    }

    ColumnChoice resized(MachineColumn column, int width) {
        Map<MachineColumn, Integer> now = new EnumMap<>(MachineColumn.class);
        now.putAll(widths);
        now.put(column, Math.clamp(width, NARROWEST, WIDEST));
        return new ColumnChoice(shown, now);
    }
}
