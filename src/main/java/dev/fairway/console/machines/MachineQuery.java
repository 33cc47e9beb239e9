package dev.fairway.console.machines;

import com.vaadin.flow.router.QueryParameters;
import dev.fairway.base.InvalidInput;
import dev.fairway.console.Words;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.Labels;
import dev.fairway.fleet.MachineFilter;
import dev.fairway.fleet.MachineSort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the list shows and in which order: all of it is in the address, so that a view can be shared and the browser's
 * back button works.
 *
 * @param ignored what stood in the address and means nothing, as one sentence each
 */
record MachineQuery(
        String text,
        @Nullable UUID group,
        @Nullable UUID channel,
        @Nullable String version,
        @Nullable Health health,
        MachineSort sort,
        List<String> ignored) {

    static final int LONGEST_TEXT = 200;

    private static final int SHOWN = 40;

    /** Reads an address. What cannot be read is left out and named in {@link #ignored}. */
    static MachineQuery of(QueryParameters parameters, FilterChoices choices) {
        List<String> ignored = new ArrayList<>();
        String text = parameters.getSingleParameter("q").orElse("").replace("\0", "");
        if (text.length() > LONGEST_TEXT) {
            ignored.add("The search text is cut after " + LONGEST_TEXT + " characters.");
            text = text.substring(0, LONGEST_TEXT);
        }
        String version = given(parameters, "version");
        String group = given(parameters, "group");
        String channel = given(parameters, "channel");
        UUID groupId = group == null ? null : choices.groupOf(group);
        UUID channelId = channel == null ? null : choices.channelOf(channel);
        if (group != null && groupId == null) {
            ignored.add("There is no group “" + shortened(group) + "”.");
        }
        if (channel != null && channelId == null) {
            ignored.add("There is no channel “" + shortened(channel) + "”.");
        }
        return new MachineQuery(
                text.strip(),
                groupId,
                channelId,
                version == null ? null : version.replace("\0", ""),
                health(given(parameters, "health"), ignored),
                sort(given(parameters, "sort"), ignored),
                List.copyOf(ignored));
    }

    private static @Nullable String given(QueryParameters parameters, String name) {
        return parameters
                .getSingleParameter(name)
                .filter(value -> !value.isBlank())
                .orElse(null);
    }

    private static @Nullable Health health(@Nullable String label, List<String> ignored) {
        try {
            return label == null ? null : Labels.parse(Health.class, "health", label);
        } catch (InvalidInput unknown) {
            ignored.add("There is no health “" + shortened(label) + "”.");
            return null;
        }
    }

    private static MachineSort sort(@Nullable String text, List<String> ignored) {
        try {
            return MachineSort.of(text);
        } catch (InvalidInput unknown) {
            ignored.add("Nothing can be sorted by “" + shortened(text) + "”.");
            return MachineSort.WORST_FIRST;
        }
    }

    private static String shortened(@Nullable String text) {
        return text == null ? "" : Words.shortened(text, SHOWN);
    }

    /** The address of this. */
    QueryParameters parameters() {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "q", text);
        put(values, "group", group);
        put(values, "channel", channel);
        put(values, "version", version);
        put(values, "health", health == null ? null : health.label());
        put(values, "sort", sort.equals(MachineSort.WORST_FIRST) ? null : sortText());
        return values.isEmpty() ? QueryParameters.empty() : QueryParameters.simple(values);
    }

    private String sortText() {
        return (sort.descending() ? "-" : "") + Labels.of(sort.key());
    }

    private static void put(Map<String, String> values, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            values.put(name, value.toString());
        }
    }

    MachineFilter filter() {
        return new MachineFilter(null, group, channel, version, health, null, null, text);
    }

    boolean isFiltered() {
        return !withSort(MachineSort.WORST_FIRST).parameters().getParameters().isEmpty();
    }

    MachineQuery withText(String newText) {
        return new MachineQuery(newText.strip(), group, channel, version, health, sort, List.of());
    }

    MachineQuery withGroup(@Nullable UUID newGroup) {
        return new MachineQuery(text, newGroup, channel, version, health, sort, List.of());
    }

    MachineQuery withChannel(@Nullable UUID newChannel) {
        return new MachineQuery(text, group, newChannel, version, health, sort, List.of());
    }

    MachineQuery withVersion(@Nullable String newVersion) {
        return new MachineQuery(text, group, channel, newVersion, health, sort, List.of());
    }

    MachineQuery withHealth(@Nullable Health newHealth) {
        return new MachineQuery(text, group, channel, version, newHealth, sort, List.of());
    }

    MachineQuery withSort(MachineSort newSort) {
        return new MachineQuery(text, group, channel, version, health, newSort, List.of());
    }

    /** Nothing filtered, in the same order. */
    MachineQuery cleared() {
        return new MachineQuery("", null, null, null, null, sort, List.of());
    }
}
