package dev.fairway.enrolment;

import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.fleet.Labels;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A machine that nobody knows and that asked to come in. What it says of itself may be anything, and is shown as text only.
 *
 * @param alias the name that it gives itself; {@code null} if none
 * @param lastSeen when it asked last, to the minute
 * @param decidedAt when somebody approved or refused it; {@code null} while it waits
 */
public record EnrolmentRequest(
        ProductId product,
        MachineId machine,
        State state,
        @Nullable String alias,
        String version,
        String track,
        String arch,
        String oem,
        String address,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy) {

    /** What became of it. */
    public enum State {
        /** Nobody has decided yet. */
        WAITING,
        /** Its next check-in brings it in. */
        APPROVED,
        /** It is not to come in; remembered, so that it does not ask again. */
        REFUSED;

        /** The name in the API and the database. */
        public String label() {
            return Labels.of(this);
        }

        /** @throws dev.fairway.base.InvalidInput if there is no such state */
        public static State ofLabel(String label) {
            return Labels.parse(State.class, "state", label);
        }
    }

    /** The alias, or the id where there is none. */
    public String name() {
        return alias == null ? machine.value() : alias;
    }
}
