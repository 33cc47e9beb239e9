package dev.fairway.console.activity;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Pre;
import dev.fairway.access.AuditTrail;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.rollout.ActivityFeed.Activity;
import org.jspecify.annotations.Nullable;

/** What something was before and after, and where the command came from. */
public final class StatesDialog {

    private final Dialog dialog = Parts.reading("states-dialog", Messages.of("activity.details.title"), "720px");

    /** Of one thing that was done. */
    public StatesDialog(Activity activity) {
        AuditTrail.Entry entry = activity.entry();
        Div body = Parts.block("fw-states", ActivityLine.sentence(activity));
        if (entry.reason() != null) {
            body.add(ActivityLine.reason(activity));
        }
        String from = entry.from() == null ? Messages.of("activity.from.inside") : entry.from();
        body.add(Parts.paragraph(
                "fw-caption",
                Messages.of("activity.details.when", Times.exactText(entry.at()), from, entry.objectId())));
        body.add(state("activity.before", entry.before()), state("activity.after", entry.after()));
        dialog.add(body);
    }

    private static Div state(String title, @Nullable String state) {
        Pre text = new Pre();
        text.addClassNames("fw-code", "fw-state-text");
        text.getElement().setAttribute("tabindex", "0");
        text.setText(state == null ? Messages.of("activity.nothing") : state);
        return new Div(new H3(Messages.of(title)), text);
    }

    /** Shows it. */
    public void open() {
        dialog.open();
    }
}
