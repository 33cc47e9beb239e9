package dev.fairway.wall;

import dev.fairway.fleet.Health;
import dev.fairway.links.WallLink;
import dev.fairway.links.WallPanel;
import dev.fairway.rollout.Exposure;
import dev.fairway.rollout.FleetOverview.Now;
import dev.fairway.wall.Board.Count;
import dev.fairway.wall.Board.Hole;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of what was seen of the fleet what one link shows of it. What the link does not show is not even worked out. */
@Component
class BoardMaker {

    private static final List<Health> SHOWN =
            List.of(Health.UPDATING, Health.FAILING, Health.STUCK, Health.SILENT, Health.HELD);

    private final Spread spread;

    BoardMaker(Spread spread) {
        this.spread = spread;
    }

    Board of(Look look, WallLink.Shows shows) {
        Set<UUID> groups = shows.groups();
        Now now = groups == null ? look.seen().all() : look.seen().only(groups);
        Instant at = look.asOf();
        Set<WallPanel> panels = shows.panels();
        return new Board(
                panels.contains(WallPanel.VERDICT) ? VerdictMaker.of(now, at) : null,
                panels.contains(WallPanel.HEALTH) ? health(now) : null,
                panels.contains(WallPanel.ROLLOUTS) ? LineMaker.of(now.moving(), shows.showNames(), at) : null,
                panels.contains(WallPanel.ADOPTION) ? spread.of(now, at) : null,
                panels.contains(WallPanel.EXPOSURE) ? hole(now.exposure(), at) : null,
                panels.contains(WallPanel.EVENTS)
                        ? EventMaker.of(look.news(), groups, channels(now), shows.showNames())
                        : null);
    }

    private static Set<UUID> channels(Now now) {
        return now.runs().values().stream()
                .map(run -> run.group().channel())
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(Collectors.toSet());
    }

    private static List<Count> health(Now now) {
        return SHOWN.stream()
                .map(health -> new Count(
                        health.label(),
                        Words.of("health." + health.label()),
                        now.figures().byHealth().getOrDefault(health, 0)))
                .toList();
    }

    private static Hole hole(@Nullable Exposure exposure, Instant now) {
        if (exposure == null) {
            return new Hole(0, "", "");
        }
        String age = Words.age(exposure.since(), now);
        return new Hole(
                exposure.machines(),
                Words.of("exposure.open", exposure.machines()),
                exposure.others() == 0
                        ? Words.of("exposure.since", exposure.advisory(), age)
                        : Words.of("exposure.others", exposure.advisory(), exposure.others(), age));
    }
}
