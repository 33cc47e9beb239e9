package dev.fairway.api;

import dev.fairway.base.InvalidInput;
import dev.fairway.base.MachineId;
import dev.fairway.enrolment.EnrolmentInfo;
import dev.fairway.enrolment.EnrolmentKey;
import dev.fairway.enrolment.EnrolmentMode;
import dev.fairway.enrolment.EnrolmentRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How machines come in, as it is sent. */
final class EnrolmentBodies {

    private EnrolmentBodies() {}

    /**
     * @param mode {@code open}, {@code key} or {@code approve}
     * @param newPerAddress new machine ids in ten minutes, 0 for no limit; {@code null} for the setting
     */
    record EnrolmentBody(
            String product,
            String mode,
            @Nullable Instant graceUntil,
            @Nullable Integer newPerAddress,
            @Nullable Integer newPerKey,
            long revision) {

        static EnrolmentBody of(EnrolmentInfo info) {
            return new EnrolmentBody(
                    info.product().toString(),
                    info.mode().label(),
                    info.graceUntil(),
                    info.newPerAddress(),
                    info.newPerKey(),
                    info.revision());
        }
    }

    record EnrolmentForm(
            @Nullable String mode,
            @Nullable String graceUntil,
            @Nullable Integer newPerAddress,
            @Nullable Integer newPerKey,
            @Nullable String reason,
            @Nullable Long revision) {

        static EnrolmentForm of(EnrolmentInfo info) {
            EnrolmentInfo.Edit edit = info.edit();
            String grace = edit.graceUntil() == null ? null : edit.graceUntil().toString();
            return new EnrolmentForm(
                    edit.mode().label(), grace, edit.newPerAddress(), edit.newPerKey(), null, info.revision());
        }

        EnrolmentInfo.Edit edit() {
            return new EnrolmentInfo.Edit(
                    EnrolmentMode.ofLabel(mode), Params.time("graceUntil", graceUntil), newPerAddress, newPerKey);
        }
    }

    record KeyBody(
            UUID id,
            String name,
            Instant createdAt,
            String createdBy,
            @Nullable Instant validUntil,
            @Nullable Instant lastUsed) {

        static KeyBody of(EnrolmentKey key) {
            return new KeyBody(
                    key.id(), key.name(), key.createdAt(), key.createdBy(), key.validUntil(), key.lastUsed());
        }
    }

    /**
     * @param key shown this once
     * @param server what stands behind {@code SERVER=} in the configuration of machines; holds the key
     */
    record FreshKeyBody(UUID id, String name, String key, String server) {

        static FreshKeyBody of(EnrolmentKey.Fresh fresh, String server) {
            return new FreshKeyBody(fresh.key().id(), fresh.key().name(), fresh.secret(), server);
        }
    }

    record KeyForm(@Nullable String name, @Nullable String validUntil) {}

    record RotateForm(@Nullable String overlapUntil) {}

    record WaitingBody(
            String id,
            String state,
            @Nullable String alias,
            String version,
            String track,
            String arch,
            String oem,
            String address,
            Instant firstSeen,
            Instant lastSeen,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy) {

        static WaitingBody of(EnrolmentRequest request) {
            return new WaitingBody(
                    request.machine().value(),
                    request.state().label(),
                    request.alias(),
                    request.version(),
                    request.track(),
                    request.arch(),
                    request.oem(),
                    request.address(),
                    request.firstSeen(),
                    request.lastSeen(),
                    request.decidedAt(),
                    request.decidedBy());
        }
    }

    /** Either names machines or gives a pattern of those that wait. */
    record DecisionForm(
            @Nullable List<String> machines,
            @Nullable String pattern,
            @Nullable String reason) {

        /** The machines that are named; {@code null} if a pattern says which. */
        @Nullable
        List<MachineId> named() {
            if ((machines == null) == (pattern == null || pattern.isBlank())) {
                throw new InvalidInput("machines", "name either machines or a pattern");
            }
            return machines == null ? null : Params.each("machines", machines, MachineId::new);
        }
    }

    /** @param machines how many it changed something for */
    record DecidedBody(int machines) {}
}
