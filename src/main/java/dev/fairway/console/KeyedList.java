package dev.fairway.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A list whose rows stay: what is there still is changed in place, so that focus and pointer keep what they are on.
 *
 * @param <T> what a row shows; values, to be compared
 * @param <R> the row
 */
public final class KeyedList<T, R extends Component> extends UnorderedList {

    private final Function<T, Object> key;
    private final Function<T, R> create;
    private final BiConsumer<R, T> update;
    private final Map<Object, R> rows = new HashMap<>();
    private List<T> shown = List.of();

    /** @param create makes an empty row, which is then updated */
    public KeyedList(String id, Function<T, Object> key, Function<T, R> create, BiConsumer<R, T> update) {
        this.key = key;
        this.create = create;
        this.update = update;
        setId(id);
        addClassName("fw-plain");
    }

    /** Shows these, in this order; no two with one key. */
    public void show(List<T> items) {
        if (items.equals(shown)) {
            return;
        }
        Set<Object> kept = new HashSet<>();
        items.forEach(item -> kept.add(key.apply(item)));
        rows.entrySet().removeIf(row -> {
            boolean gone = !kept.contains(row.getKey());
            if (gone) {
                remove(row.getValue());
            }
            return gone;
        });
        Set<T> same = new HashSet<>(shown);
        for (int i = 0; i < items.size(); i++) {
            T item = items.get(i);
            R row = rows.computeIfAbsent(key.apply(item), any -> create.apply(item));
            if (!same.contains(item)) {
                update.accept(row, item);
            }
            if (i >= getComponentCount() || !getComponentAt(i).equals(row)) {
                addComponentAtIndex(i, row);
            }
        }
        shown = List.copyOf(items);
    }
}
