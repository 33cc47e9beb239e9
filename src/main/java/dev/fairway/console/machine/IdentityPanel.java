package dev.fairway.console.machine;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.Membership;
import dev.fairway.release.ChannelInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who the machine is: what it says of itself, where it belongs and why, and what people wrote down. */
final class IdentityPanel {

    private IdentityPanel() {}

    static Div of(MachinePage.Content shown, Instant now) {
        Machine machine = shown.machine();
        Machine.Told told = machine.told();
        DescriptionList facts = new DescriptionList();
        facts.addClassName("fw-facts");
        fact(facts, "id", Parts.text("fw-mono fw-wrap", machine.id().value()));
        if (machine.written().alias() != null && told.alias() != null) {
            fact(facts, "calls-itself", value(told.alias()));
        }
        if (shown.product() != null) {
            fact(facts, "product", value(shown.product()));
        }
        fact(facts, "runs", value(told.version()));
        place(facts, shown.view().place(), shown.view().channel());
        fact(facts, "track", value(told.track()));
        fact(facts, "arch", value(told.arch().label()));
        fact(facts, "oem", value(told.oem()));
        fact(facts, "address", value(told.address()));
        fact(facts, "boot", Parts.text("fw-mono fw-wrap", orNone(told.bootId())));
        if (!machine.written().labels().isEmpty()) {
            fact(facts, "labels", value(String.join(", ", machine.written().labels())));
        }
        fact(facts, "first-seen", Times.at(machine.firstSeen(), now));
        Div panel = Parts.panel(Messages.of("machine.identity"));
        panel.setId("identity");
        panel.add(facts);
        return panel;
    }

    private static void place(DescriptionList facts, Membership.Place place, @Nullable ChannelInfo channel) {
        GroupInfo group = place.group();
        Span why = Parts.text("fw-caption fw-wrap", PlaceWords.of(place.why()));
        why.setId("group-why");
        Div where = Parts.block("fw-place", Links.to(Links.groupPage(group.id()), group.name()), why);
        fact(facts, "group", where);
        fact(
                facts,
                "channel",
                channel == null
                        ? value(null)
                        : new Span(
                                Links.to(Links.channelPage(channel.id()), channel.name()),
                                Parts.text("fw-text-2", " " + channel.arch().label())));
    }

    private static void fact(DescriptionList facts, String key, Component value) {
        facts.add(
                new DescriptionList.Term(Messages.of("machine.identity." + key)),
                new DescriptionList.Description(value));
    }

    private static Span value(@Nullable String text) {
        return Parts.text("fw-wrap", orNone(text));
    }

    private static String orNone(@Nullable String text) {
        return text == null || text.isEmpty() ? Messages.of("machine.identity.none") : text;
    }
}
