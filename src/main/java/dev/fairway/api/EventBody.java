package dev.fairway.api;

import dev.fairway.fleet.EventLog;
import dev.fairway.fleet.Labels;
import dev.fairway.fleet.MachineEvent;
import dev.fairway.rollout.ErrorCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a machine.
 *
 * @param meaning what the error code means
 */
record EventBody(
        long id,
        Instant at,
        String kind,
        @Nullable Integer type,
        @Nullable Integer result,
        @Nullable Long errorCode,
        @Nullable String meaning,
        @Nullable String version,
        @Nullable String detail) {

    static EventBody of(EventLog.Logged logged) {
        MachineEvent event = logged.event();
        Long code = event.errorCode();
        return new EventBody(
                logged.id(),
                event.at(),
                Labels.of(event.kind()),
                event.type(),
                event.result(),
                code,
                code == null ? null : new ErrorCode(code.intValue()).meaning(),
                event.version(),
                event.detail());
    }
}
