package dev.fairway.console.machines;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.machine.MachineEssentials;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineKey;
import org.jspecify.annotations.Nullable;

/** One machine beside the list, without leaving it. It is drawn anew only when what it shows has changed. */
class SidePanel extends Aside {

    /** What somebody does here. */
    interface Handler {
        void closed();

        /** Wants the machine so many lines further down, or up. */
        void stepped(int lines);

        void move(Machine machine);

        void changed();
    }

    private final MachineEssentials essentials;
    private final Handler handler;
    private final Span place = Parts.text("fw-caption", "");
    private final Anchor page = Links.to("machines", Messages.of("machines.panel.open") + " →");
    private final Div body = new Div();
    private final Div actions = new Div();
    private final Button up = step("up", -1);
    private final Button down = step("down", 1);
    private MachineEssentials.@Nullable Content content;

    SidePanel(MachineEssentials essentials, Handler handler) {
        this.essentials = essentials;
        this.handler = handler;
        setId("side-panel");
        addClassName("fw-side");
        getElement().setAttribute("aria-label", Messages.of("machines.panel"));
        page.setId("panel-open");
        Button close = new Button(Parts.icon("close"), click -> handler.closed());
        close.setId("panel-close");
        close.setAriaLabel(Messages.of("machines.panel.close"));
        close.addThemeVariants(ButtonVariant.TERTIARY);
        add(Parts.block("fw-side-head", place, up, down, Parts.text("fw-grow", ""), page, close), body, actions);
        Shortcuts.addShortcutListener(this, handler::closed, Key.ESCAPE).listenOn(this);
        setVisible(false);
    }

    private Button step(String direction, int lines) {
        Button button = new Button(Parts.icon(direction), click -> handlerOf().stepped(lines));
        button.setId("panel-" + direction);
        button.setAriaLabel(Messages.of("machines.panel." + direction));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    private Handler handlerOf() {
        return handler;
    }

    @Nullable
    MachineKey shown() {
        return content == null ? null : MachineKey.of(content.machine());
    }

    /**
     * Shows a machine.
     *
     * @param line its line in the list, from 0; {@code null} if nobody knows
     * @param of how many lines there are
     */
    void show(Machine machine, FilterChoices choices, @Nullable Integer line, int of) {
        String where = line == null ? "" : Messages.of("machines.panel.place", line + 1, of);
        if (!place.getText().equals(where)) {
            place.setText(where);
        }
        up.setEnabled(line != null && line > 0);
        down.setEnabled(line != null && line + 1 < of);
        MachineEssentials.Content now = essentials.read(machine);
        setVisible(true);
        if (now.equals(content)) {
            return;
        }
        content = now;
        page.setHref(Links.machine(machine.product(), machine.id()));
        String group = choices.groups().getOrDefault(machine.group(), "");
        Parts.replace(body, essentials.draw(now, group, choices.channelOf(machine.group())));
        Parts.replace(actions, essentials.actions(machine, handler::changed, () -> handler.move(machine)));
    }

    /** Says that there is no such machine. */
    void showNothing(MachineKey key) {
        content = null;
        place.setText("");
        setVisible(true);
        actions.removeAll();
        Parts.replace(
                body,
                Parts.block(
                        "fw-side-body",
                        new H2(Messages.of("machines.panel.gone")),
                        Parts.paragraph(
                                "fw-reading fw-wrap",
                                Messages.of("machines.panel.gone.says", key.id().value()))));
    }

    void hide() {
        content = null;
        setVisible(false);
    }
}
