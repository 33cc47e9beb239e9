package dev.fairway.console.enrolment;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.fairway.console.KeyedList;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.enrolment.EnrolmentInfo;
import dev.fairway.enrolment.EnrolmentMode;
import dev.fairway.enrolment.Refusal;
import dev.fairway.enrolment.TurnedAway;
import dev.fairway.release.ProductInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who may come in, within which limits, and who was turned away lately. */
final class ModePanel extends Div {

    private final EnrolmentServices services;
    private final Span mode = Parts.text("fw-enrolment-mode fw-strong", "");
    private final Paragraph sentence = Parts.paragraph("fw-reading fw-wrap", "");
    private final Paragraph limits = Parts.paragraph("fw-caption fw-caption-2 fw-wrap", "");
    private final KeyedList<Map.Entry<Refusal, TurnedAway.Lately>, Line> turnedAway;
    private @Nullable ProductInfo product;
    private @Nullable EnrolmentInfo shown;
    private Instant now = Instant.EPOCH;

    ModePanel(EnrolmentServices services, Runnable refresh) {
        this.services = services;
        setId("enrolment-mode");
        addClassName("fw-panel");
        mode.setId("mode");
        Button change = new Button(Messages.of("enrolment.mode.change"), click -> {
            if (product != null && shown != null) {
                new ModeDialog(services, product, shown, refresh).open();
            }
        });
        change.setId("change-mode");
        turnedAway = new KeyedList<>(
                "turned-away", Map.Entry::getKey, any -> new Line(), (line, one) -> line.show(one, now));
        add(
                Parts.block("fw-panel-head", new H2(Messages.of("enrolment.mode")), change),
                Parts.block("fw-enrolment-say", mode, sentence, limits),
                turnedAway);
    }

    void show(ProductInfo of, EnrolmentBoard board) {
        product = of;
        now = services.clock().instant();
        if (!board.info().equals(shown)) {
            shown = board.info();
            mode.setText(word(shown.mode()));
            sentence.setText(sentence(shown, now));
            limits.setText(Messages.of(
                    "enrolment.limits",
                    limit(shown.limits().newPerAddress()),
                    limit(shown.limits().newPerKey())));
        }
        // Those that wait are listed below.
        List<Map.Entry<Refusal, TurnedAway.Lately>> away = board.turnedAway().entrySet().stream()
                .filter(entry -> entry.getKey() != Refusal.WAITING)
                .map(ModePanel::copy)
                .toList();
        turnedAway.setVisible(!away.isEmpty());
        turnedAway.show(away);
    }

    private static Map.Entry<Refusal, TurnedAway.Lately> copy(Map.Entry<Refusal, TurnedAway.Lately> entry) {
        return Map.entry(entry.getKey(), entry.getValue());
    }

    static String word(EnrolmentMode mode) {
        return switch (mode) {
            case OPEN -> Messages.of("enrolment.mode.open");
            case KEY -> Messages.of("enrolment.mode.key");
            case APPROVE -> Messages.of("enrolment.mode.approve");
        };
    }

    static String effect(EnrolmentMode mode) {
        return switch (mode) {
            case OPEN -> Messages.of("enrolment.mode.open.says");
            case KEY -> Messages.of("enrolment.mode.key.says");
            case APPROVE -> Messages.of("enrolment.mode.approve.says");
        };
    }

    private static String sentence(EnrolmentInfo info, Instant now) {
        Instant grace = info.graceUntil();
        boolean inForce = grace != null && now.isBefore(grace);
        return inForce && grace != null
                ? Messages.of("enrolment.grace", effect(info.mode()), Times.momentText(grace, now))
                : effect(info.mode());
    }

    private static String limit(int most) {
        return most == 0 ? Messages.of("enrolment.limit.none") : Messages.of("enrolment.limit", most);
    }

    private static final class Line extends ListItem {

        private final Span words = Parts.text("fw-wrap", "");
        private final Span since = Parts.text("fw-caption", "");
        private @Nullable Instant last;

        Line() {
            addClassName("fw-enrolment-away");
            add(Parts.icon("stuck"), words, since);
        }

        void show(Map.Entry<Refusal, TurnedAway.Lately> away, Instant now) {
            TurnedAway.Lately lately = away.getValue();
            words.setText(Messages.of("enrolment.away." + away.getKey().code(), lately.checkIns(), lately.address()));
            if (!Objects.equals(last, lately.last())) {
                last = lately.last();
                since.removeAll();
                since.add(Times.ago(lately.last(), now));
            }
        }
    }
}
