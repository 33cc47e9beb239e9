package dev.fairway.rollout;

import dev.fairway.access.Actor;
import dev.fairway.access.Permission;
import dev.fairway.base.Conflict;
import dev.fairway.base.MachineId;
import dev.fairway.base.NotFound;
import dev.fairway.base.Page;
import dev.fairway.base.Texts;
import dev.fairway.fleet.GroupRights;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/** Lets the machines that failed in a rollout for one cause try again. */
@Service
public class CauseRetries {

    /** So many machines are let retry in one go. */
    public static final int MOST = Page.Request.MAX_LIMIT;

    private final Rollouts rollouts;
    private final RolloutReport report;
    private final Retries retries;
    private final GroupRights rights;

    CauseRetries(Rollouts rollouts, RolloutReport report, Retries retries, GroupRights rights) {
        this.rollouts = rollouts;
        this.report = report;
        this.retries = retries;
        this.rights = rights;
    }

    /**
     * Lets the first {@value #MOST} of them try again, each in a transaction of its own; those that are gone, or against
     * which nothing is held any more, are left out. Returns how many there were.
     *
     * @throws NotFound if there is no such rollout
     * @throws dev.fairway.base.InvalidInput naming {@code reason} if there is none
     */
    public int allow(UUID rollout, RolloutReport.CauseKey cause, @Nullable String reason) {
        Actor.require(Permission.STEER_MACHINES);
        String why = Texts.required("reason", reason, 2000);
        RolloutInfo known = rollouts.get(rollout);
        rights.require(Permission.STEER_MACHINES, known.group());
        int allowed = 0;
        String next = null;
        do {
            Page<RolloutReport.Failed> page = report.failed(rollout, cause, Page.Request.of(MOST, next));
            for (RolloutReport.Failed failed : page.items()) {
                allowed += allowed < MOST && allow(known, failed.machine().id(), why) ? 1 : 0;
            }
            next = page.next();
        } while (next != null && allowed < MOST);
        return allowed;
    }

    private boolean allow(RolloutInfo rollout, MachineId machine, String why) {
        try {
            retries.allow(rollout.product(), machine, why);
            return true;
        } catch (Conflict | NotFound | AccessDeniedException passed) {
            // it has tried again meanwhile, was forgotten, or is in a group now that is not ours to steer
            return false;
        }
    }
}
