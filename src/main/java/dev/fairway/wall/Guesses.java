package dev.fairway.wall;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * Limits guessing at tokens: after {@value #MOST} wrong ones within a minute nothing is looked up for an address until the
 * next. Whoever has a token that is known is let in all the same: from behind one address many may look.
 */
@Component
class Guesses {

    static final int MOST = 10;

    /** So many addresses are told apart; a flood from more of them is taken for one. */
    private static final int MOST_ADDRESSES = 20_000;

    private static final String THE_REST = "";

    private final Clock clock;
    private final Map<String, AtomicInteger> wrong = new ConcurrentHashMap<>();
    private volatile long minute;

    Guesses(Clock clock) {
        this.clock = clock;
    }

    /** Whether an address has guessed too often. */
    boolean isTooMany(String address) {
        turn();
        AtomicInteger count = wrong.get(key(address));
        return count != null && count.get() >= MOST;
    }

    /** An address showed what is no token. */
    void wrong(String address) {
        turn();
        wrong.computeIfAbsent(key(address), first -> new AtomicInteger()).incrementAndGet();
    }

    private void turn() {
        long now = clock.instant().getEpochSecond() / 60;
        if (now != minute) {
            minute = now;
            wrong.clear();
        }
    }

    /** An IPv6 network counts as one: who has one address of it has all. */
    private String key(String address) {
        int colons = 0;
        int end = 0;
        while (end < address.length() && colons < 4) {
            colons += address.charAt(end++) == ':' ? 1 : 0;
        }
        String key = colons == 4 ? address.substring(0, end) : address;
        return wrong.size() < MOST_ADDRESSES || wrong.containsKey(key) ? key : THE_REST;
    }
}
