package dev.fairway.base;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The Omaha {@code appid} of a product: a GUID. Clients write it with braces or without, in upper or lower case; all of
 * these are the same product.
 */
public record ProductId(UUID value) implements Comparable<ProductId> {

    private static final Pattern FORM =
            Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");

    /** Flatcar Container Linux. */
    public static final ProductId FLATCAR = of("e96281a6-d1af-4bde-9a0a-97b76e56dc57");

    /** Reads an appid with or without braces, or nothing if {@code text} is no GUID. */
    public static Optional<ProductId> parse(String text) {
        boolean braces = text.length() > 2 && text.startsWith("{") && text.endsWith("}");
        String guid = braces ? text.substring(1, text.length() - 1) : text;
        return FORM.matcher(guid).matches() ? Optional.of(new ProductId(UUID.fromString(guid))) : Optional.empty();
    }

    /** @throws InvalidInput if {@code text} is no GUID */
    public static ProductId of(String text) {
        return parse(text).orElseThrow(() -> new InvalidInput("product", "'" + text + "' is no GUID"));
    }

    @Override
    public int compareTo(ProductId other) {
        return value.compareTo(other.value);
    }

    /** Lower case, without braces. */
    @Override
    public String toString() {
        return value.toString();
    }
}
