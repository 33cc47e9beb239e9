package dev.fairway.console.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import dev.fairway.access.AuditTrail;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.console.activity.ActivityLine;
import dev.fairway.console.activity.StatesDialog;
import dev.fairway.rollout.ActivityFeed.Activity;
import java.time.Instant;
import java.util.List;

/** Entries, newest first. What comes new is put on top; nothing that stands is touched. */
class AuditTable extends NativeTable {

    private final NativeTableBody body = getBody();

    AuditTable() {
        setId("audit-entries");
        addClassName("fw-audit");
        getElement().setAttribute("aria-label", Messages.of("audit.entries"));
        NativeTableRow head = getHead().addRow();
        for (String column : List.of("audit.when", "audit.what", "audit.from", "audit.entry", "activity.details")) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(Messages.of(column));
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
    }

    /** Puts newer ones above, given newest first. */
    void prepend(List<Activity> newer, Instant now) {
        for (Activity activity : newer.reversed()) {
            body.addComponentAsFirst(row(activity, now));
        }
    }

    /** Puts older ones below. */
    void append(List<Activity> older, Instant now) {
        older.forEach(activity -> body.add(row(activity, now)));
    }

    void clear() {
        body.removeAll();
    }

    boolean isEmpty() {
        return body.getComponentCount() == 0;
    }

    private static NativeTableRow row(Activity activity, Instant now) {
        AuditTrail.Entry entry = activity.entry();
        Div words = Parts.block("fw-audit-words", ActivityLine.sentence(activity));
        if (entry.reason() != null) {
            words.add(ActivityLine.reason(activity));
        }
        String from = entry.from() == null ? Messages.of("audit.inside") : entry.from();
        NativeTableRow row = new NativeTableRow();
        row.add(
                cell("fw-audit-when", Times.moment(entry.at(), now)),
                cell("", words),
                cell("fw-audit-from fw-text-2", Parts.text("", from)),
                cell("fw-audit-entry fw-text-3", Parts.text("", Messages.of("audit.number", entry.id()))),
                cell("fw-audit-details", details(activity)));
        return row;
    }

    private static Button details(Activity activity) {
        Button details = new Button(Messages.of("activity.details"), click -> new StatesDialog(activity).open());
        details.addThemeVariants(ButtonVariant.TERTIARY);
        details.addClassName("fw-row-button");
        details.setAriaLabel(Messages.of(
                "activity.details.of",
                ActivityLine.who(activity.entry().who()),
                activity.entry().action()));
        return details;
    }

    private static NativeTableCell cell(String classes, Component content) {
        NativeTableCell cell = new NativeTableCell(content);
        if (!classes.isEmpty()) {
            cell.addClassNames(classes.split(" "));
        }
        return cell;
    }
}
