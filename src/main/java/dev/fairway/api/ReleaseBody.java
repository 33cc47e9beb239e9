package dev.fairway.api;

import dev.fairway.release.PayloadInfo;
import dev.fairway.release.ReleaseInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A release in the API; digests in Base64, the OS image first among the payloads. */
record ReleaseBody(
        UUID id,
        String product,
        String version,
        String arch,
        Instant publishedAt,
        @Nullable String notes,
        List<String> advisories,
        List<PayloadBody> payloads,
        Map<String, String> action,
        @Nullable WithdrawnBody withdrawn,
        @Nullable HoldForm hold,
        long revision) {

    record PayloadBody(String name, long size, String sha1, String sha256, String url) {

        static PayloadBody of(PayloadInfo payload) {
            return new PayloadBody(
                    payload.name(),
                    payload.size(),
                    payload.sha1().base64(),
                    payload.sha256().base64(),
                    payload.url());
        }
    }

    record WithdrawnBody(Instant at, String by, String reason) {}

    static ReleaseBody of(ReleaseInfo release) {
        ReleaseInfo.Withdrawal withdrawn = release.withdrawn();
        return new ReleaseBody(
                release.id(),
                release.product().toString(),
                release.version().toString(),
                release.arch().label(),
                release.publishedAt(),
                release.notes(),
                release.advisories(),
                release.payloads().stream().map(PayloadBody::of).toList(),
                release.action(),
                withdrawn == null ? null : new WithdrawnBody(withdrawn.at(), withdrawn.by(), withdrawn.reason()),
                HoldForm.of(release.hold()),
                release.revision());
    }
}
