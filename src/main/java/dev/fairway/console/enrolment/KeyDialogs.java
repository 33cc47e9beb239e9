package dev.fairway.console.enrolment;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.TextField;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.ProductId;
import dev.fairway.console.CommandDialog;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.enrolment.EnrolmentKey;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Makes, replaces and revokes keys; a new one is shown once. */
final class KeyDialogs {

    /** Long enough for whatever rolls configuration out, short enough to be remembered. */
    private static final Duration OVERLAP = Duration.ofDays(14);

    private final EnrolmentServices services;
    private final Runnable refresh;

    KeyDialogs(EnrolmentServices services, Runnable refresh) {
        this.services = services;
        this.refresh = refresh;
    }

    void make(ProductId product) {
        TextField name = new TextField(Messages.of("enrolment.keys.name"));
        name.setId("key-name");
        name.setMaxLength(100);
        name.setRequiredIndicatorVisible(true);
        name.setHelperText(Messages.of("enrolment.keys.name.help"));
        new CommandDialog(
                        "key-dialog",
                        Messages.of("enrolment.keys.new.title"),
                        Messages.of("enrolment.keys.new.confirm"),
                        (reason, until) -> {
                            if (name.isEmpty()) {
                                throw new InvalidInput("name", Messages.of("enrolment.keys.name.missing"));
                            }
                            showOnce(services.keys().create(product, name.getValue(), until));
                            return Messages.of("enrolment.keys.new.done", name.getValue());
                        })
                .says(Messages.of("enrolment.keys.new.says"))
                .asks(name)
                .untilWhen(Messages.of("enrolment.keys.end"), Messages.of("enrolment.keys.end.help"))
                .withoutReason()
                .afterwards(refresh)
                .open();
        name.focus();
    }

    void rotate(EnrolmentKey key) {
        new CommandDialog(
                        "rotate-dialog",
                        Messages.of("enrolment.keys.rotate.title", key.name()),
                        Messages.of("enrolment.keys.rotate.confirm"),
                        (reason, until) -> {
                            if (until == null) {
                                throw new InvalidInput("until", Messages.of("enrolment.keys.overlap.missing"));
                            }
                            showOnce(services.keys().rotate(key.product(), key.id(), until));
                            return Messages.of("enrolment.keys.rotate.done", key.name());
                        })
                .says(Messages.of("enrolment.keys.rotate.says"))
                .untilWhen(Messages.of("enrolment.keys.overlap"), Messages.of("enrolment.keys.overlap.help"))
                .startingFrom("", services.clock().instant().plus(OVERLAP).truncatedTo(ChronoUnit.HOURS))
                .withoutReason()
                .afterwards(refresh)
                .open();
    }

    void revoke(EnrolmentKey key) {
        new CommandDialog(
                        "revoke-dialog",
                        Messages.of("enrolment.keys.revoke.title", key.name()),
                        Messages.of("enrolment.keys.revoke.confirm"),
                        (reason, until) -> {
                            services.keys().revoke(key.product(), key.id(), reason);
                            return Messages.of("enrolment.keys.revoke.done", key.name());
                        })
                .says(Messages.of("enrolment.keys.revoke.says"))
                .reasonOptional()
                .danger()
                .afterwards(refresh)
                .open();
    }

    /** It cannot be closed by a click beside it: what it shows is shown once. */
    private void showOnce(EnrolmentKey.Fresh fresh) {
        String line = "SERVER=" + fresh.server(services.publicUrl());
        Dialog dialog = Parts.reading(
                "fresh-key-dialog",
                Messages.of("enrolment.fresh.title", fresh.key().name()),
                "640px");
        dialog.setCloseOnOutsideClick(false);
        Pre text = new Pre();
        text.setId("fresh-key");
        text.setText(line);
        text.addClassNames("fw-code", "fw-enrolment-fresh");
        text.getElement().setAttribute("tabindex", "0");
        Button copy = Parts.primary(Messages.of("enrolment.fresh.copy"));
        copy.setId("copy-key");
        copy.addClickListener(click -> {
            UI.getCurrent().getPage().executeJs("navigator.clipboard && navigator.clipboard.writeText($0)", line);
            copy.setText(Messages.of("enrolment.fresh.copied"));
        });
        dialog.add(Parts.block(
                "fw-form",
                Parts.paragraph("fw-reading", Messages.of("enrolment.fresh.says")),
                text,
                Parts.paragraph("fw-reading", Messages.of("enrolment.fresh.then"))));
        dialog.getFooter().add(copy);
        dialog.open();
        copy.focus();
    }
}
