package dev.fairway.console.activity;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Who, what, when, and a text: the fields of the filter. */
public final class ActivityFilter extends Div {

    private static final List<String> TYPES =
            List.of("rollout", "machine", "machines", "group", "channel", "release", "view", "fleet");
    private static final List<String> ACTIONS = List.of(
            "created",
            "edited",
            "saved",
            "promoted",
            "started",
            "paused",
            "resumed",
            "advanced",
            "stage opened",
            "halted",
            "completed",
            "aborted",
            "held",
            "released",
            "moved",
            "pinned",
            "retry allowed",
            "expedited",
            "withdrawn",
            "forgotten",
            "deleted",
            "stopped");

    /** What only those see who manage access. */
    private static final List<String> OF_ACCESS = List.of("product", "account", "token", "audit");

    private final TextField text = new TextField();
    private final TextField object = new TextField();
    private final List<String> types;
    private final ComboBox<String> who = box("activity-who", "activity.filter.who");
    private final ComboBox<String> type = box("activity-type", "activity.filter.type");
    private final ComboBox<String> action = box("activity-action", "activity.filter.action");
    private final DatePicker from = day("activity-from", "activity.filter.from");
    private final DatePicker to = day("activity-to", "activity.filter.to");
    private final Button clear = new Button(Messages.of("activity.filter.clear"));
    private final BiConsumer<ActivityQuery, Boolean> onChange;
    private final Collection<String> people = new TreeSet<>(List.of("fairway"));
    private ActivityQuery query = ActivityQuery.ALL;

    /** @param onChange told the new query, and whether it only goes on with typing */
    ActivityFilter(BiConsumer<ActivityQuery, Boolean> onChange) {
        this(onChange, false);
        remove(object);
    }

    /** @param ofAccess whether what was done to accounts and tokens can be asked for too, and single objects by id */
    public ActivityFilter(BiConsumer<ActivityQuery, Boolean> onChange, boolean ofAccess) {
        this.onChange = onChange;
        this.types =
                ofAccess ? Stream.concat(TYPES.stream(), OF_ACCESS.stream()).toList() : TYPES;
        addClassNames("fw-filters", "fw-activity-filter");
        text.setId("search");
        text.addClassName("fw-search");
        text.setPlaceholder(Messages.of("activity.filter.text"));
        text.setAriaLabel(Messages.of("activity.filter.text"));
        text.setPrefixComponent(Parts.icon("search"));
        text.setClearButtonVisible(true);
        text.setMaxLength(200);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(
                change -> changed(change.isFromClient(), true, old -> old.withText(change.getValue())));
        object.setId("activity-object");
        object.setPlaceholder(Messages.of("activity.filter.object"));
        object.setAriaLabel(Messages.of("activity.filter.object"));
        object.setClearButtonVisible(true);
        object.setMaxLength(200);
        object.addValueChangeListener(
                change -> changed(change.isFromClient(), false, old -> old.withObject(change.getValue())));
        who.setItemLabelGenerator(ActivityLine::who);
        who.setAllowCustomValue(true);
        who.addCustomValueSetListener(typed ->
                changed(true, false, old -> old.withWho(typed.getDetail().strip())));
        who.addValueChangeListener(
                change -> changed(change.isFromClient(), false, old -> old.withWho(or(change.getValue()))));
        type.setItems(types);
        type.setItemLabelGenerator(Parts::sentence);
        type.addValueChangeListener(
                change -> changed(change.isFromClient(), false, old -> old.withType(or(change.getValue()))));
        action.setItems(ACTIONS);
        action.setItemLabelGenerator(Parts::sentence);
        action.addValueChangeListener(
                change -> changed(change.isFromClient(), false, old -> old.withAction(or(change.getValue()))));
        from.addValueChangeListener(
                change -> changed(change.isFromClient(), false, old -> old.withDays(change.getValue(), old.to())));
        to.addValueChangeListener(
                change -> changed(change.isFromClient(), false, old -> old.withDays(old.from(), change.getValue())));
        clear.setId("activity-clear");
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        clear.addClickListener(click -> changed(true, false, old -> ActivityQuery.ALL));
        add(new Component[] {text, who, type, object, action, from, to, clear});
    }

    private static ComboBox<String> box(String id, String word) {
        ComboBox<String> box = new ComboBox<>();
        box.setId(id);
        box.setPlaceholder(Messages.of(word));
        box.setAriaLabel(Messages.of(word));
        box.setClearButtonVisible(true);
        return box;
    }

    private static DatePicker day(String id, String word) {
        DatePicker day = new DatePicker();
        day.setId(id);
        day.setLocale(Locale.UK);
        day.setPlaceholder(Messages.of(word));
        day.setAriaLabel(Messages.of(word));
        day.setClearButtonVisible(true);
        return day;
    }

    private void changed(boolean byHand, boolean typing, UnaryOperator<ActivityQuery> change) {
        if (byHand) {
            onChange.accept(change.apply(query), typing);
        }
    }

    /**
     * Shows a query.
     *
     * @param known people that something is told of, to choose from
     */
    public void show(ActivityQuery shown, Collection<String> known) {
        query = shown;
        if (!text.getValue().strip().equals(shown.text())) {
            text.setValue(shown.text());
        }
        object.setValue(shown.object());
        List<String> all = new ArrayList<>(known);
        if (!shown.who().isEmpty()) {
            all.add(shown.who());
        }
        if (people.addAll(all) || who.getListDataView().getItemCount() == 0) {
            who.setItems(people);
        }
        who.setValue(shown.who().isEmpty() ? null : shown.who());
        type.setValue(types.contains(shown.type()) ? shown.type() : null);
        action.setValue(ACTIONS.contains(shown.action()) ? shown.action() : null);
        from.setValue(shown.from());
        to.setValue(shown.to());
        clear.setVisible(shown.isFiltered());
    }

    private static String or(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : value;
    }
}
