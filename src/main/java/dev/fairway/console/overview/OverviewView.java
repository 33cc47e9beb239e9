package dev.fairway.console.overview;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.fairway.base.Changed;
import dev.fairway.console.LiveUpdates;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.machines.NothingHere;
import dev.fairway.console.rollout.Course;
import dev.fairway.console.rollout.RolloutButtons;
import dev.fairway.fleet.Health;
import dev.fairway.rollout.FleetOverview.Now;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;

/** The first screen: is the fleet well, what is moving, what needs a person. */
@Route("")
@PermitAll
public class OverviewView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final OverviewReads reads;
    private final Sentence sentence = new Sentence();
    private final ExposureLine exposure = new ExposureLine();
    private final Tiles tiles = new Tiles();
    private final AdoptionPanel adoption;
    private final NeedsHumanPanel needs = new NeedsHumanPanel();
    private final OpenRolloutsPanel rollouts;
    private final ActivityPanel activity = new ActivityPanel();
    private final ChannelsPanel channels = new ChannelsPanel();
    private final Div panels;
    private final Div noMachines;
    private Scope scope = Scope.DEFAULT;

    OverviewView(
            OverviewReads reads,
            RolloutButtons buttons,
            LiveUpdates live,
            @Value("${fairway.public-url}") String publicUrl) {
        this.reads = reads;
        this.adoption =
                new AdoptionPanel(reads, chosen -> UI.getCurrent().navigate(OverviewView.class, chosen.parameters()));
        this.rollouts = new OpenRolloutsPanel(buttons, this::refresh);
        this.noMachines = NothingHere.noMachineYet(publicUrl);
        this.panels = Parts.block("fw-overview-panels", adoption, needs, rollouts, activity, channels);
        addClassNames("fw-screen", "fw-overview");
        add(sentence, exposure, tiles, noMachines, panels);
        live.whileShown(this, EnumSet.allOf(Changed.Area.class), this::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        scope = Scope.of(query);
        if (!Scope.saysSpan(query)) {
            scope = scope.over(reads.fitting());
        }
        refresh();
    }

    private void refresh() {
        Now now = reads.now();
        Instant time = reads.time();
        boolean empty = now.figures().machines() == 0;
        sentence.show(FleetSentence.of(state(now, time)));
        tiles.setVisible(!empty);
        panels.setVisible(!empty);
        noMachines.setVisible(empty);
        exposure.show(empty ? null : now.exposure(), time);
        if (!empty) {
            List<Course> courses = OverviewReads.courses(now);
            tiles.show(now);
            adoption.show(now, scope);
            needs.show(NeedsHuman.of(courses, now.runs(), now.attention(), time), time);
            rollouts.show(courses, time);
            activity.show(reads.activity(), time);
            channels.show(now);
        }
    }

    private static FleetSentence.State state(Now now, Instant time) {
        var figures = now.figures();
        int trouble = figures.byHealth().getOrDefault(Health.FAILING, 0)
                + figures.byHealth().getOrDefault(Health.STUCK, 0);
        return new FleetSentence.State(
                figures.machines(),
                figures.aiming(),
                figures.onTarget(),
                trouble,
                figures.stopped(),
                now.moving().stream().map(moving -> moving.rollout()).toList(),
                time);
    }

    @Override
    public String getPageTitle() {
        return Messages.of("common.title", Messages.of("frame.nav.overview"));
    }
}
