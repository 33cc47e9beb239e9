package dev.fairway.base;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list, by keyset: the items, and the cursor to ask for those after them.
 *
 * @param next to be sent as {@code after}; {@code null} on the last page
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** What is asked for: how many, after which. */
    public record Request(int limit, @Nullable List<String> after) {

        /** The most that one page holds. */
        public static final int MAX_LIMIT = 500;

        /** How many a page holds when nobody says. */
        public static final int DEFAULT_LIMIT = 50;

        /**
         * @param limit 1 to {@value #MAX_LIMIT}, {@code null} for {@value #DEFAULT_LIMIT}
         * @param after a cursor from {@link Page#next()}, or {@code null} for the first page
         * @throws InvalidInput if either is out of range
         */
        public static Request of(@Nullable Integer limit, @Nullable String after) {
            int size = limit == null ? DEFAULT_LIMIT : limit;
            if (size < 1 || size > MAX_LIMIT) {
                throw new InvalidInput("limit", "limit is from 1 to " + MAX_LIMIT);
            }
            return new Request(size, after == null ? null : decode(after));
        }

        private static List<String> decode(String cursor) {
            try {
                return Arrays.stream(cursor.split(SEPARATOR, -1))
                        .map(key -> new String(Base64.getUrlDecoder().decode(key), StandardCharsets.UTF_8))
                        .map(key -> Texts.plain("after", key))
                        .toList();
            } catch (IllegalArgumentException broken) {
                throw new InvalidInput("after", "after is no cursor of ours: send what 'next' held");
            }
        }

        /** The keys of the cursor; there must be exactly {@code count}. */
        public @Nullable List<String> keys(int count) {
            if (after != null && after.size() != count) {
                throw new InvalidInput("after", "after belongs to another list or sort order");
            }
            return after;
        }
    }

    /** Stands in no Base64. */
    private static final String SEPARATOR = "~";

    /**
     * Cuts a page out of what was found.
     *
     * @param found at most one more than {@code limit}; one more says that there is a next page
     * @param keys the sort keys of an item, unique in the list
     */
    public static <T> Page<T> cut(List<T> found, int limit, Function<T, List<String>> keys) {
        if (found.size() <= limit) {
            return new Page<>(List.copyOf(found), null);
        }
        List<T> items = List.copyOf(found.subList(0, limit));
        String cursor = keys.apply(items.getLast()).stream()
                .map(key ->
                        Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining(SEPARATOR));
        return new Page<>(items, cursor);
    }

    /** A page of a short list that is in memory as a whole and sorted by the one {@code key}, unique in it. */
    public static <T> Page<T> of(List<T> sorted, Request request, Function<T, String> key) {
        List<String> after = request.keys(1);
        List<T> rest = after == null
                ? sorted
                : sorted.stream()
                        .filter(item -> key.apply(item).compareTo(after.getFirst()) > 0)
                        .toList();
        return cut(rest, request.limit(), item -> List.of(key.apply(item)));
    }
}
