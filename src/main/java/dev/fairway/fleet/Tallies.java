package dev.fairway.fleet;

import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How many machines there are of each kind, kept by differences in the transactions that change them. */
@Repository
public class Tallies {

    /** The kind of a machine: what tallies tell apart. */
    public record Kind(UUID group, String version, Progress progress, Health health) {

        /** The kind of a machine as it stands. */
        public static Kind of(Machine machine) {
            return new Kind(machine.group(), machine.told().version(), machine.progress(), machine.health());
        }
    }

    /**
     * A machine that was of one kind is of another now.
     *
     * @param from {@code null} for a machine that is new
     * @param to {@code null} for a machine that is gone
     */
    public record Shift(@Nullable Kind from, @Nullable Kind to) {}

    /** Takes these shifts in the running transaction; those that change nothing cost nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(Collection<Shift> shifts) {}
}
