package dev.fairway.fleet;

import dev.fairway.base.Hold;
import dev.fairway.base.Pin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What of an edit belongs into a machine's log; who gives leave for updates is told of the same. */
final class MachineStory {

    private MachineStory() {}

    /** @param group the group that the machine is in now */
    static List<MachineEvent> of(String by, Machine before, Machine after, GroupInfo group, Instant now) {
        List<MachineEvent> story = new ArrayList<>();
        Hold hold = after.written().hold();
        if (!Objects.equals(before.written().hold(), hold)) {
            story.add(
                    hold == null
                            ? MachineEvent.of(now, MachineEvent.Kind.RELEASED, null, "by " + by)
                            : MachineEvent.of(now, MachineEvent.Kind.HELD, null, said(by, hold.reason())));
        }
        Pin pin = after.written().pin();
        if (!Objects.equals(before.written().pin(), pin)) {
            story.add(
                    pin == null
                            ? MachineEvent.of(now, MachineEvent.Kind.UNPINNED, null, "by " + by)
                            : MachineEvent.of(now, MachineEvent.Kind.PINNED, null, said(by, pin.reason())));
        }
        if (!before.group().equals(after.group())) {
            story.add(moved(group, "by " + by, now));
        }
        return story;
    }

    /** What is to tell of a hold and a pin that came to their end. */
    static List<MachineEvent> ofEnds(Machine before, Machine after, Instant now) {
        List<MachineEvent> story = new ArrayList<>();
        if (before.written().hold() != null && after.written().hold() == null) {
            story.add(MachineEvent.of(now, MachineEvent.Kind.RELEASED, null, ExpirySweep.WHY));
        }
        if (before.written().pin() != null && after.written().pin() == null) {
            story.add(MachineEvent.of(now, MachineEvent.Kind.UNPINNED, null, ExpirySweep.WHY));
        }
        return story;
    }

    /** The event of a move. */
    static MachineEvent moved(GroupInfo group, String why, Instant now) {
        return MachineEvent.of(now, MachineEvent.Kind.MOVED, null, "to " + group.name() + ", " + why);
    }

    /** {@code by ann: waits for its disk}. */
    static String said(String by, String reason) {
        return "by " + by + ": " + reason;
    }

    /** A verb in the past for the audit trail: what was done, if it was one thing that has a name of its own. */
    static String verb(List<MachineEvent> story) {
        return story.size() == 1
                ? story.getFirst().kind().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                : "edited";
    }

    /** Why somebody held or pinned it now; {@code null} if nobody did. */
    static @Nullable String reason(Machine before, Machine after) {
        Hold hold = after.written().hold();
        if (hold != null && !hold.equals(before.written().hold())) {
            return hold.reason();
        }
        Pin pin = after.written().pin();
        return pin == null || pin.equals(before.written().pin()) ? null : pin.reason();
    }
}
