package dev.fairway.console.rollout;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.fairway.base.Changed;
import dev.fairway.base.NotFound;
import dev.fairway.base.Page;
import dev.fairway.console.Links;
import dev.fairway.console.LiveUpdates;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.SharedReads;
import dev.fairway.rollout.RolloutReport;
import dev.fairway.rollout.Rollouts;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The machines that failed in a rollout, all of them or those of one cause; what is shown stands in the address. */
@Route("rollouts/:id/failed")
@PermitAll
public class FailedView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Rollouts rollouts;
    private final Courses courses;
    private final RolloutReport report;
    private final CausesPanel.Services services;
    private final Clock clock;
    private String title = Messages.of("rollout.failed.title");
    private @Nullable Question question;
    private @Nullable Content shown;

    /**
     * What is asked for.
     *
     * @param cause {@code null} for all that failed
     */
    private record Question(UUID rollout, RolloutReport.@Nullable CauseKey cause, int machines) {}

    private record Content(
            Course course, List<RolloutReport.Cause> causes, Page<RolloutReport.Failed> page, Question question) {}

    FailedView(
            Rollouts rollouts,
            Courses courses,
            RolloutReport report,
            CausesPanel.Services services,
            LiveUpdates live,
            Clock clock) {
        this.rollouts = rollouts;
        this.courses = courses;
        this.report = report;
        this.services = services;
        this.clock = clock;
        addClassName("fw-screen");
        live.whileShown(this, EnumSet.of(Changed.Area.ROLLOUTS, Changed.Area.MACHINES), this::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        shown = null;
        QueryParameters query = event.getLocation().getQueryParameters();
        try {
            UUID id = UUID.fromString(event.getRouteParameters().get("id").orElse(""));
            question = new Question(id, cause(query), Page.Request.DEFAULT_LIMIT);
            refresh();
        } catch (IllegalArgumentException noId) {
            showNothing();
        }
    }

    private static RolloutReport.@Nullable CauseKey cause(QueryParameters query) {
        Long code = query.getSingleParameter("code")
                .filter(text -> text.matches("-?\\d{1,9}"))
                .map(Long::valueOf)
                .orElse(null);
        return query.getSingleParameter("outcome")
                .map(outcome -> new RolloutReport.CauseKey(outcome, code))
                .orElse(null);
    }

    private void refresh() {
        Question asked = question;
        if (asked == null) {
            return;
        }
        try {
            Content now = SharedReads.get(asked, () -> read(asked));
            if (!now.equals(shown)) {
                shown = now;
                draw(now);
            }
        } catch (NotFound unknown) {
            showNothing();
        }
    }

    private Content read(Question asked) {
        return new Content(
                courses.of(rollouts.get(asked.rollout())),
                report.causes(asked.rollout()),
                report.failed(asked.rollout(), asked.cause(), new Page.Request(asked.machines(), null)),
                asked);
    }

    private void draw(Content content) {
        Course course = content.course();
        RolloutReport.CauseKey cause = content.question().cause();
        String what = cause == null ? Messages.of("rollout.failed.all") : CauseWords.title(cause);
        title = Messages.of("rollout.failed.of", course.title());
        H1 name = new H1(what);
        name.setId("failed-name");
        name.addClassName("fw-machine-name");
        Parts.replace(
                this,
                trail(course, what),
                Parts.block("fw-title fw-machine-head", name, Parts.text("fw-text-2", course.title())));
        if (content.causes().size() > 1 || cause != null) {
            add(choice(content));
        }
        if (content.page().items().isEmpty()) {
            Div empty = Parts.block("fw-empty", Parts.icon("healthy"), new H2(Messages.of("rollout.failed.none")));
            empty.setId("none-failed");
            add(empty);
            return;
        }
        if (cause != null) {
            add(CauseWords.advice(cause));
            content.causes().stream()
                    .filter(one -> one.key().equals(cause))
                    .findFirst()
                    .ifPresent(one -> add(
                            Parts.block("fw-actions", new CausesPanel(course, services, this::refresh).retry(one))));
        }
        add(new FailedList(
                course,
                content.page(),
                cause == null,
                content.question().machines() < Page.Request.MAX_LIMIT ? this::more : null,
                clock.instant()));
    }

    private void more() {
        Question asked = question;
        if (asked != null) {
            question = new Question(
                    asked.rollout(),
                    asked.cause(),
                    Math.min(Page.Request.MAX_LIMIT, asked.machines() + Page.Request.DEFAULT_LIMIT));
            refresh();
        }
    }

    private static Nav trail(Course course, String what) {
        Span here = Parts.text("fw-cut", what);
        here.getElement().setAttribute("aria-current", "page");
        Nav trail = new Nav(
                Links.to("rollouts", Messages.of("rollout.trail.rollouts")),
                Parts.icon("right"),
                Links.to(Links.rollout(course.rollout().id()), course.title()),
                Parts.icon("right"),
                here);
        trail.getElement().setAttribute("aria-label", Messages.of("rollout.trail"));
        trail.addClassName("fw-trail");
        return trail;
    }

    private static Nav choice(Content content) {
        Nav choice = new Nav();
        choice.getElement().setAttribute("aria-label", Messages.of("rollout.failed.by-cause"));
        choice.addClassNames("fw-chips", "fw-cause-chips");
        UUID rollout = content.question().rollout();
        int all = content.causes().stream()
                .mapToInt(RolloutReport.Cause::machines)
                .sum();
        choice.add(chip(
                Links.failed(rollout),
                Messages.of("rollout.failed.chip", Messages.of("rollout.failed.every"), all),
                content.question().cause() == null));
        for (RolloutReport.Cause cause : content.causes()) {
            choice.add(chip(
                    Links.failed(rollout, cause.outcome(), cause.errorCode()),
                    Messages.of("rollout.failed.chip", CauseWords.brief(cause.key()), cause.machines()),
                    cause.key().equals(content.question().cause())));
        }
        return choice;
    }

    private static com.vaadin.flow.component.html.Anchor chip(String href, String text, boolean chosen) {
        var chip = Links.to(href, text);
        chip.addClassName("fw-cause-chip");
        if (chosen) {
            chip.getElement().setAttribute("aria-current", "true");
        }
        return chip;
    }

    private void showNothing() {
        question = null;
        title = Messages.of("rollout.missing");
        Parts.replace(this, RolloutView.nothing());
    }

    @Override
    public String getPageTitle() {
        return Messages.of("common.title", title);
    }
}
