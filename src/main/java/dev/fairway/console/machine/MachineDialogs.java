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
        return new CommandDialog(
                        "hold-dialog",
                        Messages.of("machine.hold.title"),
                        Messages.of("machine.hold.confirm"),
                        (reason, until) -> {
                            write(
                                    machine,
                                    MachineEdits.Edit.of(machine.written()).with(new HoldWish(reason, until)));
                            return Messages.of("machine.hold.done", machine.name());
                        })
                .says(Messages.of("machine.hold.effect", machine.name()))
                .untilWhen(Messages.of("common.until.optional"), Messages.of("common.until.hold"))
                .afterwards(refresh);
    }

    CommandDialog release(Machine machine, Runnable refresh) {
        Hold hold = machine.written().hold();
        return new CommandDialog(
                        "release-dialog",
                        Messages.of("machine.release.title"),
                        Messages.of("machine.release.confirm"),
                        (reason, until) -> {
                            write(
                                    machine,
                                    MachineEdits.Edit.of(machine.written()).with((@Nullable HoldWish) null));
                            return Messages.of("machine.release.done", machine.name());
                        })
                .says(Messages.of("machine.release.effect", machine.name())
                        + (hold == null
                                ? ""
                                : " " + Messages.of("machine.release.who", hold.by(), Words.ended(hold.reason()))))
                .withoutReason()
                .afterwards(refresh);
    }

    CommandDialog expedite(Machine machine, Runnable refresh) {
        return new CommandDialog(
                        "expedite-dialog",
                        Messages.of("machine.expedite.title"),
                        Messages.of("machine.expedite.confirm"),
                        (reason, until) -> {
                            edits.expedite(machine.product(), machine.id(), reason);
                            return Messages.of("machine.expedite.done", machine.name());
                        })
                .says(Messages.of("machine.expedite.effect", MachineEdits.EXPEDITED_FOR.toHours(), machine.name()))
                .afterwards(refresh);
    }

    CommandDialog pin(Machine machine, Runnable refresh) {
        ComboBox<ReleaseInfo> release = new ComboBox<>(Messages.of("machine.pin.release"));
        release.setId("pin-release");
        release.setRequiredIndicatorVisible(true);
        release.setItems(releases.all().stream()
                .filter(one -> one.product().equals(machine.product())
                        && one.arch() == machine.told().arch()
                        && one.withdrawn() == null)
                .sorted(Comparator.comparing(ReleaseInfo::version).reversed())
                .toList());
        release.setItemLabelGenerator(one -> one.version().toString());
        return new CommandDialog(
                        "pin-dialog",
                        Messages.of("machine.pin.title"),
                        Messages.of("machine.pin.confirm"),
                        (reason, until) -> {
                            if (release.getValue() == null) {
                                throw new InvalidInput("release", Messages.of("common.release.missing"));
                            }
                            write(
                                    machine,
                                    MachineEdits.Edit.of(machine.written())
                                            .with(new PinWish(release.getValue().id(), reason, until)));
                            return Messages.of(
                                    "machine.pin.done",
                                    machine.name(),
                                    release.getValue().version().toString());
                        })
                .says(Messages.of("machine.pin.effect", machine.name()))
                .asks(release)
                .untilWhen(Messages.of("common.until.optional"), Messages.of("common.until.pin"))
                .afterwards(refresh);
    }

    CommandDialog unpin(Machine machine, Runnable refresh) {
        Pin pin = machine.written().pin();
        return new CommandDialog(
                        "unpin-dialog",
                        Messages.of("machine.unpin.title"),
                        Messages.of("machine.unpin.confirm"),
                        (reason, until) -> {
                            write(
                                    machine,
                                    MachineEdits.Edit.of(machine.written()).with((@Nullable PinWish) null));
                            return Messages.of("machine.unpin.done", machine.name());
                        })
                .says(Messages.of("machine.unpin.effect", machine.name())
                        + (pin == null
                                ? ""
                                : " " + Messages.of("machine.unpin.who", pin.by(), Words.ended(pin.reason()))))
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
