package dev.fairway.console.channels;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.Channels;
import java.time.Instant;
import java.util.List;

/** Who pointed a channel where, when and why; and what no machine on it may skip. */
class ChannelHistory extends Div {

    ChannelHistory(ChannelBoard board, ChannelInfo channel, List<ChannelInfo.Step> steps, Instant now) {
        addClassName("fw-two-columns");
        Div history = new Div(new H3(Messages.of("channels.history")));
        if (steps.isEmpty()) {
            history.add(Parts.paragraph("fw-reading", Messages.of("channels.history.none")));
        }
        OrderedList list = new OrderedList();
        list.addClassName("fw-plain");
        for (ChannelInfo.Step step : steps) {
            String move = step.from() == null
                    ? board.version(step.to())
                    : Messages.of("common.from-to", board.version(step.from()), board.version(step.to()));
            list.add(new ListItem(entry(
                    move,
                    step.reason(),
                    Messages.of("channels.floors.by", step.who()) + " ",
                    Times.at(step.at(), now))));
        }
        history.add(list);
        if (steps.size() >= Channels.SHOWN_HISTORY) {
            history.add(Parts.paragraph("fw-caption", Messages.of("channels.history.newest", Channels.SHOWN_HISTORY)));
        }
        add(history, floors(board, channel, now));
    }

    private static Div floors(ChannelBoard board, ChannelInfo channel, Instant now) {
        Div floors = new Div(new H3(Messages.of("channels.floors")));
        if (channel.floors().isEmpty()) {
            floors.add(Parts.paragraph("fw-reading", Messages.of("channels.floors.none")));
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("fw-plain");
        for (ChannelInfo.Floor floor : channel.floors()) {
            list.add(new ListItem(entry(
                    board.version(floor.release()),
                    floor.reason(),
                    Messages.of("channels.floors.by", floor.by()) + " ",
                    Times.at(floor.at(), now))));
        }
        floors.add(list);
        return floors;
    }

    private static Div entry(String what, String why, String who, Times.Stamp when) {
        Span by = Parts.text("fw-caption", who);
        by.add(when);
        return Parts.block("fw-entry", Parts.text("fw-strong-2", what), Parts.text("fw-text-2 fw-wrap", why), by);
    }
}
