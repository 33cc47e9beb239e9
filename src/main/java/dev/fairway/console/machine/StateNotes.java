package dev.fairway.console.machine;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.fairway.base.Hold;
import dev.fairway.base.NotFound;
import dev.fairway.base.Pin;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Pronounced;
import dev.fairway.console.Times;
import dev.fairway.console.Words;
import dev.fairway.fleet.Machine;
import dev.fairway.release.Releases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people said of the machine, and whether several use its id: one line for each that holds now. */
final class StateNotes {

    private StateNotes() {}

    static List<Div> of(Machine machine, Releases releases, Instant now) {
        List<Div> notes = new ArrayList<>();
        Machine.Written written = machine.written();
        Hold hold = written.hold();
        if (hold != null && hold.isInForceAt(now)) {
            notes.add(note(
                    "held",
                    "held-note",
                    Messages.of("machine.note.held", hold.by(), Words.ended(hold.reason())),
                    hold.until(),
                    now));
        }
        Pin pin = written.pin();
        if (pin != null && pin.isInForceAt(now)) {
            String said =
                    Messages.of("machine.note.pinned", version(releases, pin), pin.by(), Words.ended(pin.reason()));
            notes.add(note("pin", "pin-note", said, pin.until(), now));
        }
        Hold expedite = written.expedite();
        if (expedite != null && expedite.isInForceAt(now)) {
            String said = Messages.of("machine.note.expedited", expedite.by(), Words.ended(expedite.reason()));
            notes.add(note("go", "expedite-note", said, expedite.until(), now));
        }
        Instant suspectUntil = machine.traces().suspectUntil(now);
        if (suspectUntil != null) {
            notes.add(note("stuck", "suspect-note", Messages.of("machine.note.suspect"), suspectUntil, now));
        }
        return notes;
    }

    private static String version(Releases releases, Pin pin) {
        try {
            return releases.get(pin.release()).version().toString();
        } catch (NotFound gone) {
            return Messages.of("common.release.gone");
        }
    }

    private static Div note(String icon, String id, String sentence, @Nullable Instant until, Instant now) {
        Span words = Parts.text("fw-wrap", sentence);
        if (until != null) {
            words.add(Parts.text("", " "), Pronounced.sentence("", "common.until", Times.moment(until, now)));
        }
        Div note = Parts.block("fw-state-note", Parts.icon(icon), words);
        note.setId(id);
        return note;
    }
}
