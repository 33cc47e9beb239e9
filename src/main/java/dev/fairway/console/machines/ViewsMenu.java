package dev.fairway.console.machines;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.fleet.SavedView;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The saved view that one looks at, whether one has changed it, and what can be done with it. */
class ViewsMenu extends Div {

    private final MyViews views;
    private final ViewDialogs dialogs;
    private final Consumer<SavedView> onOpen;
    private final MenuBar menu = new MenuBar();
    private final Span edited = Parts.text("fw-tag", Messages.of("machines.view.edited"));
    private final Button save = new Button(Messages.of("machines.view.save"));
    private @Nullable State shown;
    private MachineQuery query = MachineQuery.ALL;

    /** What it shows, to be compared with what it showed. */
    private record State(List<SavedView> views, @Nullable SavedView current, boolean edited, boolean filtered) {}

    ViewsMenu(MyViews views, ViewDialogs dialogs, Consumer<SavedView> onOpen) {
        this.views = views;
        this.dialogs = dialogs;
        this.onOpen = onOpen;
        addClassName("fw-views");
        menu.setId("views");
        menu.addThemeVariants(MenuBarVariant.TERTIARY);
        edited.setId("view-edited");
        save.setId("view-save");
        save.addThemeVariants(ButtonVariant.TERTIARY);
        save.addClickListener(click -> save());
        add(menu, edited, save);
    }

    /** Shows where a query stands among the saved ones. */
    void show(MachineQuery now) {
        query = now;
        List<SavedView> all = views.all();
        SavedView current = all.stream()
                .filter(view -> view.id().equals(now.view()))
                .findFirst()
                .orElse(null);
        boolean changed = current != null && !current.query().equals(now.saved());
        State state = new State(all, current, changed, !now.saved().isEmpty());
        if (state.equals(shown)) {
            return;
        }
        shown = state;
        edited.setVisible(changed);
        save.setVisible(changed || (current == null && state.filtered()));
        draw(state);
    }

    private void draw(State state) {
        menu.removeAll();
        menu.setVisible(!state.views().isEmpty());
        MenuItem head = menu.addItem(Parts.icon("view"));
        head.add(Parts.text(
                "fw-cut",
                state.current() == null
                        ? Messages.of("machines.views")
                        : state.current().name()));
        head.setAriaLabel(Messages.of("machines.views"));
        SubMenu list = head.getSubMenu();
        for (SavedView view : state.views()) {
            MenuItem item = list.addItem(view.name(), click -> onOpen.accept(view));
            if (view.shared()) {
                item.add(Parts.text("fw-caption", " " + Messages.of("machines.view.shared")));
            }
        }
        if (state.current() != null && views.mayEdit(state.current())) {
            commands(list, state.current());
        }
    }

    private void commands(SubMenu list, SavedView view) {
        Runnable again = () -> show(query);
        list.addSeparator();
        list.addItem(
                        Messages.of("machines.view.rename"),
                        click -> dialogs.rename(view, again).open())
                .setId("view-rename");
        MenuItem share = list.addItem(
                Messages.of(view.shared() ? "machines.view.unshare" : "machines.view.share"),
                click -> dialogs.share(view, again));
        share.setId("view-share");
        share.setEnabled(view.shared() || dialogs.mayShare());
        list.addItem(
                        Messages.of("machines.view.delete"),
                        click -> dialogs.delete(view, again).open())
                .setId("view-delete");
    }

    private void save() {
        SavedView current = shown == null ? null : shown.current();
        SavedView mine = current != null && views.mayEdit(current) ? current : null;
        dialogs.save(query, mine, onOpen).open();
    }
}
