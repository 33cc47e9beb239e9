package dev.fairway.console.machines;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.fairway.access.Actor;
import dev.fairway.access.Permission;
import dev.fairway.base.InvalidInput;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.UntilField;
import dev.fairway.console.Words;
import dev.fairway.fleet.BulkAction;
import dev.fairway.fleet.Census;
import dev.fairway.fleet.Censuses;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.GroupRights;
import dev.fairway.fleet.Groups;
import dev.fairway.fleet.MachineChoice;
import dev.fairway.rollout.BulkCommands;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * One thing done to many machines: first it takes them and shows whom it touches, then asks what has to be known, then does
 * it while one looks on, or stops it.
 */
class BulkDialog {

    /** What it asks and does. */
    @Component
    record Services(Censuses censuses, BulkCommands commands, Groups groups, GroupRights rights) {}

    private final Services services;
    private final BulkKind kind;
    private final Runnable afterwards;
    private final Dialog dialog;
    private final Div problem = Parts.problem();
    private final ComboBox<GroupInfo> group = new ComboBox<>(Messages.of("machines.bulk.group"));
    private final TextField reason = new TextField(Messages.of("machines.bulk.reason"));
    private final UntilField until = new UntilField();
    private final Button confirm;
    private final BulkProgress progress = new BulkProgress();
    private final ReachPanel reach;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable Census census;

    BulkDialog(Services services, BulkKind kind, Runnable afterwards) {
        this.services = services;
        this.kind = kind;
        this.afterwards = afterwards;
        List<GroupInfo> all = services.groups().all();
        Map<UUID, String> names = new LinkedHashMap<>();
        all.forEach(one -> names.put(one.id(), one.name()));
        reach = new ReachPanel(names);
        dialog = Parts.dialog("bulk-dialog", kind.word("title"), "560px");
        dialog.addOpenedChangeListener(change -> closed.set(!change.isOpened()));
        confirm = Parts.primary(kind.word("confirm", 0));
        confirm.setId("bulk-confirm");
        confirm.setEnabled(false);
        confirm.addClickListener(click -> confirmed());
        if (kind == BulkKind.FORGET) {
            confirm.addThemeName("danger");
        }
        group.setId("bulk-group");
        // Who is limited to groups moves machines within them only.
        group.setItems(all.stream()
                .filter(one -> Actor.current().may(Permission.STEER_MACHINES, one.ref()))
                .toList());
        group.setItemLabelGenerator(GroupInfo::name);
        group.setRequiredIndicatorVisible(true);
        group.addValueChangeListener(change -> showReach());
        reason.setId("reason");
        reason.setMaxLength(2000);
        reason.setRequiredIndicatorVisible(true);
        reason.addKeyPressListener(Key.ENTER, enter -> confirmed());
        until.setId("until");
        until.ask(Messages.of("machines.bulk.until"), Messages.of("machines.bulk.until.help"));
        group.setVisible(kind == BulkKind.MOVE);
        reason.setVisible(kind.asksWhy());
        until.setVisible(kind == BulkKind.HOLD);
        dialog.add(Parts.block(
                "fw-form",
                Parts.paragraph("fw-reading", kind.word("says")),
                reach,
                problem,
                group,
                reason,
                until,
                progress));
        dialog.getFooter().add(confirm);
    }

    /** Opens it for these machines. */
    void open(MachineChoice choice) {
        dialog.open();
        UI ui = UI.getCurrent();
        progress.show(Messages.of("machines.bulk.looking"));
        BulkWork.Seldom seldom = new BulkWork.Seldom();
        BulkWork.start(
                ui,
                () -> {
                    Census taken = services.censuses().take(choice, soFar -> {
                        seldom.run(() -> BulkWork.tell(ui, () -> progress.at(soFar, 0)));
                        return !closed.get();
                    });
                    BulkWork.tell(ui, () -> taken(taken));
                },
                this::failed);
    }

    private void taken(Census taken) {
        census = taken;
        progress.hide();
        showReach();
        if (kind == BulkKind.MOVE) {
            // Opened before the focus has come, the list closes again when the dialog takes the focus for itself.
            group.addFocusListener(focused -> {
                focused.unregisterListener();
                group.setOpened(true);
            });
            group.focus();
        } else if (kind.asksWhy()) {
            reason.focus();
        }
    }

    private void showReach() {
        BulkAction sample = kind.sample(group.getValue());
        if (census == null) {
            return;
        }
        // Before a group is chosen nobody can be left out for it.
        Census.Reach touched = census.of(
                sample == null ? new BulkAction.Forget() : sample,
                services.rights().outside(Actor.current(), Permission.STEER_MACHINES));
        reach.show(touched);
        confirm.setText(kind.word("confirm", touched.machines()));
        confirm.setEnabled(sample != null && touched.machines() > 0);
    }

    private void confirmed() {
        Parts.say(problem, null);
        reason.setInvalid(false);
        until.setInvalid(false);
        if (census == null || !confirm.isEnabled()) {
            return;
        }
        try {
            run(census, kind.action(group.getValue(), reason.getValue(), until.read()));
        } catch (InvalidInput wrong) {
            refused(wrong);
        }
    }

    private void refused(InvalidInput wrong) {
        if (wrong.field().endsWith("reason")) {
            reason.setErrorMessage(Messages.of("machines.bulk.reason.missing"));
            reason.setInvalid(true);
            reason.focus();
        } else if (wrong.field().endsWith("until")) {
            until.setErrorMessage(Words.sentence(wrong.sentence()));
            until.setInvalid(true);
        } else {
            Parts.say(problem, Words.sentence(wrong.sentence()));
        }
    }

    private void run(Census taken, BulkAction action) {
        UI ui = UI.getCurrent();
        AtomicBoolean stopped = new AtomicBoolean();
        confirm.setEnabled(false);
        group.setVisible(false);
        reason.setVisible(false);
        until.setVisible(false);
        dialog.setCloseOnEsc(false);
        dialog.setCloseOnOutsideClick(false);
        dialog.getFooter().removeAll();
        dialog.getFooter().add(progress.stop(() -> stopped.set(true)));
        progress.show(kind.word("running"));
        int all = taken.machines().size();
        BulkWork.Seldom seldom = new BulkWork.Seldom();
        BulkWork.start(
                ui,
                () -> {
                    BulkCommands.Outcome outcome = services.commands().run(taken.machines(), action, soFar -> {
                        seldom.run(() -> BulkWork.tell(ui, () -> progress.at(soFar, all)));
                        return !stopped.get();
                    });
                    BulkWork.tell(ui, () -> ended(outcome));
                },
                this::failed);
    }

    private void ended(BulkCommands.Outcome outcome) {
        afterwards.run();
        String words = kind.word("done", outcome.done());
        if (outcome.left() == 0 && outcome.failure() == null) {
            dialog.close();
            Parts.done(words);
            return;
        }
        progress.hide();
        Parts.say(
                problem,
                words + " "
                        + (outcome.failure() == null
                                ? Messages.of("machines.bulk.stopped", outcome.left())
                                : Messages.of(
                                        "machines.bulk.failed", outcome.left(), Words.sentence(outcome.failure()))));
        closable();
    }

    private void failed(String sentence) {
        progress.hide();
        Parts.say(problem, sentence);
        closable();
    }

    private void closable() {
        dialog.setCloseOnEsc(true);
        dialog.getFooter().removeAll();
        Button close = new Button(Messages.of("machines.bulk.close"), click -> dialog.close());
        close.setId("bulk-close");
        dialog.getFooter().add(close);
    }
}
