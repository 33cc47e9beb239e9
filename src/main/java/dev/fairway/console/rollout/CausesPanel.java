package dev.fairway.console.rollout;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.fairway.access.Permission;
import dev.fairway.base.ProductId;
import dev.fairway.console.CommandDialog;
import dev.fairway.console.Links;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.fleet.Health;
import dev.fairway.rollout.ErrorCode;
import dev.fairway.rollout.Retries;
import dev.fairway.rollout.RolloutReport.Cause;
import dev.fairway.rollout.RolloutReport.Example;
import java.util.List;
import java.util.stream.Collectors;

/** Why machines failed, the most frequent cause first, with what can be done about it. */
final class CausesPanel {

    private final Course course;
    private final Retries retries;
    private final Runnable refresh;

    private CausesPanel(Course course, Retries retries, Runnable refresh) {
        this.course = course;
        this.retries = retries;
        this.refresh = refresh;
    }

    static Div of(Course course, List<Cause> causes, Retries retries, Runnable refresh) {
        return new CausesPanel(course, retries, refresh).draw(causes);
    }

    private Div draw(List<Cause> causes) {
        int all = causes.stream().mapToInt(Cause::machines).sum();
        Div panel = Parts.panel("Failures by cause");
        panel.setId("causes");
        if (all == 0) {
            panel.add(Parts.paragraph(
                    "fw-reading fw-inset",
                    course.tally().finished() == 0
                            ? "No machine has finished yet."
                            : "None: " + Words.count(course.tally().finished(), "machine") + " finished, all well."));
            return panel;
        }
        ((Div) panel.getComponentAt(0))
                .add(Links.to(
                        Links.group(course.rollout().group(), Health.FAILING),
                        "Failing in " + course.rollout().groupName()));
        UnorderedList list = new UnorderedList();
        list.addClassNames("fw-plain", "fw-causes");
        causes.forEach(cause -> list.add(line(cause, all)));
        panel.add(list);
        return panel;
    }

    private ListItem line(Cause cause, int all) {
        String tone = cause.outcome().equals("silent") || cause.outcome().equals("died") ? "stuck" : "failing";
        Span icon = Parts.icon(tone);
        icon.addClassName(tone);
        Div fill = Parts.block("fw-cause-fill " + tone);
        fill.setWidth(100.0 * cause.machines() / all + "%");
        Div bar = Parts.block("fw-cause-bar", fill);
        bar.getElement().setAttribute("aria-hidden", "true");
        Div words = Parts.block(
                "fw-cause-words", Parts.text("fw-strong-2", title(cause)), Parts.text("fw-caption", detail(cause)));
        Button retry = new Button("Retry…", click -> retry(cause).open());
        retry.setAriaLabel("Retry: " + title(cause));
        retry.addClassName("fw-row-retry");
        Div line = Parts.block(
                "fw-cause", icon, words, bar, machines(cause), Parts.gated(retry, Permission.STEER_MACHINES));
        return new ListItem(line);
    }

    private Div machines(Cause cause) {
        ProductId product = course.rollout().product();
        Div machines =
                Parts.block("fw-cause-machines", Parts.text("fw-strong-2", Words.number(cause.machines()) + ": "));
        for (Example example : cause.examples()) {
            machines.add(
                    Links.to(Links.machine(product, example.id()), Words.shortened(example.name(), 16)),
                    Parts.text("", " "));
        }
        int rest = cause.machines() - cause.examples().size();
        if (rest > 0) {
            machines.add(Parts.text("fw-text-2", "and " + Words.number(rest) + " more"));
        }
        return machines;
    }

    private CommandDialog retry(Cause cause) {
        String names = cause.examples().stream().map(Example::name).collect(Collectors.joining(", "));
        int rest = cause.machines() - cause.examples().size();
        return new CommandDialog("retry-cause", "Retry: " + title(cause), "Let them retry", (reason, until) -> {
                    cause.examples()
                            .forEach(example -> retries.allow(course.rollout().product(), example.id(), reason));
                    return "They may retry with their next check-in";
                })
                .says("These may try again with their next check-in: " + names + "."
                        + (rest == 0 ? "" : " The other " + Words.number(rest) + " wait, to see whether it helped."))
                .afterwards(refresh);
    }

    private static String title(Cause cause) {
        return switch (cause.outcome()) {
            case "fell-back" -> "Fell back to the old version";
            case "silent" -> "Silent after the grant";
            case "died" -> "Silent after the update";
            case "returned" -> "Went back to an older version";
            default ->
                cause.errorCode() == null
                        ? "The update failed"
                        : new ErrorCode(cause.errorCode().intValue()).meaning();
        };
    }

    private static String detail(Cause cause) {
        String code = cause.errorCode() == null ? "" : ", code " + cause.errorCode();
        return switch (cause.outcome()) {
            case "fell-back" -> "booted the old system" + code;
            case "silent" -> "not installed in time";
            case "died" -> "took it and was not heard of since";
            case "returned" -> "took it and runs something older now";
            default -> cause.errorCode() == null ? "without a code" : "code " + cause.errorCode();
        };
    }
}
