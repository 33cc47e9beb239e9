package dev.fairway.rollout;

import dev.fairway.access.Actor;
import dev.fairway.access.Permission;
import dev.fairway.base.Conflict;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.NotFound;
import dev.fairway.fleet.BulkAction;
import dev.fairway.fleet.BulkChunk;
import dev.fairway.fleet.BulkEdits;
import dev.fairway.fleet.GroupRights;
import dev.fairway.fleet.MachineKey;
import dev.fairway.fleet.MachineSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/**
 * Does one thing to any number of machines, a chunk at a time, each in a transaction of its own: check-ins go on between
 * them, and what was done stays done if somebody stops it, or if a chunk fails.
 */
@Service
public class BulkCommands {

    private static final Logger LOG = LoggerFactory.getLogger(BulkCommands.class);
    private static final int MOST_TRIES = 8;

    private final BulkEdits edits;
    private final Retries retries;
    private final GroupRights rights;

    BulkCommands(BulkEdits edits, Retries retries, GroupRights rights) {
        this.edits = edits;
        this.retries = retries;
        this.rights = rights;
    }

    /**
     * How it went.
     *
     * @param run under which the audit trail files it
     * @param done to how many machines it was done
     * @param skipped how many were left out, by why
     * @param left to how many it was not done: somebody stopped it, or it failed
     * @param failure what went wrong, in a sentence; {@code null} if nothing did
     */
    public record Outcome(
            UUID run,
            int done,
            Map<BulkAction.Skip, Integer> skipped,
            int left,
            @Nullable String failure) {}

    /**
     * Does it to these machines, and returns when that is done.
     *
     * @param goOn told how many machines were looked at so far; {@code false} stops it before the next chunk
     * @throws org.springframework.security.access.AccessDeniedException if one may not steer machines, or not
     *     those of the group that they are to be moved to
     */
    public Outcome run(MachineSet machines, BulkAction action, IntPredicate goOn) {
        Actor.require(Permission.STEER_MACHINES);
        if (action instanceof BulkAction.Move move) {
            rights.require(Permission.STEER_MACHINES, move.group());
        }
        UUID run = UUID.randomUUID();
        Map<BulkAction.Skip, Integer> skipped = new EnumMap<>(BulkAction.Skip.class);
        int done = 0;
        int seen = 0;
        String failure = null;
        for (int i = 0; i < machines.chunks() && failure == null && goOn.test(seen); i++) {
            List<MachineKey> keys = machines.chunk(i);
            try {
                // Asked outside of the chunk's transaction: who is demoted meanwhile does not go on.
                Actor.require(Permission.STEER_MACHINES);
                BulkChunk chunk = chunk(keys, action, run);
                done += chunk.done();
                chunk.skipped().forEach((why, count) -> skipped.merge(why, count, Integer::sum));
                seen += keys.size();
            } catch (Conflict | NotFound | InvalidInput | AccessDeniedException refused) {
                failure = refused.getMessage();
            } catch (RuntimeException broken) {
                LOG.warn("{} of {} machines failed after {}", action.done(), machines.size(), seen, broken);
                failure = "the database did not take it; the log of Fairway says more";
            }
        }
        return new Outcome(run, done, Map.copyOf(skipped), machines.size() - seen, failure);
    }

    private BulkChunk chunk(List<MachineKey> keys, BulkAction action, UUID run) {
        for (int attempt = 1; ; attempt++) {
            try {
                return action instanceof BulkAction.Retry retry
                        ? edits.apply(
                                keys,
                                action,
                                run,
                                (actor, machines, now) -> retries.clear(actor, machines, retry.reason(), now))
                        : edits.apply(keys, action, run);
            } catch (ConcurrencyFailureException overtaken) {
                if (attempt == MOST_TRIES) {
                    throw overtaken;
                }
            }
        }
    }
}
