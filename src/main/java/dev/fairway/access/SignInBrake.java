package dev.fairway.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Slows down who guesses passwords, without locking out whose they are. After a few failures an account can be tried from
 * that address again only after a while, which doubles with each failure; so it is for an address that fails at many
 * accounts. From any other address the account's own person gets in as before: failures elsewhere cost them
 * {@link #MOST_FOR_OWNER} at most. All this is forgotten after {@link #FORGOTTEN} without a failure, and bounded.
 */
final class SignInBrake {

    /** So many failures are a slip of the finger. */
    static final int FREE = 4;

    /** Whole sites sit behind one address. */
    static final int FREE_OF_ADDRESS = 20;

    /** From here on an account is being guessed at from many addresses. */
    static final int FREE_OF_ACCOUNT = 30;

    static final Duration LONGEST = Duration.ofMinutes(5);
    static final Duration MOST_FOR_OWNER = Duration.ofSeconds(2);
    static final Duration FORGOTTEN = Duration.ofHours(1);
    private static final int MOST_KEPT = 20_000;

    private final LongSupplier nanos;
    private final Map<String, Tries> pairs = bounded();
    private final Map<String, Tries> addresses = bounded();
    private final Map<String, Tries> accounts = bounded();

    /** @param nanos a clock that only goes forward */
    SignInBrake(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private record Tries(int failures, long last) {}

    /**
     * Begins to try an account from an address. It counts as failed until {@link #succeeded} says otherwise, so that many
     * tries at the same moment gain nothing.
     *
     * @return for how much longer it cannot be tried, and then it has not been; {@code null} if it can
     */
    synchronized @Nullable Duration begin(String account, String address) {
        long now = nanos.getAsLong();
        long pair = left(pairs, pair(account, address), FREE, LONGEST, now);
        long own = left(addresses, address, FREE_OF_ADDRESS, LONGEST, now);
        long guessed = left(accounts, account, FREE_OF_ACCOUNT, MOST_FOR_OWNER, now);
        long longest = Math.max(pair, Math.max(own, guessed));
        if (longest > 0) {
            return Duration.ofNanos(longest);
        }
        count(pairs, pair(account, address), now);
        count(addresses, address, now);
        count(accounts, account, now);
        return null;
    }

    /** It was the right password. What was tried at other accounts from there, or at this one elsewhere, still counts. */
    synchronized void succeeded(String account, String address) {
        pairs.remove(pair(account, address));
        takeBack(addresses, address);
        takeBack(accounts, account);
    }

    private static String pair(String account, String address) {
        return address + " " + account;
    }

    private static long left(Map<String, Tries> kept, String key, int free, Duration most, long now) {
        Tries tries = kept.get(key);
        if (tries == null || tries.failures() < free || now - tries.last() > FORGOTTEN.toNanos()) {
            return 0;
        }
        int doublings = Math.min(tries.failures() - free, 20);
        long wait = Math.min(Duration.ofSeconds(1).toNanos() << doublings, most.toNanos());
        return tries.last() + wait - now;
    }

    private static void count(Map<String, Tries> kept, String key, long now) {
        Tries before = kept.remove(key);
        boolean old = before == null || now - before.last() > FORGOTTEN.toNanos();
        kept.put(key, new Tries(old || before == null ? 1 : before.failures() + 1, now));
    }

    private static void takeBack(Map<String, Tries> kept, String key) {
        kept.computeIfPresent(
                key, (same, tries) -> tries.failures() <= 1 ? null : new Tries(tries.failures() - 1, tries.last()));
    }

    private static Map<String, Tries> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
                return size() > MOST_KEPT;
            }
        };
    }
}
