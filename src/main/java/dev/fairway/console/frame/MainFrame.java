package dev.fairway.console.frame;

import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.fairway.base.Changed;
import dev.fairway.console.LiveUpdates;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.console.channels.ChannelsView;
import dev.fairway.console.groups.GroupsView;
import dev.fairway.console.machines.MachinesView;
import dev.fairway.console.machines.ViewsSection;
import dev.fairway.console.overview.OverviewView;
import dev.fairway.console.releases.ReleasesView;
import dev.fairway.console.rollouts.RolloutsView;
import dev.fairway.fleet.Groups;
import dev.fairway.fleet.MachineFilter;
import dev.fairway.fleet.MachineSearch;
import dev.fairway.release.Channels;
import dev.fairway.rollout.FleetStops;
import dev.fairway.rollout.Rollouts;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.EnumSet;
import org.springframework.beans.factory.annotation.Value;

/** Header and drawer around every screen. */
@Layout
@PermitAll
public class MainFrame extends AppLayout {

    private final MachineSearch machines;
    private final Channels channels;
    private final Span machineCount = Parts.text("fw-nav-count", "");
    private final Span channelCount = Parts.text("fw-nav-count", "");
    private final Span groupCount = Parts.text("fw-nav-count", "");
    private final Span rolloutCount = Parts.text("fw-nav-count", "");
    private final Groups groups;
    private final Rollouts rollouts;
    private final FleetStopControl stop;

    MainFrame(
            MachineSearch machines,
            Channels channels,
            Groups groups,
            Rollouts rollouts,
            FleetStops stops,
            Clock clock,
            LiveUpdates live,
            AuthenticationContext authentication,
            ViewsSection views,
            @Value("${fairway.version}") String version) {
        this.machines = machines;
        this.channels = channels;
        this.groups = groups;
        this.rollouts = rollouts;
        this.stop = new FleetStopControl(stops, rollouts, machines, clock);
        addToNavbar(new HeaderBar(authentication, stop.button()), stop.banner());
        addToDrawer(navigation(), views, Parts.block("fw-version", Parts.text("", "Fairway " + version)));
        count();
        live.whileShown(this, EnumSet.allOf(Changed.Area.class), this::count);
    }

    private SideNav navigation() {
        SideNavItem list = new SideNavItem("Machines", MachinesView.class, Parts.icon("machines"));
        list.setMatchNested(true);
        list.setSuffixComponent(machineCount);
        SideNavItem streams = new SideNavItem("Channels", ChannelsView.class, Parts.icon("channels"));
        streams.setSuffixComponent(channelCount);
        SideNavItem policies = new SideNavItem("Groups", GroupsView.class, Parts.icon("groups"));
        policies.setMatchNested(true);
        policies.setSuffixComponent(groupCount);
        SideNavItem moves = new SideNavItem("Rollouts", RolloutsView.class, Parts.icon("rollouts"));
        moves.setMatchNested(true);
        moves.setSuffixComponent(rolloutCount);
        SideNavItem first = new SideNavItem("Overview", OverviewView.class, Parts.icon("overview"));
        SideNav navigation = new SideNav();
        navigation.getElement().setAttribute("aria-label", "Screens");
        navigation.addItem(
                first,
                list,
                policies,
                streams,
                new SideNavItem("Releases", ReleasesView.class, Parts.icon("releases")),
                moves);
        return navigation;
    }

    private void count() {
        machineCount.setText(Words.number(machines.count(MachineFilter.ALL).number()));
        channelCount.setText(Words.number(channels.all().size()));
        groupCount.setText(Words.number(groups.all().size()));
        int open = rollouts.countOpen();
        rolloutCount.setText(open == 0 ? "" : Words.number(open) + " open");
        stop.refresh();
    }
}
