package dev.fairway.rollout.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** All that a rule may look at. */
record Case(Snapshot snapshot, MachineFacts machine, Instant now, Aim aim) {

    static Case of(Snapshot snapshot, MachineFacts machine, Instant now) {
        return new Case(snapshot, machine, now, Aim.of(snapshot.group(), machine, now));
    }

    /** Its group; {@code null} if none takes it. */
    @Nullable
    GroupFacts group() {
        GroupFacts group = snapshot.group();
        return group == null || group.unassigned() ? null : group;
    }

    /** Where it aims; {@code null} if nowhere. */
    Aim.@Nullable At at() {
        return aim instanceof Aim.At at ? at : null;
    }

    /** The pin that says where it aims, if one does. */
    Aim.By.@Nullable Pin pin() {
        Aim.By by = switch (aim) {
            case Aim.At at -> at.by();
            case Aim.Nowhere nowhere -> nowhere.by();
        };
        return by instanceof Aim.By.Pin pin ? pin : null;
    }

    /** Whether a person lets it go now, past share and window. */
    boolean isExpedited() {
        return machine.expedite() != null && machine.expedite().isInForceAt(now);
    }

    boolean isNightly() {
        GroupFacts group = snapshot.group();
        return group != null && group.channel() != null && group.channel().nightly();
    }
}
