package dev.fairway.signon;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads claims by their name, or by a path of names with dots between. */
final class Claims {

    private Claims() {}

    /** The text of a claim; empty if there is none, or it is no text. */
    static String text(Map<String, Object> claims, String path) {
        return at(claims, path) instanceof String text ? text : "";
    }

    /** The values of a claim that holds one text or several. */
    static Set<String> values(Map<String, Object> claims, String path) {
        Object found = at(claims, path);
        Set<String> values = new LinkedHashSet<>();
        if (found instanceof String one) {
            values.add(one);
        } else if (found instanceof Collection<?> many) {
            many.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .forEach(values::add);
        }
        return values;
    }

    private static @Nullable Object at(Map<?, ?> claims, String path) {
        if (claims.containsKey(path)) {
            return claims.get(path);
        }
        int dot = path.indexOf('.');
        return dot > 0 && claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? at(inner, path.substring(dot + 1))
                : null;
    }
}
