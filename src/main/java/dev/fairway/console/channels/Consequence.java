package dev.fairway.console.channels;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.ReleaseInfo;
import dev.fairway.rollout.FleetSummary;
import dev.fairway.rollout.FleetSummary.GroupReach;
import java.util.ArrayList;
import java.util.List;

/** Whom a promotion concerns, in one sentence, and what to think of before. */
class Consequence extends Div {

    Consequence(ChannelBoard board, ChannelInfo channel, ReleaseInfo chosen, FleetSummary.Reach reach) {
        setId("consequence");
        add(facts(chosen), sentence(chosen, reach));
        warnings(board, channel, chosen)
                .forEach(warning -> add(Parts.block("fw-warning", Parts.icon("stuck"), Parts.text("", warning))));
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
        int blocked = reach.groups().stream().mapToInt(GroupReach::blocked).sum();
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
                            + chosen.version() + ", as their stages open."));
        }
        List<String> rest = new ArrayList<>();
        addCount(rest, there, "runs it already", "run it already");
        addCount(
                rest,
                newer,
                "runs something newer or unreadable and gets nothing",
                "run something newer or unreadable and get nothing");
        addCount(
                rest,
                blocked,
                "is older than a floor that was withdrawn and gets nothing",
                "are older than a floor that was withdrawn and get nothing");
        addCount(rest, off, "is in a group whose updates are off", "are in groups whose updates are off");
        if (!rest.isEmpty()) {
            sentence.add(Parts.text("fw-text-2", " " + String.join(", ", rest) + "."));
        }
        return sentence;
    }

    private static void addCount(List<String> rest, int count, String one, String many) {
        if (count > 0) {
            rest.add(Words.number(count) + " " + (count == 1 ? one : many));
        }
    }

    private static List<String> warnings(ChannelBoard board, ChannelInfo channel, ReleaseInfo chosen) {
        List<String> warnings = new ArrayList<>();
        ReleaseInfo now = board.release(channel.release());
        if (now != null && chosen.version().isOlderThan(now.version())) {
            warnings.add(
                    chosen.version() + " is older than " + now.version()
                            + ", which the channel points at now. Machines that run it stay there, unless it is offered to them, too.");
        }
        List<String> floors = channel.floors().stream()
                .map(floor -> board.release(floor.release()))
                .filter(floor -> floor != null
                        && floor.withdrawn() == null
                        && floor.version().isOlderThan(chosen.version()))
                .map(floor -> floor.version().toString())
                .toList();
        if (!floors.isEmpty()) {
            warnings.add("Machines below " + String.join(", ", floors) + " take that first: it is a floor.");
        }
        return warnings;
    }
}
