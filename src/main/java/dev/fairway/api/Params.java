package dev.fairway.api;

import dev.fairway.base.InvalidInput;
import dev.fairway.base.NotFound;
import dev.fairway.base.ProductId;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids and revisions in paths, queries, headers and bodies. */
final class Params {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");

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
