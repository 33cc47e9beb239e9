package dev.fairway.fleet;

import dev.fairway.base.InvalidInput;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** By what a list of machines is sorted; the id comes last in each, so that every order is total. */
public record MachineSort(Key key, boolean descending) {

    /**
     * What can be sorted by; text in the order of its characters. Not by when a machine was last seen: an index on that would
     * have to be written at every check-in.
     */
    public enum Key {
        /** Worst first. */
        HEALTH("m.health"),
        ID("''"),
        ALIAS("coalesce(m.alias, m.told_alias, '')"),
        VERSION("m.version_key");

        private final String expression;

        Key(String expression) {
            this.expression = expression;
        }

        /** It as SQL, of the machine {@code m}. */
        String expression() {
            return expression;
        }
    }

    /** The worst first: what people look for. */
    public static final MachineSort WORST_FIRST = new MachineSort(Key.HEALTH, false);

    /**
     * Reads {@code health}, {@code id}, {@code alias} or {@code version}, with a {@code -} before it
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

    /** These expressions, all in the direction of this, for an {@code order by}. */
    String by(String... expressions) {
        return Arrays.stream(expressions)
                .filter(expression -> !expression.equals("''"))
                .map(expression -> descending ? expression + " desc" : expression)
                .collect(Collectors.joining(", "));
    }
}
