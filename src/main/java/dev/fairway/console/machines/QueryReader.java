package dev.fairway.console.machines;

import com.vaadin.flow.router.QueryParameters;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.console.Messages;
import dev.fairway.console.Words;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Labels;
import dev.fairway.fleet.MachineFilter;
import dev.fairway.fleet.MachineKey;
import dev.fairway.fleet.MachineSort;
import dev.fairway.fleet.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads an address. What cannot be read is left out and named. */
final class QueryReader {

    private static final int SHOWN = 40;

    private final QueryParameters parameters;
    private final List<String> ignored = new ArrayList<>();

    private QueryReader(QueryParameters parameters) {
        this.parameters = parameters;
    }

    static MachineQuery read(QueryParameters parameters, FilterChoices choices) {
        return new QueryReader(parameters).query(choices);
    }

    private MachineQuery query(FilterChoices choices) {
        MachineFilter filter = new MachineFilter(
                value("product", text -> ProductId.parse(text).orElse(null)),
                value("group", choices::groupOf),
                value("channel", choices::channelOf),
                given("version"),
                value("health", label -> Labels.parse(Health.class, "health", label)),
                value("progress", label -> Labels.parse(Progress.class, "progress", label)),
                given("label"),
                text());
        MachineSort sort = value("sort", MachineSort::of);
        return new MachineQuery(
                filter,
                sort == null ? MachineSort.WORST_FIRST : sort,
                value("machine", QueryReader::machine),
                value("view", UUID::fromString),
                List.copyOf(ignored));
    }

    private @Nullable String text() {
        String text = given("q");
        if (text != null && text.length() > MachineQuery.LONGEST_TEXT) {
            ignored.add(Messages.of("machines.ignored.text", MachineQuery.LONGEST_TEXT));
            text = text.substring(0, MachineQuery.LONGEST_TEXT);
        }
        return text == null ? null : text.strip();
    }

    private @Nullable String given(String name) {
        return parameters
                .getSingleParameter(name)
                .map(value -> value.replace("\0", ""))
                .filter(value -> !value.isBlank())
                .orElse(null);
    }

    private <T> @Nullable T value(String name, Function<String, @Nullable T> read) {
        String text = given(name);
        if (text == null) {
            return null;
        }
        T value;
        try {
            value = read.apply(text);
        } catch (InvalidInput | IllegalArgumentException unknown) {
            value = null;
        }
        if (value == null) {
            ignored.add(Messages.of("machines.ignored." + name, Words.shortened(text, SHOWN)));
        }
        return value;
    }

    private static @Nullable MachineKey machine(String text) {
        int end = text.indexOf(MachineQuery.BEFORE_PRODUCT);
        if (end < 0) {
            return new MachineKey(ProductId.FLATCAR, new MachineId(text));
        }
        ProductId product = ProductId.parse(text.substring(end + 1)).orElse(null);
        return product == null ? null : new MachineKey(product, new MachineId(text.substring(0, end)));
    }
}
