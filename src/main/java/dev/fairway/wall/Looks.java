package dev.fairway.wall;

import dev.fairway.links.LivingLinks;
import dev.fairway.links.WallLink;
import dev.fairway.links.WallToken;
import dev.fairway.rollout.FleetNews;
import dev.fairway.rollout.FleetOverview;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks at the fleet for all walls at once: at most once a second, and only while somebody looks. What one link shows of a
 * look is worked out once, too, however many look through it.
 */
@Component
class Looks {

    /** A little less than the time between two beats, which is not always exactly a second. */
    private static final Duration FRESH = Duration.ofMillis(900);

    private static final int NEWS = 40;

    private final FleetOverview overview;
    private final FleetNews news;
    private final LivingLinks links;
    private final BoardMaker boards;
    private final JsonMapper json;
    private final Clock clock;
    private final String words;
    private volatile @Nullable Shown newest;

    Looks(FleetOverview overview, FleetNews news, LivingLinks links, BoardMaker boards, JsonMapper json, Clock clock) {
        this.overview = overview;
        this.news = news;
        this.links = links;
        this.boards = boards;
        this.json = json;
        this.clock = clock;
        this.words = json.writeValueAsString(Words.ofPage());
    }

    /** A look with what was made of it, by the hash of a link's token. */
    private record Shown(Look look, Map<String, Made> made) {}

    /** What a link shows of a look; {@code state} is the board as JSON. */
    record Made(Instant asOf, Board board, String state) {

        byte[] bytes() {
            return state.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** What the page says of itself, as JSON. */
    String words() {
        return words;
    }

    /** When the fleet was looked at last; {@code null} if it never was. */
    @Nullable
    Instant asOf() {
        Shown last = newest;
        return last == null ? null : last.look().asOf();
    }

    /** Looks now, unless somebody did within the last second. */
    synchronized void refresh() {
        Instant now = clock.instant();
        Shown last = newest;
        if (last != null && last.look().asOf().plus(FRESH).isAfter(now)) {
            return;
        }
        links.refresh();
        newest = new Shown(new Look(now, overview.see(), news.latest(NEWS)), new ConcurrentHashMap<>());
    }

    /** What a link shows of the newest look; {@code null} before the first. */
    @Nullable
    Made through(WallToken token, WallLink link) {
        Shown last = newest;
        return last == null ? null : last.made().computeIfAbsent(token.hash(), first -> make(last.look(), link));
    }

    private Made make(Look look, WallLink link) {
        Board board = boards.of(look, link.shows());
        return new Made(look.asOf(), board, json.writeValueAsString(board));
    }
}
