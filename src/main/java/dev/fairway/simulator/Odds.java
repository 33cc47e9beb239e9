package dev.fairway.simulator;

import java.util.Map;

/**
 * How likely it is that something goes wrong with one attempt to update, each from 0 to 1.
 *
 * @param fails the download or the installation fails, with an error that it reports
 * @param fallsBack the new system does not come up, and it boots the old one again
 * @param dies it goes down for its reboot and is not heard of for a day or more
 */
record Odds(double fails, double fallsBack, double dies) {

    /** All goes well. */
    static final Odds GOOD = new Odds(0, 0, 0);

    /**
     * What may befall a machine in its whole life.
     *
     * @param usual with any release that is not named
     * @param special with releases that are worse, or better; by version
     * @param fades how likely it is after a check that nothing is heard of it for half a day or more, 0 to 1
     * @param defers how likely it is that it puts off what it is offered, 0 to 1
     */
    record Fate(Odds usual, Map<String, Odds> special, double fades, double defers) {

        /** Nothing ever goes wrong. */
        static final Fate GOOD = new Fate(Odds.GOOD, Map.of(), 0, 0);

        Odds with(String version) {
            return special.getOrDefault(version, usual);
        }
    }
}
