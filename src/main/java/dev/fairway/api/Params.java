package dev.fairway.api;

import dev.fairway.base.InvalidInput;
import dev.fairway.base.NotFound;
import dev.fairway.base.ProductId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Ids and revisions in paths, queries, headers and bodies. */
final class Params {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");

    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private Params() {}

    /** An id in a path; what is no id names nothing. */
    static UUID path(String kind, String id) {
        if (!UUID_FORM.matcher(id).matches()) {
            throw new NotFound(kind, id);
        }
        return UUID.fromString(id);
    }

    /** An appid in a path; what is no GUID names nothing. */
    static ProductId productPath(String id) {
        return ProductId.parse(id).orElseThrow(() -> new NotFound("product", id));
    }

    /** An id in a query or a body. */
    static UUID id(String field, @Nullable String id) {
        if (id == null || !UUID_FORM.matcher(id).matches()) {
            throw new InvalidInput(field, id == null ? field + " is missing" : "'" + id + "' is no id");
        }
        return UUID.fromString(id);
    }

    /** An id in a query or a body that may be missing. */
    static @Nullable UUID idOrNull(String field, @Nullable String id) {
        return id == null ? null : id(field, id);
    }

    /** An appid in a body. */
    static ProductId product(@Nullable String id) {
        if (id == null) {
            throw new InvalidInput("product", "product is missing");
        }
        return ProductId.of(id);
    }

    /** An appid in a query that may be missing. */
    static @Nullable ProductId productOrNull(@Nullable String id) {
        return id == null ? null : ProductId.of(id);
    }

    /** A list in a body; absent means empty. */
    static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /**
     * Reads each item of a list in a body; absent means empty.
     *
     * @throws InvalidInput naming the item, as in {@code rules[2].cidr}
     */
    static <F, T> List<T> each(String field, @Nullable List<F> forms, Function<F, T> read) {
        List<T> all = new ArrayList<>();
        for (F form : list(forms)) {
            String item = field + "[" + all.size() + "]";
            if ((Object) form == null) {
                throw new InvalidInput(item, item + " is null");
            }
            try {
                all.add(read.apply(form));
            } catch (InvalidInput wrong) {
                throw wrong.within(item);
            }
        }
        return all;
    }

    /** The revision in a patch; {@link Bodies} refuses it later if it is no number. */
    static @Nullable Long revisionIn(ObjectNode patch) {
        JsonNode revision = patch.get("revision");
        return revision != null && revision.isIntegralNumber() && revision.canConvertToLong()
                ? (Long) revision.longValue()
                : null;
    }

    /**
     * A time in a body that may be missing.
     *
     * @throws InvalidInput if it is no ISO-8601 time, or not of the years 1970 to 9998, which is all that a database keeps
     */
    static @Nullable Instant time(String field, @Nullable String text) {
        try {
            Instant time = text == null ? null : Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
            if (time != null && (time.isBefore(Instant.EPOCH) || !time.isBefore(END_OF_TIME))) {
                throw new InvalidInput(field, field + " is from the year 1970 to 9998");
            }
            return time;
        } catch (DateTimeException | ArithmeticException broken) {
            throw new InvalidInput(field, "'" + text + "' is no time such as 2026-01-31T12:00:00Z");
        }
    }

    /** A duration in a query that may be missing. */
    static @Nullable Duration durationOrNull(String field, @Nullable String text) {
        try {
            return text == null ? null : Duration.parse(text);
        } catch (DateTimeException broken) {
            throw new InvalidInput(field, "'" + text + "' is no duration such as PT15M");
        }
    }

    /** The revision that was read: from the {@code If-Match} header, else from the field, else none. */
    static @Nullable Long revision(@Nullable String ifMatch, @Nullable Long field) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return field;
        }
        String bare = ifMatch.strip().replaceFirst("^W/", "").replace("\"", "");
        try {
            return Long.parseLong(bare);
        } catch (NumberFormatException noRevision) {
            throw new InvalidInput("If-Match", "If-Match holds a revision, as in If-Match: \"3\"");
        }
    }
}
