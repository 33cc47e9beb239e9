package dev.fairway.console.machines;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import dev.fairway.base.Changed;
import dev.fairway.console.LiveUpdates;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.SharedReads;
import dev.fairway.console.Words;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Groups;
import dev.fairway.fleet.SavedView;
import dev.fairway.fleet.Tallies;
import dev.fairway.release.Channels;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The saved views in the drawer, with how many machines each has where tallies know that. */
@SpringComponent
@UIScope
public class ViewsSection extends SideNav {

    private final MyViews views;
    private final Groups groups;
    private final Channels channels;
    private final Tallies tallies;
    private final Map<SavedView, Span> counts = new LinkedHashMap<>();

    ViewsSection(MyViews views, Groups groups, Channels channels, Tallies tallies, LiveUpdates live) {
        this.views = views;
        this.groups = groups;
        this.channels = channels;
        this.tallies = tallies;
        setId("saved-views");
        addClassName("fw-nav-views");
        setLabel(Messages.of("machines.views"));
        show();
        live.whileShown(this, EnumSet.of(Changed.Area.VIEWS), () -> {
            views.changed();
            show();
        });
        live.whileShown(this, EnumSet.of(Changed.Area.MACHINES, Changed.Area.GROUPS), this::count);
    }

    private void show() {
        List<SavedView> now = views.all();
        if (now.equals(List.copyOf(counts.keySet())) && !now.isEmpty()) {
            return;
        }
        counts.clear();
        removeAll();
        setVisible(!now.isEmpty());
        for (SavedView view : now) {
            SideNavItem item = new SideNavItem(view.name());
            item.setPath("machines");
            item.setQueryParameters(MachineAddress.of(view));
            item.setPrefixComponent(Parts.icon("view"));
            Span count = Parts.text("fw-nav-count", "");
            item.setSuffixComponent(count);
            counts.put(view, count);
            addItem(item);
        }
        count();
    }

    private record Fleet() {}

    private void count() {
        if (counts.isEmpty()) {
            return;
        }
        List<GroupInfo> all = SharedReads.get(new Fleet(), groups::all);
        FilterChoices choices = FilterChoices.of(all, channels.all(), List.of());
        TallyLook look = new TallyLook(SharedReads.get(List.of("views", "tallies"), tallies::all), choices.followed());
        counts.forEach((view, count) -> {
            QueryParameters address = MachineAddress.of(view);
            MachineQuery query = QueryReader.read(address, choices);
            String words = look.byHealth(query.filter())
                    .filter(known -> query.ignored().isEmpty())
                    .map(known -> Words.number(
                            known.values().stream().mapToInt(Integer::intValue).sum()))
                    .orElse("");
            if (!count.getText().equals(words)) {
                count.setText(words);
            }
        });
    }
}
