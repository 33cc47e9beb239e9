package dev.fairway.console.channels;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Plan;
import dev.fairway.release.ChannelInfo;
import dev.fairway.release.ReleaseInfo;
import dev.fairway.rollout.FleetSummary.GroupReach;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Whom a promotion concerns, in a few sentences, and what to think of before. */
class Consequence extends Div {

    Consequence(
            ChannelBoard board,
            ChannelInfo channel,
            ReleaseInfo chosen,
            List<GroupReach> reach,
            Map<UUID, GroupInfo> groups) {
        setId("consequence");
        add(facts(board, channel, chosen), sentence(chosen, reach, groups));
        warnings(board, channel, chosen)
                .forEach(warning -> add(Parts.block("fw-warning", Parts.icon("stuck"), Parts.text("", warning))));
    }

    private static Paragraph facts(ChannelBoard board, ChannelInfo channel, ReleaseInfo chosen) {
        List<String> facts = new ArrayList<>();
        facts.add(
                channel.release() == null
                        ? Messages.of("promote.now.nothing", channel.arch().label())
                        : Messages.of("promote.now", channel.arch().label(), board.version(channel.release())));
        List<String> advisories = chosen.advisories();
        if (!advisories.isEmpty()) {
            facts.add(Messages.of("promote.fixes", advisories.getFirst(), advisories.size() - 1));
        }
        facts.add(Messages.of(
                "promote.size", Words.size(chosen.payloads().getFirst().size())));
        return Parts.paragraph("fw-reading", String.join(" ", facts));
    }

    private static Paragraph sentence(ReleaseInfo chosen, List<GroupReach> reach, Map<UUID, GroupInfo> groups) {
        Paragraph sentence = new Paragraph();
        sentence.addClassName("fw-consequence-sentence");
        if (reach.isEmpty()) {
            sentence.setText(Messages.of("promote.nobody"));
            return sentence;
        }
        List<GroupReach> on = reach.stream()
                .filter(one -> one.updatesEnabled() && one.behind() > 0)
                .toList();
        int aim = on.stream().mapToInt(GroupReach::behind).sum();
        int kept = on.stream().mapToInt(GroupReach::heldBack).sum();
        if (aim == 0) {
            sentence.add(
                    Parts.text("fw-strong", Messages.of("promote.none")),
                    Parts.text("", " " + Messages.of("promote.none.offered", chosen.version())));
            return sentence;
        }
        sentence.add(
                Parts.text("fw-strong", Messages.of("promote.machines", aim)),
                Parts.text("", " " + Messages.of("promote.aim", on.size(), chosen.version()) + " "),
                Parts.text("fw-strong", Words.number(aim - kept)),
                Parts.text("", " " + Messages.of("promote.can")));
        if (kept > 0) {
            sentence.add(
                    Parts.text("", " "),
                    Parts.text("fw-strong", Words.number(kept)),
                    Parts.text("", " " + Messages.of("promote.kept.of", kept)));
        }
        opensAtOnce(sentence, on, groups);
        return sentence;
    }

    /** How many come first, where the plan starts by itself. */
    private static void opensAtOnce(Paragraph sentence, List<GroupReach> on, Map<UUID, GroupInfo> groups) {
        int first = 0;
        for (GroupReach one : on) {
            GroupInfo group = groups.get(one.group());
            if (group != null && group.plan().start().equals("auto")) {
                first += inFirstStage(one, group.plan().stages().getFirst());
            }
        }
        if (first > 0) {
            sentence.add(Parts.text("", " " + Messages.of("promote.first", first)));
        }
    }

    private static int inFirstStage(GroupReach reach, Plan.Stage stage) {
        int share = stage.percent()
                .multiply(BigDecimal.valueOf(reach.machines()))
                .divide(BigDecimal.valueOf(100), java.math.RoundingMode.HALF_UP)
                .intValue();
        return Math.min(reach.behind(), Math.max(share, stage.minMachines()));
    }

    private static List<String> warnings(ChannelBoard board, ChannelInfo channel, ReleaseInfo chosen) {
        List<String> warnings = new ArrayList<>();
        ReleaseInfo now = board.release(channel.release());
        if (now != null && chosen.version().isOlderThan(now.version())) {
            warnings.add(Messages.of("promote.older", chosen.version(), now.version()));
        }
        List<String> floors = channel.floors().stream()
                .map(floor -> board.release(floor.release()))
                .filter(floor -> floor != null
                        && floor.withdrawn() == null
                        && floor.version().isOlderThan(chosen.version()))
                .map(floor -> floor.version().toString())
                .toList();
        if (!floors.isEmpty()) {
            warnings.add(Messages.of("promote.floors", String.join(", ", floors)));
        }
        return warnings;
    }
}
