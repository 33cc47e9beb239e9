package dev.fairway.console.enrolment;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.console.KeyedList;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.enrolment.EnrolmentMode;
import dev.fairway.enrolment.EnrolmentRequest;
import dev.fairway.enrolment.EnrolmentRequest.State;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Machines that asked to come in: those that wait, were refused, or were approved and have not come yet. */
final class WaitingPanel extends Div {

    private final DecisionDialogs dialogs;
    private final EnrolmentServices services;
    private final Map<State, Button> segments = new EnumMap<>(State.class);
    private final TextField search = new TextField();
    private final Div problem = Parts.problem();
    private final Checkbox all = new Checkbox();
    private final Span count = Parts.text("fw-strong-2", "");
    private final Button approve = new Button(Messages.of("enrolment.approve"));
    private final Button refuse = new Button(Messages.of("enrolment.refuse"));
    private final Div bar;
    private final Paragraph nothing = Parts.paragraph("fw-reading fw-inset", "");
    private final Paragraph more = Parts.paragraph("fw-caption fw-inset", "");
    private final KeyedList<EnrolmentRequest, WaitingLine> lines;
    private final Set<MachineId> ticked = new LinkedHashSet<>();
    private State state = State.WAITING;
    private @Nullable EnrolmentBoard shown;
    private Instant now = Instant.EPOCH;

    WaitingPanel(EnrolmentServices services, Runnable refresh) {
        this.services = services;
        this.dialogs = new DecisionDialogs(services, () -> {
            ticked.clear();
            refresh.run();
        });
        setId("enrolment-waiting");
        addClassName("fw-panel");
        search.setId("waiting-search");
        search.addClassName("fw-search");
        search.setAriaLabel(Messages.of("enrolment.waiting.search"));
        search.setPlaceholder(Messages.of("enrolment.waiting.search"));
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> {
            ticked.clear();
            refresh.run();
        });
        Div choice = Parts.block("fw-segments");
        choice.getElement().setAttribute("role", "group");
        choice.getElement().setAttribute("aria-label", Messages.of("enrolment.waiting"));
        for (State one : State.values()) {
            Button segment = new Button("", click -> {
                state = one;
                ticked.clear();
                refresh.run();
            });
            segment.setId("asked-" + one.label());
            segment.addClassName("fw-segment");
            segments.put(one, segment);
            choice.add(segment);
        }
        all.setId("waiting-all");
        all.setAriaLabel(Messages.of("enrolment.waiting.all"));
        all.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                tickAll(change.getValue());
            }
        });
        count.getElement().setAttribute("aria-live", "polite");
        approve.setId("approve");
        approve.addClickListener(click -> decide(State.APPROVED));
        refuse.setId("refuse");
        refuse.addClickListener(click -> decide(State.REFUSED));
        bar = Parts.block("fw-enrolment-bar", all, count, Parts.block("fw-enrolment-acts", approve, refuse));
        bar.getElement().setAttribute("role", "toolbar");
        bar.getElement().setAttribute("aria-label", Messages.of("enrolment.waiting.acts"));
        lines = new KeyedList<>(
                "waiting",
                EnrolmentRequest::machine,
                one -> new WaitingLine(this::tick),
                (line, one) -> line.show(one, now));
        lines.addClassName("fw-enrolment-list");
        add(
                Parts.block("fw-panel-head", new H2(Messages.of("enrolment.waiting")), choice),
                Parts.block("fw-enrolment-find", search, problem),
                bar,
                nothing,
                lines,
                more);
    }

    State state() {
        return state;
    }

    String filter() {
        return search.getValue().strip();
    }

    /** What is wrong with the filter; {@code null} if nothing is. */
    void say(@Nullable String wrong) {
        search.setInvalid(wrong != null);
        search.setErrorMessage(wrong == null ? null : Parts.sentence(wrong));
    }

    void show(EnrolmentBoard board) {
        shown = board;
        now = services.clock().instant();
        boolean isUsed =
                board.info().mode() == EnrolmentMode.APPROVE || !board.counts().isEmpty();
        setVisible(isUsed);
        segments.forEach((one, segment) -> {
            segment.setText(label(one, board.count(one)));
            segment.getElement().setAttribute("aria-pressed", Boolean.toString(one == state));
        });
        ticked.retainAll(board.asked().stream().map(EnrolmentRequest::machine).toList());
        lines.show(board.asked());
        boolean isEmpty = board.asked().isEmpty();
        search.setVisible(board.count(state) > 0);
        lines.setVisible(!isEmpty);
        nothing.setVisible(isEmpty);
        nothing.setText(nothing(board));
        int hidden = board.matching() - board.asked().size();
        more.setVisible(hidden > 0);
        more.setText(Messages.of("enrolment.waiting.more", board.asked().size(), board.matching()));
        adapt();
    }

    private static String label(State state, int count) {
        return switch (state) {
            case WAITING -> Messages.of("enrolment.state.waiting", count);
            case APPROVED -> Messages.of("enrolment.state.approved", count);
            case REFUSED -> Messages.of("enrolment.state.refused", count);
        };
    }

    private String nothing(EnrolmentBoard board) {
        if (board.count(state) > 0) {
            return Messages.of("enrolment.waiting.no.match");
        }
        return switch (state) {
            case WAITING -> Messages.of("enrolment.waiting.none");
            case APPROVED -> Messages.of("enrolment.approved.none");
            case REFUSED -> Messages.of("enrolment.refused.none");
        };
    }

    private void tick(MachineId machine, boolean isTicked) {
        if (isTicked) {
            ticked.add(machine);
        } else {
            ticked.remove(machine);
        }
        adapt();
    }

    private void tickAll(boolean isTicked) {
        ticked.clear();
        lines.getChildren().forEach(line -> {
            if (line instanceof WaitingLine row) {
                row.tick(isTicked);
                if (isTicked) {
                    ticked.add(row.machine());
                }
            }
        });
        adapt();
    }

    /** With nothing ticked the buttons are for all that match. */
    private void adapt() {
        EnrolmentBoard board = shown;
        if (board == null) {
            return;
        }
        int size = board.asked().size();
        bar.setVisible(size > 0);
        lines.getChildren().forEach(line -> {
            if (line instanceof WaitingLine row) {
                row.tick(ticked.contains(row.machine()));
            }
        });
        all.setValue(!ticked.isEmpty() && ticked.size() == size);
        all.setIndeterminate(!ticked.isEmpty() && ticked.size() < size);
        count.setText(
                ticked.isEmpty()
                        ? Messages.of("enrolment.waiting.none.ticked", board.matching())
                        : Messages.of("enrolment.waiting.ticked", ticked.size()));
        approve.setVisible(state != State.APPROVED);
        refuse.setVisible(state != State.REFUSED);
        approve.setText(ticked.isEmpty() ? Messages.of("enrolment.approve.all") : Messages.of("enrolment.approve"));
        refuse.setText(ticked.isEmpty() ? Messages.of("enrolment.refuse.all") : Messages.of("enrolment.refuse"));
    }

    private void decide(State wanted) {
        EnrolmentBoard board = shown;
        if (board == null) {
            return;
        }
        ProductId product = board.info().product();
        List<EnrolmentRequest> chosen = ticked.isEmpty()
                ? services.requests().matching(product, state, filter())
                : board.asked().stream()
                        .filter(request -> ticked.contains(request.machine()))
                        .toList();
        dialogs.open(product, chosen, wanted);
    }
}
