package dev.fairway.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a look at the whole audit trail found.
 *
 * @param cleared the place up to which old entries were removed; 0 if none were
 * @param sealedUpTo the place of the last sealed entry
 * @param hash that entry's hash: who keeps it elsewhere can hold it against the trail later
 * @param sealedAt when it was sealed
 * @param entries how many sealed entries were looked at
 * @param waiting how many are not sealed yet
 * @param findings what does not agree, in the order of the trail; at most {@value #MOST}
 */
public record AuditVerdict(
        long cleared,
        long sealedUpTo,
        String hash,
        @Nullable Instant sealedAt,
        long entries,
        int waiting,
        List<AuditFinding> findings) {

    /** So many findings are told at most. */
    public static final int MOST = 100;

    /** Whether everything agrees. */
    public boolean isIntact() {
        return findings.isEmpty();
    }

    /** In one sentence, without the findings. */
    public String sentence() {
        String seen = "sealed up to entry " + sealedUpTo + ", " + entries + " looked at"
                + (cleared == 0 ? "" : ", those up to " + cleared + " were removed for their age")
                + (waiting == 0 ? "" : ", " + waiting + " not sealed yet");
        return isIntact()
                ? "The audit trail is intact: " + seen
                : "The audit trail was tampered with: " + findings.size() + " findings; " + seen;
    }
}
