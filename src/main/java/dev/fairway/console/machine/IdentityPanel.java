package dev.fairway.console.machine;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.fairway.base.NotFound;
import dev.fairway.console.Links;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Machine;
import dev.fairway.release.ChannelInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who the machine is: what it says of itself, where it belongs, and what people wrote down. */
final class IdentityPanel {

    private IdentityPanel() {}

    static Div of(Machine machine, MachinePage.Services services, Instant now, boolean oneOfSeveral) {
        Machine.Told told = machine.told();
        DescriptionList facts = new DescriptionList();
        facts.addClassName("fw-facts");
        fact(facts, "Machine id", Parts.text("fw-mono fw-wrap", machine.id().value()));
        if (machine.written().alias() != null && told.alias() != null) {
            fact(facts, "Calls itself", value(told.alias()));
        }
        if (oneOfSeveral) {
            fact(
                    facts,
                    "Product",
                    value(services.products().get(machine.product()).name()));
        }
        fact(facts, "Runs", value(told.version()));
        group(facts, machine, services);
        fact(facts, "Track", value(told.track()));
        fact(facts, "Arch", value(told.arch().label()));
        fact(facts, "OEM", value(told.oem()));
        fact(facts, "Address", value(told.address()));
        fact(facts, "Boot id", Parts.text("fw-mono fw-wrap", orNone(told.bootId())));
        if (!machine.written().labels().isEmpty()) {
            fact(facts, "Labels", value(String.join(", ", machine.written().labels())));
        }
        fact(facts, "First seen", Times.at(machine.firstSeen(), now));
        Div panel = Parts.panel("Identity");
        panel.setId("identity");
        panel.add(facts);
        return panel;
    }

    static Div notes(Machine machine) {
        Div panel = Parts.panel("Notes");
        panel.setId("notes");
        String notes = machine.written().notes();
        panel.add(
                Parts.paragraph("fw-reading fw-inset fw-wrap", notes == null ? "Nobody has written anything." : notes));
        return panel;
    }

    private static void group(DescriptionList facts, Machine machine, MachinePage.Services services) {
        GroupInfo group;
        try {
            group = services.groups().get(machine.group());
        } catch (NotFound deletedMeanwhile) {
            return;
        }
        Span place = new Span(Links.to(Links.groupPage(group.id()), group.name()));
        if (group.id().equals(machine.written().assignedGroup())) {
            place.add(Parts.text("fw-caption", " by hand"));
        }
        fact(facts, "Group", place);
        if (group.channel() == null) {
            fact(facts, "Channel", value(null));
            return;
        }
        ChannelInfo channel = services.channels().get(group.channel());
        fact(
                facts,
                "Channel",
                new Span(
                        Links.to(Links.channel(channel.id()), channel.name()),
                        Parts.text("fw-text-2", " " + channel.arch().label())));
    }

    private static void fact(DescriptionList facts, String name, Component value) {
        facts.add(new DescriptionList.Term(name), new DescriptionList.Description(value));
    }

    private static Span value(@Nullable String text) {
        return Parts.text("fw-wrap", orNone(text));
    }

    private static String orNone(@Nullable String text) {
        return text == null || text.isEmpty() ? "none" : text;
    }
}
