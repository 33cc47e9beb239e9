package dev.fairway.console.activity;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import dev.fairway.access.AuditSearch;
import dev.fairway.base.Page;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.rollout.ActivityFeed;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What was done to one object, newest first. Closed it costs nothing: it is read when it is opened. A page that is drawn
 * anew finds it as it was left.
 */
class History extends Details {

    private static final int SHOWN = 20;

    private record Left(String type, String id) {}

    private final ActivityFeed feed;
    private final Clock clock;
    private final String type;
    private final String id;
    private final Div body = Parts.block("fw-history");

    History(ActivityFeed feed, Clock clock, String type, String id) {
        this.feed = feed;
        this.clock = clock;
        this.type = type;
        this.id = id;
        setId("history");
        addClassName("fw-history-fold");
        setSummaryText(Messages.of("activity.history"));
        add(body);
        addOpenedChangeListener(change -> {
            if (change.isFromClient()) {
                change.getSource()
                        .getUI()
                        .ifPresent(ui ->
                                ComponentUtil.setData(ui, Left.class, change.isOpened() ? new Left(type, id) : null));
            }
            if (change.isOpened()) {
                read();
            }
        });
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        @Nullable Left left = ComponentUtil.getData(attached.getUI(), Left.class);
        if (!isOpened() && new Left(type, id).equals(left)) {
            setOpened(true);
        }
    }

    private void read() {
        AuditSearch.Filter filter = new AuditSearch.Filter(null, type, null, null, null, null, id);
        Page<ActivityFeed.Activity> page = feed.page(filter, new Page.Request(SHOWN, null));
        if (page.items().isEmpty()) {
            Parts.replace(body, Parts.paragraph("fw-reading", Messages.of("activity.history.none")));
            return;
        }
        ActivityList list = new ActivityList();
        list.setId("history-lines");
        list.append(page.items(), clock.instant());
        Parts.replace(body, list);
        if (page.next() != null) {
            body.add(Links.to(
                    "activity?" + ActivityQuery.of(type, id).parameters().getQueryString(),
                    Messages.of("activity.history.all")));
        }
    }
}
