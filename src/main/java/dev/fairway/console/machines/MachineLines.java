package dev.fairway.console.machines;

import com.vaadin.flow.data.provider.CallbackDataProvider;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineKey;
import dev.fairway.fleet.MachineSearch;
import dev.fairway.rollout.Explanations;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of the list as the grid has them. A change that moves no line is written into the lines that it concerns; lines
 * change places only while nobody points at them.
 */
class MachineLines {

    private final MachinePager pager;
    private final Explanations explanations;
    private final Clock clock;
    private final Map<MachineKey, MachineRow> sent = new HashMap<>();
    private final CallbackDataProvider<MachineRow, Void> provider;
    private MachineQuery query = MachineQuery.ALL;
    private FilterChoices choices = FilterChoices.NONE;
    private int size;
    private boolean pointedAt;
    private boolean late;

    MachineLines(MachineSearch machines, Explanations explanations, Clock clock) {
        this.pager = new MachinePager(machines);
        this.explanations = explanations;
        this.clock = clock;
        this.provider = new CallbackDataProvider<>(
                window -> fetch(window.getOffset(), window.getLimit()), window -> size, MachineRow::key);
    }

    CallbackDataProvider<MachineRow, Void> provider() {
        return provider;
    }

    int size() {
        return size;
    }

    @Nullable
    Integer lineOf(MachineKey key) {
        return pager.lineOf(key);
    }

    private Stream<MachineRow> fetch(int offset, int limit) {
        List<MachineRow> rows = rows(pager.window(query.filter(), query.sort(), offset, limit));
        rows.forEach(row -> sent.put(row.key(), row));
        return rows.stream();
    }

    /** The machines on these lines, in order; fewer where the list ends. */
    List<MachineRow> between(int from, int count) {
        return rows(pager.window(query.filter(), query.sort(), from, count));
    }

    private List<MachineRow> rows(List<Machine> machines) {
        return MachineRow.of(machines, explanations, choices, query.text(), clock.instant());
    }

    /** Shows another list, from its beginning. */
    void show(MachineQuery wanted, FilterChoices known, int matching) {
        query = wanted;
        choices = known;
        size = Math.min(matching, MachinePager.MOST);
        startOver();
    }

    private void startOver() {
        late = false;
        pager.startOver();
        sent.clear();
        provider.refreshAll();
    }

    /** Something has changed: shows what is on the screen as it is now. */
    void changed(int matching) {
        List<MachineKey> before = keys(pager.lastShown());
        List<Machine> now = pager.readAgain();
        int newSize = Math.min(matching, MachinePager.MOST);
        if (newSize == size && keys(now).equals(before)) {
            rows(now).forEach(this::rewrite);
            return;
        }
        if (pointedAt) {
            late = true;
            rows(now).stream().filter(row -> sent.containsKey(row.key())).forEach(this::rewrite);
            return;
        }
        size = newSize;
        late = false;
        sent.clear();
        provider.refreshAll();
    }

    private void rewrite(MachineRow row) {
        if (!Objects.equals(sent.put(row.key(), row), row)) {
            provider.refreshItem(row);
        }
    }

    private static List<MachineKey> keys(List<Machine> machines) {
        return machines.stream().map(MachineKey::of).toList();
    }

    /**
     * Somebody points at the lines, or no longer.
     *
     * @return whether the lines have waited to change places
     */
    boolean pointedAt(boolean now) {
        pointedAt = now;
        return !now && late;
    }
}
