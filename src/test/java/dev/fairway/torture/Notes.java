package dev.fairway.torture;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What machines have noted of all that they sent: who said what when, and what came of it. */
final class Notes {

    /** What a machine knows of its request. */
    enum Fate {
        ANSWERED,
        /** Answered with 503. */
        REFUSED,
        /** There was no answer. */
        LOST
    }

    /**
     * One request.
     *
     * @param server which of the servers got it, from 0
     * @param begun in nanoseconds of this machine's clock, before it was sent; {@code ended} after it was answered
     * @param offered whether the answer offers a release
     */
    record Note(String machine, Said said, int server, long begun, long ended, Fate fate, boolean offered) {

        boolean isAnswered() {
            return fate == Fate.ANSWERED;
        }

        boolean isIn(long from, long to) {
            return begun > from && ended < to;
        }
    }

    private final Queue<Note> notes = new ConcurrentLinkedQueue<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    void add(Note note) {
        notes.add(note);
    }

    /** An answer that nobody should get. */
    void fault(String what) {
        faults.add(what);
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    Stream<Note> all() {
        return notes.stream();
    }

    long count(Predicate<Note> which) {
        return all().filter(which).count();
    }

    /** The requests in figures. */
    String summary() {
        return "%d requests: %d answered (%d offers), %d refused, %d lost"
                .formatted(
                        notes.size(),
                        count(Note::isAnswered),
                        count(Note::offered),
                        count(note -> note.fate() == Fate.REFUSED),
                        count(note -> note.fate() == Fate.LOST));
    }
}
