package dev.fairway.links;

import dev.fairway.base.InvalidInput;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In which colours a wall is shown. */
public enum WallTheme {
    LIGHT,
    DARK,
    /** As the system of the viewer is. */
    AUTO;

    /** The name in the API. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The theme of this name; as the system is if none is given.
     *
     * @throws InvalidInput naming the field {@code theme}
     */
    public static WallTheme ofLabel(@Nullable String label) {
        if (label == null) {
            return AUTO;
        }
        return Arrays.stream(values())
                .filter(theme -> theme.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("theme", "theme is light, dark or auto"));
    }
}
