package dev.fairway.console.enrolment;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.fairway.base.ProductId;
import dev.fairway.console.KeyedList;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.enrolment.EnrolmentKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The keys of a product: until when each is valid, when it was used last, and how to replace or revoke it. */
final class KeysPanel extends Div {

    private final EnrolmentServices services;
    private final KeyDialogs dialogs;
    private final Paragraph none = Parts.paragraph("fw-reading fw-inset", Messages.of("enrolment.keys.none"));
    private final KeyedList<EnrolmentKey, Line> lines;
    private @Nullable ProductId product;

    KeysPanel(EnrolmentServices services, Runnable refresh) {
        this.services = services;
        this.dialogs = new KeyDialogs(services, refresh);
        setId("enrolment-keys");
        addClassName("fw-panel");
        Button make = new Button(Messages.of("enrolment.keys.new"), click -> {
            if (product != null) {
                dialogs.make(product);
            }
        });
        make.setId("new-key");
        lines = new KeyedList<>("keys", EnrolmentKey::id, any -> new Line(), Line::show);
        lines.addClassName("fw-enrolment-list");
        add(Parts.block("fw-panel-head", new H2(Messages.of("enrolment.keys")), make), none, lines);
    }

    void show(EnrolmentBoard board) {
        product = board.info().product();
        none.setVisible(board.keys().isEmpty());
        lines.setVisible(!board.keys().isEmpty());
        lines.show(board.keys());
    }

    private final class Line extends ListItem {

        private final Span name = Parts.text("fw-strong-2 fw-wrap", "");
        private final Span facts = Parts.text("fw-caption", "");
        private final Span valid = Parts.text("fw-caption fw-caption-2", "");
        private final Button rotate = button("enrolment.keys.rotate");
        private final Button revoke = button("enrolment.keys.revoke");
        private @Nullable EnrolmentKey key;

        Line() {
            addClassName("fw-enrolment-key");
            rotate.addClickListener(click -> {
                if (key != null) {
                    dialogs.rotate(key);
                }
            });
            revoke.addClickListener(click -> {
                if (key != null) {
                    dialogs.revoke(key);
                }
            });
            add(Parts.block("fw-entry", name, facts), valid, Parts.block("fw-enrolment-acts", rotate, revoke));
        }

        private static Button button(String word) {
            Button button = new Button(Messages.of(word));
            button.addThemeVariants(ButtonVariant.TERTIARY);
            return button;
        }

        void show(EnrolmentKey shown) {
            key = shown;
            Instant now = services.clock().instant();
            Instant end = shown.validUntil();
            name.setText(shown.name());
            facts.setText(
                    Messages.of("enrolment.keys.made", shown.createdBy(), Times.momentText(shown.createdAt(), now)));
            valid.removeAll();
            boolean isValid = shown.isValidAt(now);
            if (end == null) {
                valid.add(Parts.text("", Messages.of("enrolment.keys.valid")));
            } else {
                valid.add(Parts.text(
                        "",
                        isValid
                                ? Messages.of("enrolment.keys.until", Times.momentText(end, now))
                                : Messages.of("enrolment.keys.ended", Times.momentText(end, now))));
            }
            Instant used = shown.lastUsed();
            valid.add(Parts.text("", " · "));
            if (used == null) {
                valid.add(Parts.text("", Messages.of("enrolment.keys.unused")));
            } else {
                valid.add(Parts.text("", Messages.of("enrolment.keys.used") + " "), Times.ago(used, now));
            }
            rotate.setVisible(isValid);
            rotate.setAriaLabel(Messages.of("enrolment.keys.rotate.label", shown.name()));
            revoke.setAriaLabel(Messages.of("enrolment.keys.revoke.label", shown.name()));
        }
    }
}
