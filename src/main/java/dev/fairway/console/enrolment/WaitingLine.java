package dev.fairway.console.enrolment;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import dev.fairway.base.MachineId;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.console.Words;
import dev.fairway.enrolment.EnrolmentRequest;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One machine that asked: what it says of itself, from where, and since when. */
final class WaitingLine extends ListItem {

    private static final int LONGEST = 80;

    private final Checkbox box = new Checkbox();
    private final Span name = Parts.text("fw-strong-2 fw-wrap", "");
    private final Span id = Parts.text("fw-mono fw-caption fw-wrap", "");
    private final Span says = Parts.text("fw-caption fw-caption-2 fw-wrap", "");
    private final Span address = Parts.text("fw-mono fw-caption fw-caption-2 fw-wrap", "");
    private final Span since = Parts.text("fw-caption", "");
    private @Nullable EnrolmentRequest shown;

    /** @param onTick is told the machine and whether it is ticked now */
    WaitingLine(BiConsumer<MachineId, Boolean> onTick) {
        addClassName("fw-enrolment-waiting");
        box.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                onTick.accept(machine(), change.getValue());
            }
        });
        add(box, Parts.block("fw-entry", name, id), Parts.block("fw-entry", says, address), since);
    }

    MachineId machine() {
        return Objects.requireNonNull(shown).machine();
    }

    void tick(boolean isTicked) {
        box.setValue(isTicked);
    }

    void show(EnrolmentRequest request, Instant now) {
        boolean isSame = shown != null && shown.lastSeen().equals(request.lastSeen());
        shown = request;
        name.setText(Words.shortened(request.name(), LONGEST));
        id.setText(request.machine().value());
        id.setVisible(request.alias() != null);
        box.setAriaLabel(Messages.of("enrolment.waiting.tick", Words.shortened(request.name(), LONGEST)));
        says.setText(Messages.of(
                "enrolment.waiting.says",
                Words.shortened(request.version(), LONGEST),
                Words.shortened(request.track(), LONGEST),
                request.arch()));
        address.setText(request.address());
        if (!isSame) {
            since.removeAll();
            since.add(Parts.text("", Messages.of("enrolment.waiting.asked") + " "), Times.ago(request.lastSeen(), now));
        }
        if (request.decidedBy() != null) {
            getElement().setAttribute("title", Messages.of("enrolment.waiting.by", request.decidedBy()));
        }
    }
}
