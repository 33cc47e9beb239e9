package dev.fairway.console.group;

import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.fairway.base.InvalidInput;
import dev.fairway.console.Messages;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Fields of the editor: they tell of a change while somebody types, and read numbers as people write them. */
final class Inputs {

    private Inputs() {}

    static TextField text(String label, Runnable changed) {
        TextField field = new TextField(label);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(300);
        field.addValueChangeListener(change -> changed.run());
        return field;
    }

    static @Nullable String orNull(TextField field) {
        return field.getValue().isBlank() ? null : field.getValue().strip();
    }

    static BigDecimal percent(String name, TextField field) {
        String typed = field.getValue().replace("%", "").replace(',', '.').strip();
        try {
            return new BigDecimal(typed);
        } catch (NumberFormatException noNumber) {
            throw new InvalidInput(name, Messages.of("group.wrong.percent", field.getValue()));
        }
    }

    static int whole(String name, TextField field) {
        try {
            return Integer.parseInt(field.getValue().strip());
        } catch (NumberFormatException noNumber) {
            throw new InvalidInput(name, Messages.of("group.wrong.whole", field.getValue()));
        }
    }

    static @Nullable Integer wholeOrNull(String name, TextField field) {
        return field.getValue().isBlank() ? null : whole(name, field);
    }
}
