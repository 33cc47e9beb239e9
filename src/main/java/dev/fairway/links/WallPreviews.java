package dev.fairway.links;

import dev.fairway.access.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Short-lived tokens by which those who manage walls look at one. They live in memory, and nobody may embed what they show. */
@Component
class WallPreviews {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int MOST = 1_000;

    private final Map<String, WallLink> previews = new ConcurrentHashMap<>();

    String of(WallLink link, Instant now) {
        previews.values().removeIf(one -> one.isOverAt(now));
        if (previews.size() >= MOST) {
            previews.clear();
        }
        String token = WallToken.PREFIX + Secrets.random();
        Instant end = now.plus(LIFE);
        WallLink.Shows shows = link.shows();
        WallLink.Shows alone = new WallLink.Shows(
                shows.name(),
                shows.groups(),
                shows.panels(),
                shows.theme(),
                shows.rotateSeconds(),
                shows.showNames(),
                java.util.List.of());
        boolean endsBefore = link.expires() != null && link.expires().isBefore(end);
        previews.put(
                WallToken.of(token).hash(),
                new WallLink(link.id(), alone, endsBefore ? link.expires() : end, link.createdAt(), link.createdBy()));
        return token;
    }

    Optional<WallLink> find(WallToken token) {
        return Optional.ofNullable(previews.get(token.hash()));
    }
}
