package dev.fairway.enrolment;

import dev.fairway.base.ProductId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the machines of a product come in, as people set it.
 *
 * @param graceUntil until when machines that are known go on without a key, in the mode {@code key}
 * @param newPerAddress new machine ids from one address in ten minutes; 0 for no limit, {@code null} for the setting
 * @param newPerKey new machine ids with one key in ten minutes; 0 for no limit, {@code null} for the setting
 * @param limits what the limits come to
 * @param revision grows with every edit
 */
public record EnrolmentInfo(
        ProductId product,
        EnrolmentMode mode,
        @Nullable Instant graceUntil,
        @Nullable Integer newPerAddress,
        @Nullable Integer newPerKey,
        Limits limits,
        long revision) {

    /** The limits that hold: what was set here, else the settings. */
    public record Limits(int newPerAddress, int newPerKey) {}

    /** What people edit of it. */
    public record Edit(
            EnrolmentMode mode,
            @Nullable Instant graceUntil,
            @Nullable Integer newPerAddress,
            @Nullable Integer newPerKey) {}

    /** What can be edited, as it is. */
    public Edit edit() {
        return new Edit(mode, graceUntil, newPerAddress, newPerKey);
    }

    /** As the audit trail keeps it. */
    String state() {
        return mode.label()
                + (graceUntil == null ? "" : ", known machines without a key until " + graceUntil)
                + ", new per address " + limits.newPerAddress()
                + ", new per key " + limits.newPerKey();
    }
}
