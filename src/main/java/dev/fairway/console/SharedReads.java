package dev.fairway.console;

import dev.fairway.base.ReadOnce;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What many windows show alike is read once for all of them. {@link LiveUpdates} refreshes all windows in common beats;
 * within a beat the first window that asks for something reads it, and the others take what it read. Outside of a beat,
 * when somebody opens a screen or has just changed something, each read is a read of its own, and so never older than the
 * change.
 *
 * <p>What is shared must be the same for everybody: a key names all that the value depends on, and values are not to be
 * changed by who takes them.
 */
public final class SharedReads {

    private static final ScopedValue<Map<Object, Object>> BEAT = ScopedValue.newInstance();

    private SharedReads() {}

    /**
     * The value of {@code key}: as this beat knows it, or read now.
     *
     * @param key a record or list of all that the value depends on, with equality
     * @param read reads it; must not ask for another shared value
     */
    @SuppressWarnings("unchecked") // a key has one kind of value
    public static <T> T get(Object key, Supplier<T> read) {
        return BEAT.isBound() ? (T) BEAT.get().computeIfAbsent(key, first -> read.get()) : read.get();
    }

    /** What a beat knows; to be filled by those who refresh in it. */
    static Map<Object, Object> beat() {
        return new ConcurrentHashMap<>();
    }

    /** Refreshes one window as a part of this beat. */
    static void within(Map<Object, Object> beat, Runnable refresh) {
        @SuppressWarnings("unchecked") // a map of its own: what is read for a shared value is shared too
        Map<Object, Object> known =
                (Map<Object, Object>) beat.computeIfAbsent(ReadOnce.class, first -> new ConcurrentHashMap<>());
        ScopedValue.where(BEAT, beat).run(() -> ReadOnce.within(known, refresh));
    }
}
