package dev.fairway.wall;

import dev.fairway.rollout.FleetNews.News;
import dev.fairway.wall.Board.Event;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened last, without the names of people unless the link shows names, and never with those of machines. */
final class EventMaker {

    private static final int MOST = 8;

    private EventMaker() {}

    /**
     * @param groups only rollouts of these; {@code null} for all
     * @param channels the channels that these follow
     */
    static List<Event> of(List<News> news, @Nullable Set<UUID> groups, Set<UUID> channels, boolean names) {
        return news.stream()
                .filter(one -> Words.has(key(one)) && isShown(one, groups, channels))
                .limit(MOST)
                .map(one -> new Event(one.at(), text(one, names), tone(one)))
                .toList();
    }

    private static boolean isShown(News news, @Nullable Set<UUID> groups, Set<UUID> channels) {
        return groups == null
                || switch (news.type()) {
                    case "rollout" -> news.group() != null && groups.contains(news.group());
                    case "channel" -> channels.contains(UUID.fromString(news.object()));
                    case "fleet" -> true;
                    default -> false;
                };
    }

    private static String text(News news, boolean names) {
        String text = Words.of(key(news), "", news.name(), news.detail());
        boolean isPerson = !news.who().equals("fairway") && !news.who().startsWith("token:");
        return names && isPerson ? Words.of("event.by", text, news.who()) : text;
    }

    private static String tone(News news) {
        return switch (news.action()) {
            case "halted", "stopped", "withdrawn" -> "failing";
            case "paused", "held" -> "held";
            case "completed" -> "healthy";
            default -> "updating";
        };
    }

    private static String key(News news) {
        return "event." + news.type() + "." + news.action();
    }
}
