package dev.fairway.links;

import dev.fairway.base.InvalidInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a wall can be put together from, in the order in which it stands there. */
public enum WallPanel {
    /** How many machines run their target, large, and the one sentence beside it. */
    VERDICT,
    /** Machines by health. */
    HEALTH,
    /** Open rollouts with their stages. */
    ROLLOUTS,
    /** How the newest release of each channel spreads. */
    ADOPTION,
    /** On how many machines a known hole is still open. */
    EXPOSURE,
    /** What was done last. */
    EVENTS;

    /** The name in the API and in addresses. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The panel of this name.
     *
     * @throws InvalidInput naming the field {@code panels}
     */
    public static WallPanel ofLabel(String label) {
        return Arrays.stream(values())
                .filter(panel -> panel.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "panels",
                        "panels are "
                                + Arrays.stream(values()).map(WallPanel::label).collect(Collectors.joining(", "))));
    }
}
