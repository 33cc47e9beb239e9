package dev.fairway.console.overview;

import com.vaadin.flow.router.QueryParameters;
import dev.fairway.console.Messages;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Over which time and of which machines adoption is shown, as it stands in the address.
 *
 * @param channel only the machines of this channel; {@code null} for all
 * @param group only those of this group; {@code null} for all
 */
record Scope(Span span, @Nullable UUID channel, @Nullable UUID group) {

    /** How far back. */
    enum Span {
        HOUR("1h", Duration.ofHours(1)),
        DAY("1d", Duration.ofDays(1)),
        WEEK("7d", Duration.ofDays(7)),
        MONTH("30d", Duration.ofDays(30));

        private final String label;
        private final Duration length;

        Span(String label, Duration length) {
            this.label = label;
            this.length = length;
        }

        String label() {
            return label;
        }

        Duration length() {
            return length;
        }

        String words() {
            return Messages.of("overview.span." + label);
        }
    }

    static final Scope DEFAULT = new Scope(Span.WEEK, null, null);

    /** Reads an address; what cannot be read is left out. */
    static Scope of(QueryParameters query) {
        String span = query.getSingleParameter("span").orElse("");
        return new Scope(
                Arrays.stream(Span.values())
                        .filter(one -> one.label.equals(span))
                        .findFirst()
                        .orElse(DEFAULT.span),
                uuid(query.getSingleParameter("channel").orElse("")),
                uuid(query.getSingleParameter("group").orElse("")));
    }

    /** Whether an address says how far back. */
    static boolean saysSpan(QueryParameters query) {
        return query.getSingleParameter("span").isPresent();
    }

    Scope over(Span other) {
        return new Scope(other, channel, group);
    }

    /** The address of this. */
    QueryParameters parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("span", span.label);
        if (channel != null) {
            parameters.put("channel", channel.toString());
        }
        if (group != null) {
            parameters.put("group", group.toString());
        }
        return QueryParameters.simple(parameters);
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }
}
