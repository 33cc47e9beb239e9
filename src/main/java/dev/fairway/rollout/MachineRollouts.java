package dev.fairway.rollout;

import dev.fairway.fleet.Machine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Which rollouts a machine took part in, and what became of it there. */
@Service
public class MachineRollouts {

    private static final int GRANTS = 60;

    private final GrantStore grants;

    MachineRollouts(GrantStore grants) {
        this.grants = grants;
    }

    /**
     * What the newest grants of a machine say.
     *
     * @param latest the grant that it has now, or had last; {@code null} if it never had any
     * @param wentBack whether it had taken what that grant was for, and runs something older again
     * @param parts newest first
     */
    public record Story(@Nullable Grant latest, boolean wentBack, List<Part> parts) {}

    /**
     * A machine in one rollout.
     *
     * @param rollout {@code null} if a pin gave the leave
     * @param outcome that of its last attempt
     * @param attempts how many grants it had there; floors on the way count, too
     * @param at when the last of them ended, or began if it is open
     * @param wentBack whether it had taken the version, and runs something older again: a failure, though the attempt was none
     */
    public record Part(
            @Nullable UUID rollout,
            String version,
            Grant.Outcome outcome,
            int attempts,
            @Nullable ErrorCode error,
            Instant at,
            boolean wentBack) {}

    private record Place(@Nullable UUID rollout, String version) {}

    /** What the newest {@value #GRANTS} grants of the machine say, in one statement. */
    public Story of(Machine machine) {
        List<Grant> newest = grants.newest(machine.product(), machine.id(), GRANTS);
        Map<Place, List<Grant>> places = new LinkedHashMap<>();
        newest.forEach(grant -> places.computeIfAbsent(
                        new Place(grant.rollout(), grant.version().toString()), place -> new ArrayList<>())
                .add(grant));
        List<Part> parts = places.entrySet().stream()
                .map(place -> part(machine, place.getKey(), place.getValue()))
                .toList();
        Grant latest = newest.isEmpty() ? null : newest.getFirst();
        return new Story(latest, latest != null && wentBack(machine, latest), parts);
    }

    /** After it had completed: one that booted its old version at once has failed its grant. */
    private static boolean wentBack(Machine machine, Grant grant) {
        Machine.Failure failure = machine.failure();
        return grant.outcome() == Grant.Outcome.COMPLETED
                && failure != null
                && failure.fellBack()
                && failure.release().equals(grant.release());
    }

    private static Part part(Machine machine, Place place, List<Grant> ofIt) {
        Grant last = ofIt.getFirst();
        Instant at = Optional.ofNullable(last.endedAt()).orElse(last.grantedAt());
        return new Part(
                place.rollout(),
                place.version(),
                last.outcome(),
                ofIt.size(),
                last.error(),
                at,
                wentBack(machine, last));
    }
}
