package dev.fairway.enrolment;

import dev.fairway.base.InvalidInput;
import dev.fairway.fleet.Cidr;
import dev.fairway.fleet.Glob;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which of those who asked: {@code *} and {@code ?} stand for characters of the id or alias; a network such as
 * {@code 10.0.0.0/8} for all of its addresses; anything else for a part of id, alias or address. In upper or lower case.
 */
final class RequestPattern {

    private static final Pattern NETWORK = Pattern.compile("[0-9A-Fa-f.:]+/\\d{1,3}");

    private RequestPattern() {}

    /** @throws InvalidInput if it looks like a network and is none */
    static Predicate<EnrolmentRequest> of(@Nullable String text) {
        String wanted = text == null ? "" : text.strip();
        if (wanted.isEmpty()) {
            return any -> true;
        }
        if (NETWORK.matcher(wanted).matches()) {
            Cidr network = Cidr.of("q", wanted);
            return request -> {
                byte[] address = Cidr.address(request.address());
                return address != null && network.contains(address);
            };
        }
        if (wanted.contains("*") || wanted.contains("?")) {
            Glob glob = new Glob(wanted);
            return request ->
                    glob.matches(request.machine().value()) || request.alias() != null && glob.matches(request.alias());
        }
        String part = wanted.toLowerCase(Locale.ROOT);
        return request -> holds(request.machine().value(), part)
                || holds(request.alias(), part)
                || holds(request.address(), part);
    }

    private static boolean holds(@Nullable String text, String part) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(part);
    }
}
