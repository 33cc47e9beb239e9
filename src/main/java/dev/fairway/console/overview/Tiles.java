package dev.fairway.console.overview;

import com.vaadin.flow.component.html.Section;
import dev.fairway.console.Messages;
import dev.fairway.console.Words;
import dev.fairway.fleet.Health;
import dev.fairway.rollout.FleetOverview.Now;
import dev.fairway.rollout.FleetOverview.Runs;
import dev.fairway.rollout.SilentTogether;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/** The fleet in figures. */
final class Tiles extends Section {

    private final Tile machines = new Tile("machines", Messages.of("overview.tile.machines"), null);
    private final Tile onTarget = new Tile("on-target", Messages.of("overview.tile.on-target"), "healthy");
    private final Map<Health, Tile> health = new EnumMap<>(Health.class);

    Tiles() {
        setId("tiles");
        addClassName("fw-tiles");
        getElement().setAttribute("aria-label", Messages.of("overview.tiles"));
        add(machines, onTarget);
        for (Health one : new Health[] {Health.UPDATING, Health.FAILING, Health.STUCK, Health.SILENT, Health.HELD}) {
            Tile tile = new Tile(one.label(), Words.health(one), one.label());
            health.put(one, tile);
            add(tile);
        }
    }

    void show(Now now) {
        var figures = now.figures();
        int toGo = figures.aiming() - figures.onTarget();
        int none = figures.machines() - figures.aiming();
        machines.show(
                figures.machines(), "machines", none == 0 ? "" : Messages.of("overview.tile.without-target", none));
        onTarget.show(figures.onTarget(), "groups", toGo > 0 ? Messages.of("overview.tile.to-go", toGo) : "");
        health.forEach((one, tile) -> {
            int count = figures.byHealth().getOrDefault(one, 0);
            tile.show(count, "machines?health=" + one.label(), caption(now, one, count));
            // Nothing is stuck most of the time; the others belong to the picture also when they are none.
            tile.setVisible(count > 0 || one != Health.STUCK);
        });
    }

    private static String caption(Now now, Health one, int count) {
        if (count == 0) {
            return "";
        }
        if (one == Health.SILENT && !now.attention().together().isEmpty()) {
            SilentTogether most = now.attention().together().getFirst();
            return Messages.of("overview.tile.network", most.machines());
        }
        return now.runs().size() < 2
                ? ""
                : now.runs().values().stream()
                        .filter(run -> of(run, one) > 0)
                        .max(Comparator.comparingInt((Runs run) -> of(run, one))
                                .thenComparing(run -> run.group().name()))
                        .map(run -> Messages.of(
                                "overview.tile.in-group",
                                of(run, one),
                                Words.shortened(run.group().name(), 30)))
                        .orElse("");
    }

    private static int of(Runs run, Health one) {
        return run.byHealth().getOrDefault(one, 0);
    }
}
