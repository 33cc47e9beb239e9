package dev.fairway.bench;

/** Visits the numbers from 0 to size - 1 in an order that jumps about, each once before any comes again. */
record Walk(long size, long step) {

    private static final double GOLDEN = 0.6180339887498949;

    /** @throws IllegalArgumentException if there is nothing to visit */
    static Walk over(long size) {
        if (size < 1) {
            throw new IllegalArgumentException("a walk over " + size + " machines leads nowhere");
        }
        long step = Math.max(1, (long) (size * GOLDEN));
        while (greatestCommonDivisor(step, size) != 1) {
            step++;
        }
        return new Walk(size, step);
    }

    /** @param position how many visits came before, from 0 */
    long at(long position) {
        return position % size * step % size;
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
