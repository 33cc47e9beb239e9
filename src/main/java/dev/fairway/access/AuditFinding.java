package dev.fairway.access;

import org.jspecify.annotations.Nullable;

/**
 * What does not agree with itself in the audit trail.
 *
 * @param position the place in the chain
 * @param entry the id of the entry that is there; {@code null} if none is
 * @param sentence what is wrong, for a person
 */
public record AuditFinding(
        Kind kind, long position, @Nullable Long entry, String sentence) {

    /** What was done to the trail. */
    public enum Kind {
        /** An entry says something else than when it was sealed. */
        CHANGED,
        /** Entries are gone. */
        REMOVED,
        /** An entry does not follow the one before it: some were put in, taken out or moved here. */
        OUT_OF_PLACE,
        /** An entry is dated long before those that were sealed before it. */
        BACKDATED,
        /** The chain agrees with itself, but not with a checkpoint: it was written anew. */
        REWRITTEN,
        /** There are entries before the place up to which old ones were removed, or nothing tells of the removal. */
        CLEARED
    }

    static AuditFinding changed(Row row) {
        return of(Kind.CHANGED, row, "was changed after it was sealed");
    }

    static AuditFinding outOfPlace(Row row) {
        return of(
                Kind.OUT_OF_PLACE,
                row,
                "does not follow the one before it: entries were put in, taken out or moved here, or its seal was changed");
    }

    static AuditFinding backdated(Row row) {
        return of(
                Kind.BACKDATED,
                row,
                "is dated long before entries that were sealed before it: it may have been put in later");
    }

    static AuditFinding removed(long from, long to) {
        String which = from == to
                ? "The entry at place " + from + " is"
                : "The entries at places " + from + " to " + to + " are";
        return new AuditFinding(Kind.REMOVED, from, null, which + " gone");
    }

    static AuditFinding rewritten(long position, String witness) {
        return new AuditFinding(
                Kind.REWRITTEN,
                position,
                null,
                "At place " + position + " the trail is not what " + witness
                        + " says: what stands there or before it was written anew");
    }

    private static AuditFinding of(Kind kind, Row row, String what) {
        AuditTrail.Entry entry = row.entry();
        return new AuditFinding(
                kind,
                row.position(),
                entry.id(),
                "The entry " + entry.id() + " at place " + row.position() + " (" + entry.at() + ", " + entry.who() + " "
                        + entry.action() + " " + entry.objectType() + " " + entry.objectId() + ") " + what);
    }

    /** An entry and its seal. */
    record Row(AuditTrail.Entry entry, long position, String content, String hash) {}
}
