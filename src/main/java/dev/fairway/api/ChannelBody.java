package dev.fairway.api;

import dev.fairway.release.ChannelInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A channel in the API; history newest first. */
record ChannelBody(
        UUID id,
        String product,
        String name,
        String arch,
        boolean nightly,
        @Nullable UUID release,
        List<FloorBody> floors,
        List<StepBody> history,
        long revision) {

    record FloorBody(UUID release, String reason, String by, Instant at) {}

    record StepBody(
            Instant at,
            String who,
            @Nullable UUID from,
            @Nullable UUID to,
            String reason) {}

    static ChannelBody of(ChannelInfo channel, List<ChannelInfo.Step> history) {
        return new ChannelBody(
                channel.id(),
                channel.product().toString(),
                channel.name(),
                channel.arch().label(),
                channel.nightly(),
                channel.release(),
                channel.floors().stream()
                        .map(floor -> new FloorBody(floor.release(), floor.reason(), floor.by(), floor.at()))
                        .toList(),
                history.stream()
                        .map(step -> new StepBody(step.at(), step.who(), step.from(), step.to(), step.reason()))
                        .toList(),
                channel.revision());
    }
}
