package dev.fairway.bench;

import java.util.Arrays;

/**
 * Counts durations in buckets that are never wider than 1/128 of what they hold, so that any quantile is right to 0.8 %
 * whatever its size. Recording costs one addition and never allocates.
 */
final class Histogram {

    private static final int BITS = 7;
    private static final int EXACT = 1 << (BITS + 1);
    /** Two hours in nanoseconds fit well; what is longer counts as the longest. */
    private static final int LARGEST_SHIFT = 40;

    private final long[] counts = new long[(LARGEST_SHIFT << BITS) + EXACT];
    private long count;
    private long max;

    /** @param nanos a duration; a negative one counts as 0 */
    void record(long nanos) {
        long value = Math.max(0, nanos);
        counts[bucketOf(value)]++;
        count++;
        max = Math.max(max, value);
    }

    /** How many durations were recorded. */
    long count() {
        return count;
    }

    /** The longest one, exactly; 0 if there is none. */
    long max() {
        return max;
    }

    /**
     * The duration that this part of all does not exceed, in nanoseconds; 0 if nothing was recorded.
     *
     * @param part from 0 to 1
     */
    long quantile(double part) {
        long rank = Math.max(1, (long) Math.ceil(part * count));
        long seen = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            seen += counts[bucket];
            if (seen >= rank) {
                return Math.min(max, highestOf(bucket));
            }
        }
        return max;
    }

    /** Forgets everything. */
    void clear() {
        Arrays.fill(counts, 0);
        count = 0;
        max = 0;
    }

    private static int bucketOf(long value) {
        int shift = Math.max(0, Long.SIZE - BITS - 1 - Long.numberOfLeadingZeros(value));
        return shift > LARGEST_SHIFT ? (LARGEST_SHIFT << BITS) + EXACT - 1 : (shift << BITS) + (int) (value >>> shift);
    }

    private static long highestOf(int bucket) {
        if (bucket < EXACT) {
            return bucket;
        }
        int shift = (bucket >> BITS) - 1;
        long mantissa = bucket - ((long) shift << BITS);
        return ((mantissa + 1) << shift) - 1;
    }
}
