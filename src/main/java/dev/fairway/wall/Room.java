package dev.fairway.wall;

import dev.fairway.links.WallLink;
import dev.fairway.links.WallToken;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All who look through one token. What they are shown is the same bytes. */
final class Room {

    private final WallToken token;
    private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
    private volatile WallLink link;
    private @Nullable String shown;
    private byte @Nullable [] message;

    Room(WallToken token, WallLink link) {
        this.token = token;
        this.link = link;
    }

    WallToken token() {
        return token;
    }

    WallLink link() {
        return link;
    }

    void link(WallLink now) {
        link = now;
    }

    Set<Viewer> viewers() {
        return viewers;
    }

    /** Shows a state to all, if it is another than before. */
    synchronized void show(Looks.Made made, String version, String words) {
        if (!made.state().equals(shown)) {
            shown = made.state();
            message = message(made, version, words);
            byte[] news = message;
            viewers.forEach(viewer -> viewer.state(news));
        }
    }

    /** The state for who comes now; {@code null} if there is none yet. */
    synchronized byte @Nullable [] message() {
        return message;
    }

    private byte[] message(Looks.Made made, String version, String words) {
        WallLink.Shows shows = link.shows();
        String head =
                "{\"version\":\"" + version + "\",\"theme\":\"" + shows.theme().label() + "\",\"rotate\":"
                        + shows.rotateSeconds() + ",\"words\":" + words + ",\"board\":";
        return ("event: state\ndata: " + head + made.state() + "}\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
