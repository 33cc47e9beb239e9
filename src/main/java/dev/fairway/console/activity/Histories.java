package dev.fairway.console.activity;

import dev.fairway.rollout.ActivityFeed;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Makes the history of an object, to be put on its page. */
@Component
public class Histories {

    private final ActivityFeed feed;
    private final Clock clock;

    Histories(ActivityFeed feed, Clock clock) {
        this.feed = feed;
        this.clock = clock;
    }

    /**
     * What was done to an object, read when it is opened.
     *
     * @param type a type of the audit trail, such as {@code group}
     * @param id the id under which the trail knows it
     */
    public com.vaadin.flow.component.Component of(String type, Object id) {
        return new History(feed, clock, type, id.toString());
    }
}
