package dev.fairway.fleet;

/**
 * How many machines match.
 *
 * @param number how many; at least so many, if {@code more}
 * @param more whether there are more, which nobody counted
 */
public record MachineCount(int number, boolean more) {

    /** Where every machine has to be looked at, they are counted up to here. */
    public static final int MOST = 10_000;

    /** A count of all of them. */
    public static MachineCount exactly(int number) {
        return new MachineCount(number, false);
    }

    /** A count that stopped one after {@link #MOST}. */
    static MachineCount upTo(int counted) {
        return counted > MOST ? new MachineCount(MOST, true) : exactly(counted);
    }
}
