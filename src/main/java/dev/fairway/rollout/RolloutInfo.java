package dev.fairway.rollout;

import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.rollout.policy.RolloutState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rollout as it stands: one group on its way to one release.
 *
 * @param sequence grows with every rollout that is made
 * @param groupName the name that the group had; it may be gone
 * @param stages its own copy of the plan's stages
 * @param allowDowngrade whether it is also offered to machines that run something newer
 * @param createdBy who promoted or made it
 * @param completedAt when its last stage was done; it may have been paused or halted since
 * @param stop who brought it into its state, if it is paused, halted, aborted or superseded
 * @param recallBefore grants made until then, and not yet downloading, are taken back
 * @param settledAt until when its soak is counted
 */
public record RolloutInfo(
        UUID id,
        long sequence,
        ProductId product,
        UUID group,
        String groupName,
        UUID release,
        RolloutState state,
        List<StageProgress> stages,
        boolean allowDowngrade,
        Instant createdAt,
        String createdBy,
        String reason,
        @Nullable Instant startedAt,
        @Nullable String startedBy,
        @Nullable Instant completedAt,
        @Nullable Stop stop,
        @Nullable Instant recallBefore,
        Instant settledAt) {

    public RolloutInfo {
        stages = List.copyOf(stages);
    }

    /** Who stopped it, why, since when and until when; {@code by} is {@code fairway} where it did so by itself. */
    public record Stop(
            String by, String reason, Instant at, @Nullable Instant until) {}

    /** The index of the last stage that has opened; -1 if none has. */
    public int current() {
        for (int i = stages.size() - 1; i >= 0; i--) {
            if (stages.get(i).openedAt() != null) {
                return i;
            }
        }
        return -1;
    }

    /** The machines that its stages let in whatever their share. */
    public Set<MachineId> firsts() {
        Set<MachineId> all = new HashSet<>();
        stages.forEach(stage -> all.addAll(stage.firsts()));
        return all;
    }

    /** How many percent may fail in its present stage. */
    public double maxFailurePercent() {
        return stages.get(Math.max(0, current())).plan().maxFailurePercent().doubleValue();
    }

    /** Whether nothing comes after the current stage. */
    public boolean isInLastStage() {
        return current() == stages.size() - 1;
    }

    /** Whether this stage is the present one. */
    public boolean isOpen(int stage) {
        return stage == current() && stages.get(stage).doneAt() == null;
    }

    /** How long the present stage has soaked at {@code now}; never more than it has to. */
    public Duration soaked(Instant now) {
        StageProgress stage = current() < 0 ? null : stages.get(current());
        if (stage == null || stage.minimumAt() == null) {
            return Duration.ZERO;
        }
        boolean counts = state == RolloutState.RUNNING && stage.doneAt() == null;
        Instant from = settledAt.isAfter(stage.minimumAt()) ? settledAt : stage.minimumAt();
        Duration since = counts && now.isAfter(from) ? Duration.between(from, now) : Duration.ZERO;
        Duration all = stage.soaked().plus(since);
        return all.compareTo(stage.soak()) > 0 ? stage.soak() : all;
    }

    /** When the present stage has soaked, if nothing comes in between; {@code null} while its soak does not count. */
    public @Nullable Instant soakedAt() {
        StageProgress stage = current() < 0 ? null : stages.get(current());
        if (state != RolloutState.RUNNING || stage == null || stage.minimumAt() == null || stage.doneAt() != null) {
            return null;
        }
        Instant from = settledAt.isAfter(stage.minimumAt()) ? settledAt : stage.minimumAt();
        Duration left = stage.soak().minus(stage.soaked());
        return left.isNegative() ? from : from.plus(left);
    }

    /** How much of a stage a picture of it fills, in percent: the present one as far as it has soaked. */
    public int filled(int index, Instant now) {
        if (index > current()) {
            return 0;
        }
        StageProgress stage = stages.get(index);
        boolean isPast = index < current() || stage.doneAt() != null;
        if (isPast || state == RolloutState.HALTED || stage.soak().isZero()) {
            return 100;
        }
        long part = 100 * soaked(now).toSeconds() / Math.max(1, stage.soak().toSeconds());
        return Math.clamp(part, 15, 100);
    }

    /** Whether anything is different that decisions depend on: how long it has soaked is not, but for when it is over. */
    boolean differsFrom(RolloutInfo other) {
        return !withoutSoak().equals(other.withoutSoak());
    }

    private RolloutInfo withoutSoak() {
        return toBuilder()
                .settledAt(createdAt)
                .stages(stages.stream()
                        .map(stage -> stage.soaked(Duration.ZERO))
                        .toList())
                .build();
    }

    Builder toBuilder() {
        return new Builder(this);
    }

    /** A copy in the making. */
    static final class Builder {
        private final RolloutInfo from;
        private RolloutState state;
        private List<StageProgress> stages;
        private @Nullable Instant startedAt;
        private @Nullable String startedBy;
        private @Nullable Instant completedAt;
        private @Nullable Stop stop;
        private @Nullable Instant recallBefore;
        private Instant settledAt;

        private Builder(RolloutInfo from) {
            this.from = from;
            this.state = from.state;
            this.stages = from.stages;
            this.startedAt = from.startedAt;
            this.startedBy = from.startedBy;
            this.completedAt = from.completedAt;
            this.stop = from.stop;
            this.recallBefore = from.recallBefore;
            this.settledAt = from.settledAt;
        }

        Builder state(RolloutState now) {
            this.state = now;
            return this;
        }

        Builder stages(List<StageProgress> now) {
            this.stages = now;
            return this;
        }

        Builder started(@Nullable Instant at, @Nullable String by) {
            this.startedAt = at;
            this.startedBy = by;
            return this;
        }

        Builder completedAt(@Nullable Instant at) {
            this.completedAt = at;
            return this;
        }

        Builder stop(@Nullable Stop now) {
            this.stop = now;
            return this;
        }

        Builder recallBefore(@Nullable Instant at) {
            this.recallBefore = at;
            return this;
        }

        Builder settledAt(Instant at) {
            this.settledAt = at;
            return this;
        }

        RolloutInfo build() {
            return new RolloutInfo(
                    from.id,
                    from.sequence,
                    from.product,
                    from.group,
                    from.groupName,
                    from.release,
                    state,
                    stages,
                    from.allowDowngrade,
                    from.createdAt,
                    from.createdBy,
                    from.reason,
                    startedAt,
                    startedBy,
                    completedAt,
                    stop,
                    recallBefore,
                    settledAt);
        }
    }
}
