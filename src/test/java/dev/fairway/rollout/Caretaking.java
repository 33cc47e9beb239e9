package dev.fairway.rollout;

import org.springframework.context.ApplicationContext;
import org.springframework.test.util.AopTestUtils;

/** Lets tests of other modules have a minute pass when they want it, instead of waiting for one. */
public final class Caretaking {

    private Caretaking() {}

    /** All that a minute brings, done when this returns, also if the scheduler is at it just now. */
    public static void minute(ApplicationContext context) {
        AopTestUtils.<Caretaker>getUltimateTargetObject(context.getBean(Caretaker.class))
                .minute();
    }
}
