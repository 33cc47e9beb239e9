package dev.fairway.console.enrolment;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import dev.fairway.base.InvalidInput;
import dev.fairway.console.CommandDialog;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.UntilField;
import dev.fairway.enrolment.EnrolmentInfo;
import dev.fairway.enrolment.EnrolmentMode;
import dev.fairway.fleet.MachineFilter;
import dev.fairway.release.ProductInfo;
import org.jspecify.annotations.Nullable;

/** Changes how machines come in; says first whom that touches. */
final class ModeDialog {

    private final EnrolmentServices services;
    private final ProductInfo product;
    private final EnrolmentInfo info;
    private final Runnable refresh;
    private final int known;
    private final boolean hasKeys;
    private final RadioButtonGroup<EnrolmentMode> mode = new RadioButtonGroup<>(Messages.of("enrolment.mode"));
    private final Paragraph touches = Parts.paragraph("fw-reading fw-wrap", "");
    private final UntilField grace = new UntilField();
    private final IntegerField perAddress = new IntegerField(Messages.of("enrolment.per.address"));
    private final IntegerField perKey = new IntegerField(Messages.of("enrolment.per.key"));

    ModeDialog(EnrolmentServices services, ProductInfo product, EnrolmentInfo info, Runnable refresh) {
        this.services = services;
        this.product = product;
        this.info = info;
        this.refresh = refresh;
        this.known = services.machines()
                .count(new MachineFilter(product.id(), null, null, null, null, null, null, null))
                .number();
        this.hasKeys = services.keys().of(product.id()).stream()
                .anyMatch(key -> key.isValidAt(services.clock().instant()));
        mode.setId("enrolment-modes");
        mode.setItems(EnrolmentMode.values());
        mode.setItemLabelGenerator(one -> ModePanel.word(one));
        mode.addClassName("fw-enrolment-modes");
        mode.setValue(info.mode());
        mode.addValueChangeListener(change -> adapt());
        grace.ask(Messages.of("enrolment.grace.label"), Messages.of("enrolment.grace.help"));
        grace.setId("grace");
        grace.setInstant(info.graceUntil());
        limit(perAddress, "per-address", info.newPerAddress(), info.limits().newPerAddress());
        limit(perKey, "per-key", info.newPerKey(), info.limits().newPerKey());
        adapt();
    }

    private static void limit(IntegerField field, String id, @Nullable Integer set, int holds) {
        field.setId(id);
        field.setMin(0);
        field.setValue(set);
        field.setPlaceholder(Integer.toString(holds));
        field.setHelperText(Messages.of("enrolment.limit.help"));
    }

    void open() {
        new CommandDialog(
                        "mode-dialog",
                        Messages.of("enrolment.mode.title", product.name()),
                        Messages.of("enrolment.mode.confirm"),
                        (reason, until) -> save(reason))
                .shows(mode, touches, grace, Parts.block("fw-form-row", perAddress, perKey))
                .reasonOptional()
                .afterwards(refresh)
                .open();
    }

    private void adapt() {
        EnrolmentMode wanted = mode.getValue();
        grace.setVisible(wanted == EnrolmentMode.KEY);
        touches.setText(touches(wanted));
    }

    private String touches(EnrolmentMode wanted) {
        if (wanted == EnrolmentMode.KEY && !hasKeys) {
            return Messages.of("enrolment.touches.no.keys", known);
        }
        return switch (wanted) {
            case OPEN -> Messages.of("enrolment.touches.open", known);
            case KEY -> Messages.of("enrolment.touches.key", known);
            case APPROVE -> Messages.of("enrolment.touches.approve", known);
        };
    }

    private String save(String reason) {
        EnrolmentMode wanted = mode.getValue();
        if (perAddress.isInvalid() || perKey.isInvalid()) {
            throw new InvalidInput("limit", Messages.of("enrolment.limit.wrong"));
        }
        EnrolmentInfo.Edit edit = new EnrolmentInfo.Edit(
                wanted, wanted == EnrolmentMode.KEY ? grace.read() : null, perAddress.getValue(), perKey.getValue());
        services.enrolments().edit(product.id(), edit, info.revision(), reason);
        return Messages.of("enrolment.mode.done", product.name(), ModePanel.word(wanted));
    }
}
