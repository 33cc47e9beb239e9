package dev.fairway.console.channels;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import dev.fairway.console.Messages;
import dev.fairway.console.rollout.PlanPicture;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.rollout.FleetSummary.GroupReach;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the plans of groups will do; groups with the same plan share its words. */
class PlansInWords extends Div {

    PlansInWords(List<GroupReach> reach, Map<UUID, GroupInfo> groups) {
        addClassName("fw-in-words");
        Map<List<String>, List<String>> names = new LinkedHashMap<>();
        for (GroupReach one : reach) {
            GroupInfo group = groups.get(one.group());
            if (group != null && one.updatesEnabled()) {
                names.computeIfAbsent(group.plan().sentences(), plan -> new ArrayList<>())
                        .add(one.name());
            }
        }
        names.forEach((sentences, of) -> add(
                new H3(
                        names.size() == 1
                                ? Messages.of("promote.words")
                                : Messages.of("promote.words.of", String.join(", ", of))),
                PlanPicture.words(sentences)));
    }
}
