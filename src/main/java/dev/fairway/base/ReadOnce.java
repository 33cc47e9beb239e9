package dev.fairway.base;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * While one request of the console is answered, or all windows are refreshed in one beat, what several parts of a screen
 * read alike is read once. Elsewhere, as in a check-in, every read is one of its own, and so it is inside of a transaction
 * that may write: what is written has to be founded on what is there.
 *
 * <p>Whoever changes something calls {@link #forget()}, so that one sees what one has done oneself.
 */
public final class ReadOnce {

    private static final ThreadLocal<@Nullable Map<Object, Object>> READ = new ThreadLocal<>();

    private ReadOnce() {}

    /**
     * The value of {@code key}: as it was read before, or read now.
     *
     * @param key names all that the value depends on
     */
    @SuppressWarnings("unchecked") // a key has one kind of value
    public static <T> T get(Object key, Supplier<T> read) {
        Map<Object, Object> known = READ.get();
        if (known == null || !isShared()) {
            return read.get();
        }
        Object before = known.get(key);
        if (before != null) {
            return (T) before;
        }
        T value = read.get();
        known.put(key, value);
        return value;
    }

    /** Whether reads are shared here and now. */
    public static boolean isShared() {
        return READ.get() != null
                && (!TransactionSynchronizationManager.isActualTransactionActive()
                        || TransactionSynchronizationManager.isCurrentTransactionReadOnly());
    }

    /** From here on this thread reads once, until {@link #end()}. */
    public static void begin() {
        READ.set(new HashMap<>());
    }

    /** From here on each read is one of its own again. */
    public static void end() {
        READ.remove();
    }

    /** Nothing that was read holds any more. */
    public static void forget() {
        Map<Object, Object> known = READ.get();
        if (known != null) {
            known.clear();
        }
    }

    /** Runs something whose reads are shared with others that were given the same map; it must allow for several threads. */
    public static void within(Map<Object, Object> known, Runnable work) {
        with(known, () -> {
            work.run();
            return true;
        });
    }

    /** Reads something that has to be as it is now, and at one moment. */
    public static <T> T apart(Supplier<T> read) {
        return with(null, read);
    }

    private static <T> T with(@Nullable Map<Object, Object> known, Supplier<T> work) {
        Map<Object, Object> before = READ.get();
        set(known);
        try {
            return work.get();
        } finally {
            set(before);
        }
    }

    private static void set(@Nullable Map<Object, Object> known) {
        if (known == null) {
            READ.remove();
        } else {
            READ.set(known);
        }
    }
}
