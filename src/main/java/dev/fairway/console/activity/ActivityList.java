package dev.fairway.console.activity;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import dev.fairway.access.AuditTrail;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.console.Words;
import dev.fairway.rollout.ActivityFeed.Activity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lines under the days on which they happened. What comes new is put on top; nothing that stands is touched. */
class ActivityList extends Div {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);

    private final Map<LocalDate, OrderedList> days = new HashMap<>();

    ActivityList() {
        setId("activity");
        addClassName("fw-activity");
    }

    /** Puts newer ones above, given newest first. */
    void prepend(List<Activity> newer, Instant now) {
        for (Activity activity : newer.reversed()) {
            day(activity, now, true).addComponentAsFirst(line(activity));
        }
    }

    /** Puts older ones below. */
    void append(List<Activity> older, Instant now) {
        older.forEach(activity -> day(activity, now, false).add(line(activity)));
    }

    void clear() {
        days.clear();
        removeAll();
    }

    private OrderedList day(Activity activity, Instant now, boolean above) {
        LocalDate day = activity.entry().at().atZone(Times.zone()).toLocalDate();
        OrderedList known = days.get(day);
        if (known != null) {
            return known;
        }
        OrderedList lines = new OrderedList();
        lines.addClassNames("fw-plain", "fw-activity-lines");
        H2 title = new H2(title(day, now.atZone(Times.zone()).toLocalDate()));
        title.addClassName("fw-activity-day");
        Div section = new Div(title, lines);
        addComponentAtIndex(above ? 0 : getComponentCount(), section);
        days.put(day, lines);
        return lines;
    }

    private static String title(LocalDate day, LocalDate today) {
        if (day.equals(today)) {
            return Messages.of("activity.today");
        }
        return day.equals(today.minusDays(1)) ? Messages.of("activity.yesterday") : DAY.format(day);
    }

    private static ListItem line(Activity activity) {
        AuditTrail.Entry entry = activity.entry();
        Div words = Parts.block("fw-activity-words", ActivityLine.sentence(activity));
        if (entry.reason() != null) {
            words.add(ActivityLine.reason(activity));
        }
        ListItem line = new ListItem(Times.clock(entry.at()), ActivityLine.icon(activity), words);
        if (entry.before() != null || entry.after() != null) {
            Button details = new Button(Messages.of("activity.details"), click -> new StatesDialog(activity).open());
            details.addThemeVariants(ButtonVariant.TERTIARY);
            details.addClassName("fw-row-button");
            details.setAriaLabel(Messages.of("activity.details.of", Words.who(entry.who()), entry.action()));
            line.add(details);
        }
        return line;
    }
}
