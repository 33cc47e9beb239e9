package dev.fairway.console.machine;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import dev.fairway.base.Hold;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.Pin;
import dev.fairway.console.CommandDialog;
import dev.fairway.console.Messages;
import dev.fairway.console.Words;
import dev.fairway.fleet.HoldWish;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineEdits;
import dev.fairway.fleet.PinWish;
import dev.fairway.release.ReleaseInfo;
import dev.fairway.release.Releases;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people tell one machine: to wait, to go first, to stay on one release. */
@Component
class MachineDialogs {

    private final MachineEdits edits;
    private final Releases releases;

    MachineDialogs(MachineEdits edits, Releases releases) {
        this.edits = edits;
        this.releases = releases;
    }

    CommandDialog hold(Machine machine, Runnable refresh) {
        return new CommandDialog("hold-dialog", "Hold this machine", "Hold it", (reason, until) -> {
                    write(machine, MachineEdits.Edit.of(machine.written()).with(new HoldWish(reason, until)));
                    return machine.name() + " is held";
                })
                .says(machine.name() + " gets nothing while it is held.")
                .untilWhen("Until (optional)", "Empty: until somebody releases it.")
                .afterwards(refresh);
    }

    CommandDialog release(Machine machine, Runnable refresh) {
        Hold hold = machine.written().hold();
        return new CommandDialog("release-dialog", "Release this machine", "Release it", (reason, until) -> {
                    write(machine, MachineEdits.Edit.of(machine.written()).with((@Nullable HoldWish) null));
                    return machine.name() + " is released";
                })
                .says(machine.name() + " may update again."
                        + (hold == null ? "" : " " + hold.by() + " held it: " + Words.ended(hold.reason())))
                .withoutReason()
                .afterwards(refresh);
    }

    CommandDialog expedite(Machine machine, Runnable refresh) {
        return new CommandDialog("expedite-dialog", "Expedite this machine", "Let it go now", (reason, until) -> {
                    edits.expedite(machine.product(), machine.id(), reason);
                    return machine.name() + " may go with its next check-in";
                })
                .says("For " + MachineEdits.EXPEDITED_FOR.toHours() + " hours " + machine.name()
                        + " need not wait for its share or its window. Limits, holds and stops still count.")
                .afterwards(refresh);
    }

    CommandDialog pin(Machine machine, Runnable refresh) {
        ComboBox<ReleaseInfo> release = new ComboBox<>("Release");
        release.setId("pin-release");
        release.setRequiredIndicatorVisible(true);
        release.setItems(releases.all().stream()
                .filter(one -> one.product().equals(machine.product())
                        && one.arch() == machine.told().arch()
                        && one.withdrawn() == null)
                .sorted(Comparator.comparing(ReleaseInfo::version).reversed())
                .toList());
        release.setItemLabelGenerator(one -> one.version().toString());
        return new CommandDialog("pin-dialog", "Pin this machine", "Pin it", (reason, until) -> {
                    if (release.getValue() == null) {
                        throw new InvalidInput("release", "choose a release");
                    }
                    write(
                            machine,
                            MachineEdits.Edit.of(machine.written())
                                    .with(new PinWish(release.getValue().id(), reason, until)));
                    return machine.name() + " is pinned to "
                            + release.getValue().version();
                })
                .says(machine.name() + " aims at this release and at no other, whatever its group does.")
                .asks(release)
                .untilWhen("Until (optional)", "Empty: until somebody takes the pin out.")
                .afterwards(refresh);
    }

    CommandDialog unpin(Machine machine, Runnable refresh) {
        Pin pin = machine.written().pin();
        return new CommandDialog("unpin-dialog", "Unpin this machine", "Take the pin out", (reason, until) -> {
                    write(machine, MachineEdits.Edit.of(machine.written()).with((@Nullable PinWish) null));
                    return machine.name() + " follows its group again";
                })
                .says(machine.name() + " follows its group again."
                        + (pin == null ? "" : " " + pin.by() + " pinned it: " + Words.ended(pin.reason())))
                .withoutReason()
                .afterwards(refresh);
    }

    CommandDialog forget(Machine machine) {
        return new CommandDialog(
                        "forget-dialog",
                        Messages.of("machine.forget.title", machine.name()),
                        Messages.of("machine.forget.confirm"),
                        (reason, until) -> {
                            edits.forget(machine.product(), machine.id());
                            UI.getCurrent().navigate("machines");
                            return Messages.of("machine.forget.done", machine.name());
                        })
                .says(Messages.of("machine.forget.effect", machine.name()))
                .withoutReason()
                .danger();
    }

    private void write(Machine machine, MachineEdits.Edit edit) {
        edits.edit(machine.product(), machine.id(), edit, machine.written().revision());
    }
}
