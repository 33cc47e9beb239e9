package dev.fairway.rollout;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;

/** One way to hear several check-ins of different machines in one transaction. */
interface Round {

    /**
     * Hears them with this picture, in the running transaction.
     *
     * @throws PictureMoved if the picture does not hold any more: then they are to be heard again
     */
    Heard hear(List<? extends Visitor> visitors, Picture picture, Instant now);

    /**
     * What a round came to, to be said when it is committed.
     *
     * @param left those that are to be heard again, in the order in which they came
     * @param granted how many grants were given
     */
    record Heard(List<Said> said, List<? extends Visitor> left, int granted) {}

    /** An answer that may leave, and the group of its machine; {@code null} for one that did not come in. */
    record Said(Visitor visitor, Answer answer, @Nullable UUID group) {}

    /** The configuration has moved since the picture was taken. */
    final class PictureMoved extends ConcurrencyFailureException {

        PictureMoved() {
            super("the configuration changes faster than check-ins can be answered");
        }
    }
}
