package dev.fairway.console.enrolment;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.console.CommandDialog;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.enrolment.EnrolmentRequest;
import dev.fairway.enrolment.EnrolmentRequest.State;
import java.util.List;

/** Approves or refuses machines, exactly those that it names or counts: who asks meanwhile is not among them. */
final class DecisionDialogs {

    private static final int MOST_NAMED = 5;

    private final EnrolmentServices services;
    private final Runnable afterwards;

    DecisionDialogs(EnrolmentServices services, Runnable afterwards) {
        this.services = services;
        this.afterwards = afterwards;
    }

    void open(ProductId product, List<EnrolmentRequest> chosen, State wanted) {
        if (chosen.isEmpty()) {
            afterwards.run();
            return;
        }
        List<MachineId> machines =
                chosen.stream().map(EnrolmentRequest::machine).toList();
        boolean approves = wanted == State.APPROVED;
        CommandDialog dialog = new CommandDialog(
                        "decision-dialog",
                        Messages.of(approves ? "enrolment.approve.title" : "enrolment.refuse.title", machines.size()),
                        Messages.of(
                                approves ? "enrolment.approve.confirm" : "enrolment.refuse.confirm", machines.size()),
                        (reason, until) -> decide(product, machines, approves, reason))
                .says(Messages.of(approves ? "enrolment.approve.says" : "enrolment.refuse.says"))
                .shows(names(chosen))
                .reasonOptional()
                .afterwards(afterwards);
        if (!approves) {
            dialog.danger();
        }
        dialog.open();
    }

    private String decide(ProductId product, List<MachineId> machines, boolean approves, String reason) {
        int changed = approves
                ? services.requests().approve(product, machines, reason)
                : services.requests().refuse(product, machines, reason);
        return Messages.of(approves ? "enrolment.approve.done" : "enrolment.refuse.done", changed);
    }

    private static UnorderedList names(List<EnrolmentRequest> chosen) {
        UnorderedList names = new UnorderedList();
        names.addClassNames("fw-plain", "fw-reach", "fw-enrolment-names");
        chosen.stream()
                .limit(MOST_NAMED)
                .forEach(request -> names.add(new ListItem(
                        Parts.text("fw-wrap", Words.shortened(request.name(), 80)),
                        Parts.text("fw-mono fw-caption", request.address()))));
        if (chosen.size() > MOST_NAMED) {
            names.add(new ListItem(
                    Parts.text("fw-caption", Messages.of("enrolment.others", chosen.size() - MOST_NAMED))));
        }
        return names;
    }
}
