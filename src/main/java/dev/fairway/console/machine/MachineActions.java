package dev.fairway.console.machine;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.menubar.MenuBar;
import dev.fairway.access.GroupRef;
import dev.fairway.access.Permission;
import dev.fairway.base.Pin;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.Progress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The buttons of a machine, as its state wants them. */
final class MachineActions {

    private MachineActions() {}

    static Div of(Machine machine, MachinePage.Services services, Runnable refresh, Instant now) {
        Div actions = Parts.block("fw-end fw-actions");
        GroupRef group = services.rights().ref(machine.group());
        MachineDialogs dialogs = services.dialogs();
        if (machine.progress() == Progress.FAILED || machine.failure() != null) {
            Button retry = Parts.primary(Messages.of("machine.do.retry"));
            retry.setIcon(Parts.icon("retry"));
            retry.addClickListener(click -> new RetryDialog(services.retries(), machine, refresh).open());
            actions.add(button("retry", retry, group));
        }
        actions.add(
                machine.written().isHeldAt(now)
                        ? button(
                                "release",
                                new Button(
                                        Messages.of("machine.do.release"),
                                        click -> dialogs.release(machine, refresh)
                                                .open()),
                                group)
                        : button(
                                "hold",
                                new Button(
                                        Messages.of("machine.do.hold"),
                                        click -> dialogs.hold(machine, refresh).open()),
                                group),
                button(
                        "move",
                        new Button(
                                Messages.of("machine.do.move"),
                                click -> new MoveDialog(services, machine, refresh).open()),
                        group),
                button(
                        "edit",
                        new Button(
                                Messages.of("machine.do.edit"),
                                click -> new EditDialog(services.edits(), machine, refresh).open()),
                        group),
                menu(machine, dialogs, Parts.lacking(Permission.STEER_MACHINES, group) == null, refresh, now));
        return actions;
    }

    private static Button button(String id, Button button, @Nullable GroupRef group) {
        button.setId(id);
        return Parts.gated(button, Permission.STEER_MACHINES, group);
    }

    private static MenuBar menu(Machine machine, MachineDialogs dialogs, boolean may, Runnable refresh, Instant now) {
        MenuBar menu = new MenuBar();
        menu.setId("machine-menu");
        menu.addClassName("fw-more");
        var more = menu.addItem("⋯");
        more.setAriaLabel(Messages.of("machine.do.more"));
        var expedite = more.getSubMenu()
                .addItem(
                        Messages.of("machine.do.expedite"),
                        click -> dialogs.expedite(machine, refresh).open());
        expedite.setId("expedite");
        expedite.setEnabled(may);
        Pin pin = machine.written().pin();
        boolean pinned = pin != null && pin.isInForceAt(now);
        var pinning = pinned
                ? more.getSubMenu()
                        .addItem(
                                Messages.of("machine.do.unpin"),
                                click -> dialogs.unpin(machine, refresh).open())
                : more.getSubMenu()
                        .addItem(
                                Messages.of("machine.do.pin"),
                                click -> dialogs.pin(machine, refresh).open());
        pinning.setId(pinned ? "unpin" : "pin");
        pinning.setEnabled(may);
        var forget = more.getSubMenu()
                .addItem(
                        Messages.of("machine.do.forget"),
                        click -> dialogs.forget(machine).open());
        forget.setId("forget");
        forget.setEnabled(may);
        return menu;
    }
}
