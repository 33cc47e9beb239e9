package dev.fairway.fleet;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The machines that somebody has chosen to do something to.
 *
 * @param filter all that match this but {@code keys}; {@code null} for just {@code keys}
 */
public record MachineChoice(@Nullable MachineFilter filter, Set<MachineKey> keys) {

    /** No machine. */
    public static final MachineChoice NONE = new MachineChoice(null, Set.of());

    /** Just these. */
    public static MachineChoice of(Set<MachineKey> keys) {
        return new MachineChoice(null, Set.copyOf(keys));
    }

    /** All that match. */
    public static MachineChoice all(MachineFilter filter) {
        return new MachineChoice(filter, Set.of());
    }

    /** Whether this machine, which matches, is among them. */
    public boolean has(MachineKey key) {
        return (filter == null) == keys.contains(key);
    }
}
