package dev.fairway.rollout;

import dev.fairway.fleet.MachineEvent;
import dev.fairway.fleet.MachineEvent.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a machine at one moment, in order. */
final class Diary {

    private final Instant now;
    private final List<MachineEvent> events = new ArrayList<>();

    Diary(Instant now) {
        this.now = now;
    }

    /** Something that follows, and that the machine did not report. */
    void note(Kind kind, @Nullable String version, @Nullable String detail) {
        events.add(MachineEvent.of(now, kind, version, detail));
    }

    /** Something that the machine reported. */
    void note(Kind kind, ReportedEvent event, @Nullable String version, @Nullable String detail) {
        Long code = event.error() == null ? null : (long) event.error().value();
        events.add(new MachineEvent(now, kind, event.type(), event.result(), code, version, detail));
    }

    List<MachineEvent> events() {
        return events;
    }
}
