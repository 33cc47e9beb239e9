package dev.fairway.console.machine;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Pronounced;
import dev.fairway.console.Times;
import dev.fairway.rollout.policy.Decision;
import dev.fairway.rollout.policy.Explanation;
import dev.fairway.rollout.policy.Reason;
import dev.fairway.rollout.policy.Verdict;
import java.time.Instant;

/** Every rule in order with what it says; the one that decides is tinted. */
final class RulesPanel {

    private RulesPanel() {}

    static Div of(Explanation explanation, Instant now) {
        Div panel = Parts.panel(title(explanation.decision()));
        panel.setId("rules");
        Instant next = explanation.nextChange();
        if (next != null) {
            boolean hasLeave = explanation.decision() instanceof Decision.Offer;
            Span when = Parts.text("fw-strong", "");
            when.add(Times.moment(next, now));
            Span until = Pronounced.sentence(
                    "", hasLeave ? "machine.rules.leave" : "machine.rules.next", when, Times.in(next, now));
            panel.add(Parts.block("fw-next", Parts.icon("clock"), until));
        }
        OrderedList rules = new OrderedList();
        rules.addClassName("fw-rules");
        int number = 1;
        for (Explanation.Judged rule : explanation.rules()) {
            rules.add(line(number++, rule));
        }
        panel.add(rules);
        return panel;
    }

    private static String title(Decision decision) {
        return switch (decision) {
            case Decision.Offer offer ->
                offer.again() ? Messages.of("machine.rules.updating") : Messages.of("machine.rules.offered");
            case Decision.Deferral(Reason.UpToDate ignored) -> Messages.of("machine.rules.nothing");
            case Decision.Deferral ignored -> Messages.of("machine.rules.refused");
        };
    }

    private static ListItem line(int number, Explanation.Judged rule) {
        String tone = tone(rule.verdict());
        Span icon = Parts.icon(icon(rule.verdict()));
        Div words = Parts.block(
                "fw-rule-words",
                Parts.text("fw-rule-title", rule.title()),
                Parts.text("fw-rule-fact fw-wrap", rule.verdict().sentence()));
        ListItem line = new ListItem(Parts.text("fw-rule-number", Integer.toString(number)), icon, hidden(rule), words);
        line.addClassNames("fw-rule", tone);
        if (rule.decides()) {
            line.addClassName("fw-decides");
            line.add(Parts.text("fw-tag", Messages.of("machine.rules.decides")));
        }
        return line;
    }

    /** The verdict as a word, for those who do not see the icon. */
    private static Span hidden(Explanation.Judged rule) {
        return Parts.text("fw-unseen", rule.verdict().code());
    }

    private static String icon(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passes ignored -> "check";
            case Verdict.Refuses(Reason.UpToDate ignored) -> "healthy";
            case Verdict.Refuses ignored -> "stop";
            case Verdict.Settles ignored -> "updating";
            case Verdict.Unknown ignored -> "unknown";
        };
    }

    private static String tone(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passes ignored -> "passes";
            case Verdict.Refuses(Reason.UpToDate ignored) -> "fw-good";
            case Verdict.Refuses ignored -> "refuses";
            case Verdict.Settles ignored -> "settles";
            case Verdict.Unknown ignored -> "fw-open";
        };
    }
}
