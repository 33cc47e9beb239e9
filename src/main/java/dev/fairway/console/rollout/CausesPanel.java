package dev.fairway.console.rollout;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.fairway.access.Permission;
import dev.fairway.base.Conflict;
import dev.fairway.base.NotFound;
import dev.fairway.base.ProductId;
import dev.fairway.console.CommandDialog;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.rollout.CauseRetries;
import dev.fairway.rollout.Retries;
import dev.fairway.rollout.RolloutReport.Cause;
import dev.fairway.rollout.RolloutReport.Example;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Why machines failed, the most frequent cause first, with what can be done about it. */
final class CausesPanel {

    /** What it does. */
    @Component
    record Services(Retries retries, CauseRetries causes) {}

    private final Course course;
    private final Services services;
    private final Runnable refresh;

    CausesPanel(Course course, Services services, Runnable refresh) {
        this.course = course;
        this.services = services;
        this.refresh = refresh;
    }

    Div draw(List<Cause> causes) {
        int all = causes.stream().mapToInt(Cause::machines).sum();
        Div panel = Parts.panel(Messages.of("rollout.causes"));
        panel.setId("causes");
        if (all == 0) {
            int finished = course.tally().finished();
            panel.add(Parts.paragraph("fw-reading fw-inset", Messages.of("rollout.causes.none", finished)));
            return panel;
        }
        ((Div) panel.getComponentAt(0))
                .add(Links.to(Links.failed(course.rollout().id()), Messages.of("rollout.causes.all", all)));
        UnorderedList list = new UnorderedList();
        list.addClassNames("fw-plain", "fw-causes");
        causes.forEach(cause -> list.add(line(cause, all)));
        panel.add(list);
        return panel;
    }

    private ListItem line(Cause cause, int all) {
        String tone = CauseWords.tone(cause.key());
        Span icon = Parts.icon(tone);
        icon.addClassName(tone);
        Div fill = Parts.block("fw-cause-fill " + tone);
        fill.setWidth(100.0 * cause.machines() / all + "%");
        Div bar = Parts.block("fw-cause-bar", fill);
        bar.getElement().setAttribute("aria-hidden", "true");
        Div words = Parts.block(
                "fw-cause-words",
                Parts.text("fw-strong-2", CauseWords.title(cause.key())),
                Parts.text("fw-caption", CauseWords.detail(cause.key())));
        return new ListItem(Parts.block("fw-cause", icon, words, bar, machines(cause), retry(cause)));
    }

    private Div machines(Cause cause) {
        ProductId product = course.rollout().product();
        String there = Links.failed(course.rollout().id(), cause.outcome(), cause.errorCode());
        var count = Links.to(there, Words.number(cause.machines()));
        count.addClassName("fw-strong-2");
        count.setAriaLabel(Messages.of("rollout.causes.count", cause.machines(), CauseWords.title(cause.key())));
        Div machines = Parts.block("fw-cause-machines", count, Parts.text("", "  "));
        for (Example example : cause.examples()) {
            machines.add(
                    Links.to(Links.machine(product, example.id()), Words.shortened(example.name(), 16)),
                    Parts.text("", " "));
        }
        int rest = cause.machines() - cause.examples().size();
        if (rest > 0) {
            machines.add(Links.to(there, Messages.of("rollout.causes.more", rest)));
        }
        return machines;
    }

    /** The button that lets machines of a cause try again. */
    Button retry(Cause cause) {
        Button retry =
                new Button(Messages.of("rollout.retry"), click -> dialog(cause).open());
        retry.setAriaLabel(Messages.of("rollout.retry.label", CauseWords.title(cause.key())));
        retry.addClassName("fw-row-retry");
        return Parts.gated(retry, Permission.STEER_MACHINES, course.ref());
    }

    private CommandDialog dialog(Cause cause) {
        String names = cause.examples().stream().map(Example::name).collect(Collectors.joining(", "));
        boolean several = cause.machines() > cause.examples().size();
        Checkbox few = new Checkbox(Messages.of("rollout.retry.few", names), several);
        few.setId("retry-few");
        few.setVisible(several);
        return new CommandDialog(
                        "retry-cause",
                        Messages.of("rollout.retry.title", CauseWords.brief(cause.key())),
                        Messages.of("rollout.retry.confirm"),
                        (reason, until) -> Messages.of(
                                "rollout.retry.done",
                                several && few.getValue() ? examples(cause, reason) : all(cause, reason)))
                .says(Messages.of("rollout.retry.effect", cause.machines()) + (several ? "" : " " + names + "."))
                .asks(few)
                .afterwards(refresh);
    }

    private int all(Cause cause, String reason) {
        return services.causes().allow(course.rollout().id(), cause.key(), reason);
    }

    private int examples(Cause cause, String reason) {
        int allowed = 0;
        for (Example example : cause.examples()) {
            try {
                services.retries().allow(course.rollout().product(), example.id(), reason);
                allowed++;
            } catch (Conflict | NotFound passed) {
                // it has tried again meanwhile, or was forgotten
            }
        }
        return allowed;
    }
}
