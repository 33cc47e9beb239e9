package dev.fairway.console.group;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import dev.fairway.base.InvalidInput;
import dev.fairway.console.Parts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list that people edit line by line.
 *
 * @param <T> what a line holds
 */
class Rows<T> extends Div {

    private final String name;
    private final int least;
    private final Function<@Nullable T, Row<T>> make;
    private final Runnable changed;
    private final Div list = Parts.block("fw-rows");
    private final Button more;
    private final List<Row<T>> rows = new ArrayList<>();

    /**
     * @param name of the list in the words of the service
     * @param more what the button says that adds a line
     * @param least how many lines cannot be removed
     * @param make a line of this, or an empty one
     */
    Rows(String name, String more, int least, Function<@Nullable T, Row<T>> make, Runnable changed) {
        this.name = name;
        this.least = least;
        this.make = make;
        this.changed = changed;
        this.more = new Button(more, Parts.icon("plus"));
        this.more.setId("add-" + name);
        this.more.addThemeName("tertiary");
        this.more.addClickListener(click -> {
            add(make.apply(null));
            changed.run();
        });
        add(list, this.more);
    }

    void show(List<T> values) {
        rows.clear();
        values.forEach(value -> rows.add(wired(make.apply(value))));
        arrange();
    }

    private void add(Row<T> row) {
        rows.add(wired(row));
        arrange();
    }

    private Row<T> wired(Row<T> row) {
        row.remove().addClickListener(click -> {
            rows.remove(row);
            arrange();
            changed.run();
        });
        return row;
    }

    private void arrange() {
        list.removeAll();
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).number(i);
            rows.get(i).remove().setEnabled(rows.size() > least);
            list.add(rows.get(i));
        }
    }

    /** @throws InvalidInput naming the field with its line: {@code rules[1].cidr} */
    List<T> read() {
        List<T> read = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            try {
                read.add(rows.get(i).read());
            } catch (InvalidInput wrong) {
                throw wrong.within(name + "[" + i + "]");
            }
        }
        return read;
    }

    /** The fields of all lines by their paths. */
    Map<String, HasValidation> fields() {
        Map<String, HasValidation> fields = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            String path = name + "[" + i + "].";
            rows.get(i).fields().forEach((field, component) -> fields.put(path + field, component));
        }
        return fields;
    }

    void freeze() {
        more.setVisible(false);
        rows.forEach(row -> row.remove().setVisible(false));
    }
}
