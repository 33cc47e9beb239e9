package dev.fairway.console.frame;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import dev.fairway.access.Actor;
import dev.fairway.access.AuditSearch;
import dev.fairway.access.Permission;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.console.activity.ActivityView;
import dev.fairway.console.audit.AuditView;
import dev.fairway.console.channels.ChannelsView;
import dev.fairway.console.enrolment.EnrolmentView;
import dev.fairway.console.groups.GroupsView;
import dev.fairway.console.machines.MachinesView;
import dev.fairway.console.overview.OverviewView;
import dev.fairway.console.releases.ReleasesView;
import dev.fairway.console.rollouts.RolloutsView;
import dev.fairway.console.walls.WallsView;

/** The screens, and how many things each holds. */
class Navigation extends SideNav {

    private final Span machines = Parts.text("fw-nav-count", "");
    private final Span groups = Parts.text("fw-nav-count", "");
    private final Span channels = Parts.text("fw-nav-count", "");
    private final Span rollouts = Parts.text("fw-nav-count", "");

    Navigation() {
        getElement().setAttribute("aria-label", Messages.of("frame.screens"));
        addItem(
                new SideNavItem(Messages.of("frame.nav.overview"), OverviewView.class, Parts.icon("overview")),
                item("frame.nav.machines", MachinesView.class, "machines", machines),
                item("frame.nav.groups", GroupsView.class, "groups", groups),
                item("frame.nav.channels", ChannelsView.class, "channels", channels),
                item("frame.nav.releases", ReleasesView.class, "releases"),
                item("frame.nav.rollouts", RolloutsView.class, "rollouts", rollouts),
                item("frame.nav.activity", ActivityView.class, "activity"));
        if (Actor.current().may(Permission.MANAGE_ENROLMENT)) {
            addItem(item("frame.nav.enrolment", EnrolmentView.class, "shield"));
        }
        if (Actor.current().may(Permission.MANAGE_WALLS)) {
            addItem(item("frame.nav.walls", WallsView.class, "overview"));
        }
        if (AuditSearch.seesAll()) {
            addItem(item("frame.nav.audit", AuditView.class, "shield"));
        }
    }

    private static SideNavItem item(String word, Class<? extends Component> screen, String icon, Component... counts) {
        SideNavItem item = new SideNavItem(Messages.of(word), screen, Parts.icon(icon));
        item.setMatchNested(true);
        for (Component count : counts) {
            item.setSuffixComponent(count);
        }
        return item;
    }

    void show(NavFigures.Figures figures) {
        say(machines, Words.number(figures.machines()));
        say(groups, Words.number(figures.others().groups()));
        say(channels, Words.number(figures.others().channels()));
        int open = figures.others().openRollouts();
        say(rollouts, open == 0 ? "" : Messages.of("frame.nav.open", open));
    }

    private static void say(Span count, String text) {
        if (!count.getText().equals(text)) {
            count.setText(text);
        }
    }
}
