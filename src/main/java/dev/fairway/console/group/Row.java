package dev.fairway.console.group;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import dev.fairway.console.Parts;
import java.util.Map;

/**
 * One line of a list that people edit.
 *
 * @param <T> what it holds
 */
abstract class Row<T> extends Div {

    private final Button remove = new Button(Parts.icon("close"));

    Row(String className) {
        addClassNames("fw-row", className);
        remove.addThemeName("tertiary");
        remove.addClassName("fw-row-remove");
    }

    /** The button that takes it out of its list. */
    Button remove() {
        return remove;
    }

    /** Tells where it stands, from 0, for the ids and names of its fields. */
    abstract void number(int index);

    /**
     * What was entered.
     *
     * @throws dev.fairway.base.InvalidInput naming one of {@link #fields()}
     */
    abstract T read();

    /** Its fields by the names that the service gives them. */
    abstract Map<String, HasValidation> fields();
}
