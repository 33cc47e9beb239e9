package dev.fairway.access;

import dev.fairway.base.BadSetting;
import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What this server is called: by the host of {@code fairway.public-url}, by the names in {@code fairway.allowed-hosts}, and
 * on its own machine. A request for another name was led here by somebody else's address or page.
 */
@Component
public class PublicUrl {

    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final boolean encrypted;
    private final Set<String> names;

    /** @throws BadSetting naming the setting that cannot be taken */
    PublicUrl(
            @Value("${fairway.public-url}") String url, @Value("${fairway.allowed-hosts:}") Collection<String> others) {
        URI read = read(url);
        this.encrypted = "https".equalsIgnoreCase(read.getScheme());
        Set<String> all = new HashSet<>(OWN_MACHINE);
        all.add(plain(read.getHost()));
        others.stream().filter(name -> !name.isBlank()).map(PublicUrl::name).forEach(all::add);
        this.names = Set.copyOf(all);
    }

    /** Whether people reach it through TLS: cookies then go nowhere else. */
    public boolean isEncrypted() {
        return encrypted;
    }

    /** Whether this server goes by that name; the port does not matter. */
    boolean isOurs(String host) {
        return names.contains(plain(host));
    }

    private static URI read(String url) {
        try {
            URI read = URI.create(url.strip());
            if (read.getHost() != null && List.of("http", "https").contains(String.valueOf(read.getScheme()))) {
                return read;
            }
        } catch (IllegalArgumentException malformed) {
            // said below
        }
        throw new BadSetting("fairway.public-url: '" + url + "' is no address such as https://fairway.example.com");
    }

    private static String name(String host) {
        String name = plain(host.strip());
        if (!name.matches("[a-z0-9._-]+|\\[?[0-9a-f:.]+]?")) {
            throw new BadSetting("fairway.allowed-hosts: '" + host + "' is no name such as fairway.example.com");
        }
        return name;
    }

    private static String plain(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
