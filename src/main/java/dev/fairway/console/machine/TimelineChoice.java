package dev.fairway.console.machine;

import dev.fairway.base.Page;

/** What the timeline shows: events that mattered or all, and how many; kept while the page is drawn anew. */
final class TimelineChoice {

    private final int step;
    private final Runnable refresh;
    private int wanted;
    private boolean all;

    TimelineChoice(int step, Runnable refresh) {
        this.step = step;
        this.wanted = step;
        this.refresh = refresh;
    }

    int wanted() {
        return wanted;
    }

    boolean all() {
        return all;
    }

    boolean canShowMore() {
        return wanted < Page.Request.MAX_LIMIT;
    }

    void more() {
        wanted = Math.min(wanted + step, Page.Request.MAX_LIMIT);
        refresh.run();
    }

    void show(boolean everything) {
        all = everything;
        wanted = step;
        refresh.run();
    }
}
