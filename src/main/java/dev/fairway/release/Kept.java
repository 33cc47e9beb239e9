package dev.fairway.release;

import dev.fairway.base.ReadOnce;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something of the configuration, kept in memory for the console as long as the {@link ConfigurationEpoch} has not moved.
 * Only where reads are shared ({@link ReadOnce}) is it taken from here; a check-in and whoever may write read it anew.
 */
public final class Kept<T> {

    private final ConfigurationEpoch epoch;
    private volatile @Nullable At<T> newest;

    public Kept(ConfigurationEpoch epoch) {
        this.epoch = epoch;
    }

    /** Loaded after the epoch was read, so never older than it says. */
    private record At<T>(long epoch, T value) {}

    /** As it was loaded at this epoch, or loaded now. */
    public T get(Supplier<T> load) {
        if (!ReadOnce.isShared()) {
            return load.get();
        }
        long now = epoch.known();
        At<T> kept = newest;
        if (kept != null && kept.epoch() == now) {
            return kept.value();
        }
        T value = load.get();
        newest = new At<>(now, value);
        return value;
    }
}
