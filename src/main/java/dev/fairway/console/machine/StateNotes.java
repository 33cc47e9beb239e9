package dev.fairway.console.machine;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.fairway.base.Hold;
import dev.fairway.base.NotFound;
import dev.fairway.base.Pin;
import dev.fairway.console.Parts;
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
                    "Held by " + hold.by() + ": " + Words.ended(hold.reason()),
                    hold.until(),
                    now));
        }
        Pin pin = written.pin();
        if (pin != null && pin.isInForceAt(now)) {
            String what = "Pinned to " + version(releases, pin) + " by " + pin.by() + ": ";
            notes.add(note("pin", "pin-note", what + Words.ended(pin.reason()), pin.until(), now));
        }
        Hold expedite = written.expedite();
        if (expedite != null && expedite.isInForceAt(now)) {
            String what = "Expedited by " + expedite.by() + ", past share and window: ";
            notes.add(note("go", "expedite-note", what + Words.ended(expedite.reason()), expedite.until(), now));
        }
        Instant suspectUntil = machine.traces().suspectUntil(now);
        if (suspectUntil != null) {
            notes.add(note(
                    "stuck",
                    "suspect-note",
                    "Several machines seem to use this id: its version or boot id comes in turns. It gets nothing. Give"
                            + " each machine its own id, or wait: it clears itself.",
                    suspectUntil,
                    now));
        }
        return notes;
    }

    private static String version(Releases releases, Pin pin) {
        try {
            return releases.get(pin.release()).version().toString();
        } catch (NotFound gone) {
            return "a release that is gone";
        }
    }

    private static Div note(String icon, String id, String sentence, @Nullable Instant until, Instant now) {
        Span words = Parts.text("fw-wrap", sentence);
        if (until != null) {
            words.add(Parts.text("", " Until "));
            words.add(Times.moment(until, now));
            words.add(Parts.text("", "."));
        }
        Div note = Parts.block("fw-state-note", Parts.icon(icon), words);
        note.setId(id);
        return note;
    }
}
