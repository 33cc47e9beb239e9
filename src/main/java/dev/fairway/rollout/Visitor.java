package dev.fairway.rollout;

/** A check-in at the desk, and who waits for what becomes of it; exactly one of its two methods is called, once. */
interface Visitor {

    CheckIn checkIn();

    /** All of it is on disk; this may be said. */
    void answered(Answer answer);

    /** Nothing of it was recorded. */
    void refused(RuntimeException why);
}
