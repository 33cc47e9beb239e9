package dev.fairway.console;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What was said in a window and has gone from it: kept to be read again, the newest {@value #MOST}. */
public final class Notices {

    private static final int MOST = 50;

    private final Deque<Notice> said = new ArrayDeque<>();
    private final Clock clock = Clock.systemUTC();
    private Runnable listener = () -> {};

    private Notices() {}

    /** What was said, and when. */
    public record Notice(Instant at, String sentence) {}

    /** Those of this window; only to be asked under its lock. */
    public static Notices of(UI window) {
        Notices kept = ComponentUtil.getData(window, Notices.class);
        if (kept == null) {
            kept = new Notices();
            ComponentUtil.setData(window, Notices.class, kept);
        }
        return kept;
    }

    void add(String sentence) {
        said.addFirst(new Notice(clock.instant(), sentence));
        if (said.size() > MOST) {
            said.removeLast();
        }
        listener.run();
    }

    /** All that is kept, newest first. */
    public List<Notice> newestFirst() {
        return List.copyOf(said);
    }

    /** Is told of each that comes; there is one listener, the frame. */
    public void onAdded(Runnable told) {
        listener = told;
    }
}
