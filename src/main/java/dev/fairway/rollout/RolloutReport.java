package dev.fairway.rollout;

import dev.fairway.base.MachineId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What a rollout has come to, stage by stage and cause by cause, for those who watch it. */
@Service
public class RolloutReport {

    /** The evidence of one stage: machine ids with an outcome, and those of them that failed. */
    public record StageEvidence(int stage, int finished, int failures) {}

    /**
     * Machines that failed for one cause, with up to three of them.
     *
     * @param outcome {@code failed}, {@code fell-back}, {@code silent}, {@code died} or {@code returned}
     * @param errorCode the client's error code, if it sent one
     */
    public record Cause(String outcome, @Nullable Long errorCode, int machines, List<MachineId> examples) {}

    /** The evidence of each stage that has any. */
    public List<StageEvidence> stages(UUID rollout) {
        throw new UnsupportedOperationException(rollout.toString());
    }

    /** Why machines failed, the most frequent cause first. */
    public List<Cause> causes(UUID rollout) {
        throw new UnsupportedOperationException(rollout.toString());
    }
}
