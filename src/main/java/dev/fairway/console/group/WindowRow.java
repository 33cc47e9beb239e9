package dev.fairway.console.group;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.textfield.TextField;
import dev.fairway.console.Messages;
import dev.fairway.console.Times;
import dev.fairway.fleet.Labels;
import dev.fairway.fleet.UpdateWindow;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One window in which machines may begin an update. */
class WindowRow extends Row<UpdateWindow> {

    private static final List<String> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().toList();

    private final MultiSelectComboBox<DayOfWeek> days = new MultiSelectComboBox<>(Messages.of("group.window.days"));
    private final TextField from;
    private final TextField to;
    private final ComboBox<String> zone = new ComboBox<>(Messages.of("group.window.zone"));

    WindowRow(@Nullable UpdateWindow window, Runnable changed) {
        super("fw-window-row");
        days.setItems(DayOfWeek.values());
        days.setItemLabelGenerator(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
        days.setPlaceholder(Messages.of("group.window.days.all"));
        days.addValueChangeListener(change -> changed.run());
        from = Inputs.text(Messages.of("group.from"), changed);
        from.setPlaceholder("22:00");
        to = Inputs.text(Messages.of("group.to"), changed);
        to.setPlaceholder("06:00");
        zone.setItems(ZONES);
        zone.setAllowCustomValue(true);
        zone.addCustomValueSetListener(custom -> zone.setValue(custom.getDetail()));
        zone.setValue(window == null ? Times.zone().getId() : window.zone().getId());
        zone.addValueChangeListener(change -> changed.run());
        if (window != null) {
            days.setValue(new TreeSet<>(window.days()));
            from.setValue(window.from().toString());
            to.setValue(window.to().toString());
        }
        add(days, from, to, zone, remove());
    }

    @Override
    void number(int index) {
        getElement().setAttribute("role", "group").setAttribute("aria-label", Messages.of("group.window", index + 1));
        remove().setAriaLabel(Messages.of("group.window.remove", index + 1));
        fields().forEach((name, field) -> ((Component) field).setId("window-" + index + "-" + name));
    }

    @Override
    UpdateWindow read() {
        List<String> names = days.getValue().stream().map(Labels::of).toList();
        String zoneName = zone.getValue() == null ? "" : zone.getValue();
        return UpdateWindow.of(names, from.getValue().strip(), to.getValue().strip(), zoneName);
    }

    @Override
    Map<String, HasValidation> fields() {
        Map<String, HasValidation> fields = new LinkedHashMap<>();
        fields.put("days", days);
        fields.put("from", from);
        fields.put("to", to);
        fields.put("zone", zone);
        return fields;
    }
}
