package dev.fairway.console.channels;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.ReleaseInfo;
import dev.fairway.rollout.FleetSummary;
import dev.fairway.rollout.FleetSummary.GroupReach;
import java.util.ArrayList;
import java.util.List;

/** Whom a promotion concerns: one sentence, then group by group. */
class Consequence extends Div {

    Consequence(ChannelBoard board, ChannelInfo channel, ReleaseInfo chosen, FleetSummary.Reach reach) {
        setId("consequence");
        add(facts(chosen), sentence(chosen, reach));
        warnings(board, channel, chosen)
                .forEach(warning -> add(Parts.block("fw-warning", Parts.icon("stuck"), Parts.text("", warning))));
        if (!reach.groups().isEmpty()) {
            add(Parts.block("fw-scroll", table(reach)));
        }
    }

    private static Paragraph facts(ReleaseInfo chosen) {
        List<String> facts = new ArrayList<>();
        List<String> advisories = chosen.advisories();
        if (!advisories.isEmpty()) {
            facts.add("Fixes " + advisories.getFirst()
                    + (advisories.size() > 1 ? " and " + (advisories.size() - 1) + " more" : ""));
        }
        facts.add(Words.size(chosen.payloads().getFirst().size()));
        return Parts.paragraph("fw-reading", String.join(", ", facts) + ".");
    }

    private static Paragraph sentence(ReleaseInfo chosen, FleetSummary.Reach reach) {
        List<GroupReach> on =
                reach.groups().stream().filter(GroupReach::updatesEnabled).toList();
        int offered = on.stream().mapToInt(GroupReach::behind).sum();
        int off = reach.behind() - offered;
        int there = reach.groups().stream().mapToInt(GroupReach::there).sum();
        int newer = reach.groups().stream().mapToInt(GroupReach::newer).sum();
        long concerned = on.stream().filter(group -> group.behind() > 0).count();
        Paragraph sentence = new Paragraph();
        sentence.addClassName("fw-consequence-sentence");
        if (reach.groups().isEmpty()) {
            sentence.setText("No group follows this channel, so no machine is offered anything.");
            return sentence;
        }
        if (offered == 0) {
            sentence.add(Parts.text("fw-strong", "No machine"));
            sentence.add(Parts.text("", " is offered " + chosen.version() + " by this."));
        } else {
            sentence.add(Parts.text("fw-strong", Words.count(offered, "machine")));
            sentence.add(Parts.text(
                    "",
                    " in " + Words.count(concerned, "group") + (offered == 1 ? " is" : " are") + " offered "
                            + chosen.version() + " at the next check."));
        }
        List<String> rest = new ArrayList<>();
        addCount(rest, there, "run it already");
        addCount(rest, newer, "run something newer or unreadable and get nothing");
        addCount(rest, off, "are in groups whose updates are off");
        if (!rest.isEmpty()) {
            sentence.add(Parts.text("fw-text-2", " " + String.join(", ", rest) + "."));
        }
        return sentence;
    }

    private static void addCount(List<String> rest, int count, String what) {
        if (count > 0) {
            rest.add(Words.number(count) + " " + what);
        }
    }

    private static List<String> warnings(ChannelBoard board, ChannelInfo channel, ReleaseInfo chosen) {
        List<String> warnings = new ArrayList<>();
        ReleaseInfo now = board.release(channel.release());
        if (now != null && chosen.version().isOlderThan(now.version())) {
            warnings.add(chosen.version() + " is older than " + now.version()
                    + ", which the channel points at now. Machines that run it stay there: none is ever taken back.");
        }
        List<String> floors = channel.floors().stream()
                .map(floor -> board.release(floor.release()))
                .filter(floor -> floor != null && floor.version().isOlderThan(chosen.version()))
                .map(floor -> floor.version().toString())
                .toList();
        if (!floors.isEmpty()) {
            warnings.add("Machines below " + String.join(", ", floors) + " take that first: it is a floor.");
        }
        return warnings;
    }

    private static NativeTable table(FleetSummary.Reach reach) {
        NativeTableRow titles = new NativeTableRow();
        for (String title : new String[] {"Group", "Machines", "Offered it", "There already", "Newer or unreadable"}) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(title);
            cell.getElement().setAttribute("scope", "col");
            titles.add(cell);
        }
        NativeTableBody body = new NativeTableBody();
        for (GroupReach group : reach.groups()) {
            body.add(new NativeTableRow(
                    name(group),
                    number(group.machines()),
                    number(group.updatesEnabled() ? group.behind() : 0),
                    number(group.there()),
                    number(group.newer())));
        }
        NativeTable table = new NativeTable(new NativeTableHeader(titles), body);
        table.addClassName("fw-table");
        return table;
    }

    private static NativeTableCell name(GroupReach group) {
        NativeTableCell cell = new NativeTableCell(Parts.text("fw-strong", group.name()));
        if (!group.updatesEnabled()) {
            cell.add(Parts.paragraph("fw-text-2", "Updates are off: gets nothing"));
        }
        return cell;
    }

    private static NativeTableCell number(int number) {
        return new NativeTableCell(Words.number(number));
    }
}
