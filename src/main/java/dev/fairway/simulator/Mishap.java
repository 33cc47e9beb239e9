package dev.fairway.simulator;

import java.util.SplittableRandom;

/** What becomes of an attempt to update. */
enum Mishap {
    /** It goes well. */
    NONE,
    DOWNLOAD_FAILS,
    INSTALLATION_FAILS,
    FALLS_BACK,
    /** It goes down for its reboot, and stays away for long. */
    DIES;

    static Mishap draw(Odds odds, SplittableRandom random) {
        double drawn = random.nextDouble();
        if (drawn < odds.fails()) {
            return random.nextBoolean() ? DOWNLOAD_FAILS : INSTALLATION_FAILS;
        }
        if (drawn < odds.fails() + odds.fallsBack()) {
            return FALLS_BACK;
        }
        return drawn < odds.fails() + odds.fallsBack() + odds.dies() ? DIES : NONE;
    }
}
