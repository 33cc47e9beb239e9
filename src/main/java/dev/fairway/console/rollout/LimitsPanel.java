package dev.fairway.console.rollout;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Pronounced;
import dev.fairway.console.Spans;
import dev.fairway.console.Times;
import dev.fairway.console.TimesInWords;
import dev.fairway.console.Words;
import dev.fairway.fleet.Freeze;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Plan;
import dev.fairway.rollout.policy.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The limits of the group, live: how full they are, when it may update, and who is held. */
final class LimitsPanel {

    private LimitsPanel() {}

    static Div of(GroupInfo group, Usage usage, int held, Instant now) {
        Plan plan = group.plan();
        DescriptionList facts = new DescriptionList();
        facts.addClassNames("fw-facts", "fw-figures");
        fact(facts, Messages.of("rollout.limits.in-flight"), used(usage.inFlight(), plan.maxInFlight()));
        fact(facts, period(plan.periodLength()), used(usage.inPeriod(), plan.maxPerPeriod()));
        fact(facts, Messages.of("rollout.limits.timeout"), Parts.text("", Spans.exact(plan.timeout())));
        fact(
                facts,
                Messages.of("rollout.limits.attempts"),
                Parts.text(
                        "",
                        plan.maxAttempts() == 1
                                ? "1"
                                : Messages.of(
                                        "rollout.limits.attempts.apart",
                                        plan.maxAttempts(),
                                        Spans.exact(plan.waitBetweenAttempts()))));
        fact(facts, Messages.of("rollout.limits.windows"), windows(group));
        fact(facts, Messages.of("rollout.limits.freeze"), freeze(group, now));
        fact(
                facts,
                Messages.of("rollout.limits.held"),
                held == 0
                        ? Parts.text("", Messages.of("common.none"))
                        : Links.to(Links.group(group.id(), Health.HELD), Words.number(held)));
        Div panel = Parts.panel(
                Messages.of("rollout.limits"),
                Links.to(Links.groupPage(group.id()), Messages.of("rollout.limits.group", group.name())));
        panel.setId("limits");
        panel.add(facts);
        return panel;
    }

    private static Span used(int used, @Nullable Integer most) {
        Span words = new Span(Parts.text("fw-strong-2", Words.number(used)));
        words.add(Parts.text(
                "fw-text-2",
                most == null ? Messages.of("rollout.limits.endless") : " " + Messages.of("rollout.limits.of", most)));
        if (most != null && used >= most) {
            words.add(Parts.text("stuck", Messages.of("rollout.limits.full")));
        }
        return words;
    }

    private static String period(Duration period) {
        return period.equals(Duration.ofHours(1))
                ? Messages.of("rollout.limits.hour")
                : Messages.of("rollout.limits.period", Spans.exact(period));
    }

    private static Component windows(GroupInfo group) {
        if (group.times().windows().isEmpty()) {
            return Parts.text("", Messages.of("rollout.limits.windows.none"));
        }
        Div list = new Div();
        group.times().windows().forEach(window -> list.add(new Div(TimesInWords.window(window))));
        return list;
    }

    private static Component freeze(GroupInfo group, Instant now) {
        Freeze next = group.times()
                .freezeAt(now)
                .orElseGet(() -> group.times().freezes().stream()
                        .filter(freeze -> freeze.to().isAfter(now))
                        .min(Comparator.comparing(Freeze::from))
                        .orElse(null));
        if (next == null) {
            return Parts.text("", Messages.of("common.none"));
        }
        boolean inForce = next.isInForceAt(now);
        Span words = inForce
                ? Pronounced.sentence("held", "rollout.limits.freeze.until", Times.moment(next.to(), now))
                : Pronounced.sentence("", "rollout.limits.freeze.from", Times.moment(next.from(), now));
        words.add(Parts.text("fw-text-2", ": " + next.reason()));
        return words;
    }

    private static void fact(DescriptionList facts, String name, Component value) {
        facts.add(new DescriptionList.Term(name), new DescriptionList.Description(value));
    }
}
