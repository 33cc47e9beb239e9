package dev.fairway.fleet;

import dev.fairway.base.InvalidInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names of enum values as the API writes them: lower case with hyphens. */
public final class Labels {

    private Labels() {}

    /** {@code FELL_BACK} becomes {@code fell-back}. */
    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws InvalidInput if no value of {@code type} has this label; the error names {@code field} and all labels */
    public static <E extends Enum<E>> E parse(Class<E> type, String field, String label) {
        for (E value : type.getEnumConstants()) {
            if (of(value).equals(label)) {
                return value;
            }
        }
        String all = Arrays.stream(type.getEnumConstants()).map(Labels::of).collect(Collectors.joining(", "));
        throw new InvalidInput(field, "'" + label + "' is no " + field + ": expected one of " + all);
    }
}
