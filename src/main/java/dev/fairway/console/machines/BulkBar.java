package dev.fairway.console.machines;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import dev.fairway.access.Actor;
import dev.fairway.access.Permission;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import java.util.function.Consumer;

/** What can be done to the machines that are ticked; there only while some are. */
class BulkBar extends Div {

    private final Span count = Parts.text("fw-strong", "");
    private final Button every;
    private final Consumer<BulkKind> onAct;

    BulkBar(Consumer<BulkKind> onAct, Runnable onAll, Runnable onClear) {
        this.onAct = onAct;
        setId("bulk-bar");
        addClassName("fw-bulk");
        getElement().setAttribute("role", "toolbar");
        getElement().setAttribute("aria-label", Messages.of("machines.bulk"));
        count.getElement().setAttribute("aria-live", "polite");
        every = new Button("", click -> onAll.run());
        every.setId("bulk-all");
        every.addThemeVariants(ButtonVariant.TERTIARY);
        Button clear = new Button(Messages.of("machines.bulk.clear"), click -> onClear.run());
        clear.setId("bulk-clear");
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        add(
                Parts.block("fw-bulk-count", count, every),
                Parts.block(
                        "fw-bulk-acts", button(BulkKind.MOVE), button(BulkKind.HOLD), button(BulkKind.RETRY), more()),
                clear);
        setVisible(false);
    }

    private Button button(BulkKind kind) {
        Button button = new Button(kind.word("button"), click -> onAct.accept(kind));
        button.setId("bulk-" + kind.label());
        return Parts.gated(button, Permission.STEER_MACHINES);
    }

    private MenuBar more() {
        MenuBar menu = new MenuBar();
        menu.setId("bulk-more");
        menu.addClassName("fw-more");
        MenuItem more = menu.addItem("⋯");
        more.setAriaLabel(Messages.of("machines.bulk.more"));
        for (BulkKind kind : new BulkKind[] {BulkKind.RELEASE, BulkKind.FORGET}) {
            MenuItem item = more.getSubMenu().addItem(kind.word("button"), click -> onAct.accept(kind));
            item.setId("bulk-" + kind.label());
            item.setEnabled(Actor.current().may(Permission.STEER_MACHINES));
        }
        return menu;
    }

    /**
     * @param matching how many match
     * @param more whether more match than anybody counted
     */
    void show(RowSelection selection, int matching, boolean more) {
        int size = selection.size();
        boolean all = selection.isAll();
        setVisible(size > 0);
        String words = all && more ? "machines.bulk.all.more" : all ? "machines.bulk.all" : "machines.bulk.some";
        count.setText(Messages.of(words, size));
        every.setVisible(!all && matching > size);
        every.setText(Messages.of(more ? "machines.bulk.every.more" : "machines.bulk.every", matching));
    }
}
