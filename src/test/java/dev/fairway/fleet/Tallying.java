package dev.fairway.fleet;

import org.springframework.context.ApplicationContext;

/** Lets tests of other modules keep and check the tallies when they want it. */
public final class Tallying {

    private Tallying() {}

    /** Folds what there is. */
    public static void fold(ApplicationContext context) {
        context.getBean(TallyFold.class).fold();
    }

    /** By how many machines the tallies are wrong, of all kinds; what was found before counts as well. */
    public static int drift(ApplicationContext context) {
        TallyRecount recount = context.getBean(TallyRecount.class);
        recount.recount();
        return (int) recount.found();
    }
}
