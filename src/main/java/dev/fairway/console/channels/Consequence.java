package dev.fairway.console.channels;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Pronounced;
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
        List<String> advisories = chosen.advisories();
        String size = Words.size(chosen.payloads().getFirst().size());
        return Parts.paragraph(
                "fw-reading",
                advisories.isEmpty()
                        ? Messages.of("channels.promote.size", size)
                        : Messages.of("channels.promote.fixes", advisories.getFirst(), advisories.size() - 1, size));
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
            sentence.setText(Messages.of("channels.promote.concerns.no-group"));
            return sentence;
        }
        if (offered == 0) {
            sentence.add(Pronounced.sentence(
                    "",
                    "channels.promote.concerns.none",
                    Parts.text("fw-strong", Messages.of("channels.promote.concerns.nobody")),
                    chosen.version().toString()));
        } else {
            sentence.add(Pronounced.sentence(
                    "",
                    "channels.promote.concerns",
                    Parts.text("fw-strong", Words.machines(offered)),
                    concerned,
                    offered,
                    chosen.version().toString()));
        }
        List<String> rest = new ArrayList<>();
        addCount(rest, there, "channels.promote.there");
        addCount(rest, newer, "channels.promote.newer");
        addCount(rest, blocked, "channels.promote.blocked");
        addCount(rest, off, "channels.promote.off");
        if (!rest.isEmpty()) {
            sentence.add(Parts.text("fw-text-2", " " + String.join(", ", rest) + "."));
        }
        return sentence;
    }

    private static void addCount(List<String> rest, int count, String key) {
        if (count > 0) {
            rest.add(Messages.of(key, count));
        }
    }

    private static List<String> warnings(ChannelBoard board, ChannelInfo channel, ReleaseInfo chosen) {
        List<String> warnings = new ArrayList<>();
        ReleaseInfo now = board.release(channel.release());
        if (now != null && chosen.version().isOlderThan(now.version())) {
            warnings.add(Messages.of(
                    "channels.promote.older",
                    chosen.version().toString(),
                    now.version().toString()));
        }
        List<String> floors = channel.floors().stream()
                .map(floor -> board.release(floor.release()))
                .filter(floor -> floor != null
                        && floor.withdrawn() == null
                        && floor.version().isOlderThan(chosen.version()))
                .map(floor -> floor.version().toString())
                .toList();
        if (!floors.isEmpty()) {
            warnings.add(Messages.of("channels.promote.floors", String.join(", ", floors)));
        }
        return warnings;
    }
}
