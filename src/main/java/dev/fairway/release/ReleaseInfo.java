package dev.fairway.release;

import dev.fairway.base.Arch;
import dev.fairway.base.Hold;
import dev.fairway.base.ProductId;
import dev.fairway.base.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A release as it stands.
 *
 * @param payloads at least one; the first is the OS image
 * @param action attributes that the Omaha postinstall action carries besides those that Fairway sets itself
 * @param hold a person's word that nobody gets it
 * @param withdrawn who took it back, when and why; {@code null} while it is good
 */
public record ReleaseInfo(
        UUID id,
        ProductId product,
        Version version,
        Arch arch,
        Instant publishedAt,
        @Nullable String notes,
        List<String> advisories,
        List<PayloadInfo> payloads,
        Map<String, String> action,
        @Nullable Withdrawal withdrawn,
        @Nullable Hold hold,
        long revision) {

    /** Who took a release back, when and why. */
    public record Withdrawal(Instant at, String by, String reason) {}

    /** All payloads lie below this; ends in a slash. */
    public String codebase() {
        return payloads.getFirst().codebase();
    }
}
