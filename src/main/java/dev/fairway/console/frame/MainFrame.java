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
import dev.fairway.console.machines.MachinesView;
import dev.fairway.console.releases.ReleasesView;
import dev.fairway.fleet.MachineFilter;
import dev.fairway.fleet.MachineSearch;
import dev.fairway.release.Channels;
import jakarta.annotation.security.PermitAll;
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

    MainFrame(
            MachineSearch machines,
            Channels channels,
            LiveUpdates live,
            AuthenticationContext authentication,
            @Value("${fairway.version}") String version) {
        this.machines = machines;
        this.channels = channels;
        addToNavbar(new HeaderBar(authentication));
        addToDrawer(navigation(), Parts.block("fw-version", Parts.text("", "Fairway " + version)));
        count();
        live.whileShown(this, EnumSet.of(Changed.Area.MACHINES, Changed.Area.CHANNELS), this::count);
    }

    private SideNav navigation() {
        SideNavItem list = new SideNavItem("Machines", MachinesView.class, Parts.icon("machines"));
        list.setMatchNested(true);
        list.setSuffixComponent(machineCount);
        SideNavItem streams = new SideNavItem("Channels", ChannelsView.class, Parts.icon("channels"));
        streams.setSuffixComponent(channelCount);
        SideNav navigation = new SideNav();
        navigation.getElement().setAttribute("aria-label", "Screens");
        navigation.addItem(list, streams, new SideNavItem("Releases", ReleasesView.class, Parts.icon("releases")));
        return navigation;
    }

    private void count() {
        machineCount.setText(Words.number(machines.count(MachineFilter.ALL)));
        channelCount.setText(Words.number(channels.all().size()));
    }
}
