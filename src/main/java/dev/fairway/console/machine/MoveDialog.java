package dev.fairway.console.machine;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import dev.fairway.access.Actor;
import dev.fairway.access.Permission;
import dev.fairway.base.InvalidInput;
import dev.fairway.console.CommandDialog;
import dev.fairway.console.Messages;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineEdits;
import java.util.List;

/** Puts one machine into a group by hand, or lets rules and its track decide again. */
class MoveDialog {

    private final MachinePage.Services services;
    private final Machine machine;
    private final Runnable refresh;
    private final ComboBox<GroupInfo> group = new ComboBox<>(Messages.of("machine.move.group"));
    private final Checkbox byRules = new Checkbox(Messages.of("machine.move.by-rules"));

    MoveDialog(MachinePage.Services services, Machine machine, Runnable refresh) {
        this.services = services;
        this.machine = machine;
        this.refresh = refresh;
        List<GroupInfo> groups = services.groups().all().stream()
                .filter(one -> one.product().equals(machine.product()) && !one.unassigned())
                .filter(one -> Actor.current().may(Permission.STEER_MACHINES, one.ref()))
                .toList();
        group.setId("move-group");
        group.setItems(groups);
        group.setItemLabelGenerator(GroupInfo::name);
        group.setRequiredIndicatorVisible(true);
        groups.stream()
                .filter(one -> one.id().equals(machine.written().assignedGroup()))
                .findFirst()
                .ifPresent(group::setValue);
        byRules.setId("move-by-rules");
        byRules.addValueChangeListener(change -> group.setVisible(!change.getValue()));
        byRules.setVisible(machine.written().assignedGroup() != null);
    }

    void open() {
        new CommandDialog(
                        "move-dialog",
                        Messages.of("machine.move.title", machine.name()),
                        Messages.of("machine.move.confirm"),
                        (reason, until) -> move())
                .says(Messages.of("machine.move.effect", machine.name()))
                .asks(group, byRules)
                .withoutReason()
                .afterwards(refresh)
                .open();
        group.focus();
    }

    private String move() {
        boolean hand = !byRules.getValue();
        GroupInfo to = group.getValue();
        if (hand && to == null) {
            throw new InvalidInput("group", Messages.of("machine.move.choose"));
        }
        services.edits()
                .edit(
                        machine.product(),
                        machine.id(),
                        MachineEdits.Edit.of(machine.written()).in(hand ? to.id() : null),
                        machine.written().revision());
        return hand
                ? Messages.of("machine.move.done", machine.name(), to.name())
                : Messages.of("machine.move.undone", machine.name());
    }
}
