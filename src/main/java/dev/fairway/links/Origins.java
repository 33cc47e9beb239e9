package dev.fairway.links;

import dev.fairway.base.InvalidInput;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Who may embed a wall: origins as browsers send them. */
final class Origins {

    private static final int MOST = 20;
    private static final int LONGEST = 190;

    private Origins() {}

    /**
     * The same origins as browsers write them, each once.
     *
     * @throws InvalidInput naming the field {@code origins}
     */
    static List<String> read(List<String> typed) {
        List<String> read = typed.stream()
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(Origins::origin)
                .distinct()
                .toList();
        if (read.size() > MOST) {
            throw new InvalidInput("origins", "origins: at most " + MOST);
        }
        return read;
    }

    private static String origin(String typed) {
        try {
            URI read = URI.create(typed.endsWith("/") ? typed.substring(0, typed.length() - 1) : typed);
            String scheme = String.valueOf(read.getScheme()).toLowerCase(Locale.ROOT);
            String host = read.getHost();
            boolean isBare = read.getRawPath().isEmpty()
                    && read.getRawQuery() == null
                    && read.getRawFragment() == null
                    && read.getRawUserInfo() == null;
            if (List.of("http", "https").contains(scheme)
                    && host != null
                    && isBare
                    && typed.length() <= LONGEST
                    && host.matches("[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+]")) {
                boolean isUsual = read.getPort() == -1 || read.getPort() == (scheme.equals("https") ? 443 : 80);
                return scheme + "://" + host.toLowerCase(Locale.ROOT) + (isUsual ? "" : ":" + read.getPort());
            }
        } catch (IllegalArgumentException malformed) {
            // said below
        }
        throw new InvalidInput("origins", "'" + typed + "' is no origin such as https://intranet.example.com");
    }
}
