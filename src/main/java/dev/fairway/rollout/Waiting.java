package dev.fairway.rollout;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A check-in in the queue of the desk, and the thread that waits for its answer. */
final class Waiting implements Visitor {

    private final CheckIn checkIn;
    private final CompletableFuture<Answer> outcome = new CompletableFuture<>();

    Waiting(CheckIn checkIn) {
        this.checkIn = checkIn;
    }

    @Override
    public CheckIn checkIn() {
        return checkIn;
    }

    @Override
    public void answered(Answer answer) {
        outcome.complete(answer);
    }

    @Override
    public void refused(RuntimeException why) {
        outcome.completeExceptionally(why);
    }

    /** Says that the desk is closed; returns false if it was answered before. */
    boolean refuse(DeskClosed closed) {
        return outcome.completeExceptionally(closed);
    }

    /** Its batch was lost; nothing, if it was answered before. */
    void refuseAsFailed() {
        if (!outcome.isDone()) {
            outcome.completeExceptionally(new IllegalStateException("the batch of this check-in failed"));
        }
    }

    /** Waits for what becomes of it. */
    Answer await() {
        try {
            return outcome.join();
        } catch (CompletionException refused) {
            throw refused.getCause() instanceof RuntimeException why ? why : refused;
        }
    }
}
