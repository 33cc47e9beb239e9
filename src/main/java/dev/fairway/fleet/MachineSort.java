package dev.fairway.fleet;

import dev.fairway.base.InvalidInput;
import org.jspecify.annotations.Nullable;

/** By what a list of machines is sorted; the id comes last in each, so that every order is total. */
public record MachineSort(Key key, boolean descending) {

    /** What can be sorted by; text in the order of its characters. */
    public enum Key {
        /** Worst first. */
        HEALTH("health"),
        ID("id"),
        ALIAS("coalesce(alias, told_alias, '')"),
        VERSION("version_key"),
        LAST_SEEN("last_seen");

        private final String expression;

        Key(String expression) {
            this.expression = expression;
        }

        String expression() {
            return expression;
        }
    }

    /** The worst first: what people look for. */
    public static final MachineSort WORST_FIRST = new MachineSort(Key.HEALTH, false);

    /**
     * Reads {@code health}, {@code id}, {@code alias}, {@code version} or {@code last-seen}, with a {@code -} before it
     * for descending.
     *
     * @throws InvalidInput if it is none of these
     */
    public static MachineSort of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return WORST_FIRST;
        }
        boolean descending = text.startsWith("-");
        return new MachineSort(Labels.parse(Key.class, "sort", descending ? text.substring(1) : text), descending);
    }
}
