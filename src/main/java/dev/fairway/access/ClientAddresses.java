package dev.fairway.access;

import dev.fairway.base.BadSetting;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * Tells where a request comes from: the peer of the connection, or, if that is a configured proxy, the last address in
 * {@code X-Forwarded-For} that is not one. What a client writes there itself is never believed.
 */
@Component
public class ClientAddresses {

    /** An IPv6 address that embeds an IPv4 one. */
    private static final int LONGEST = 45;

    private static final String PEER = ClientAddresses.class.getName() + ".peer";

    private final List<IpAddressMatcher> proxies;

    ClientAddresses(@Value("${fairway.trusted-proxies:}") List<String> proxies) {
        this.proxies = proxies.stream().map(ClientAddresses::matcher).toList();
    }

    private static IpAddressMatcher matcher(String range) {
        try {
            return new IpAddressMatcher(range.strip());
        } catch (IllegalArgumentException wrong) {
            throw new BadSetting("fairway.trusted-proxies: '" + range + "' is no address or range such as 10.0.0.0/8");
        }
    }

    /** The address that this request comes from. */
    public String of(HttpServletRequest request) {
        String peer = request.getRemoteAddr();
        if (proxies.isEmpty() || !isProxy(peer)) {
            return peer;
        }
        for (String hop : hopsFromTheLast(request)) {
            if (!isAddress(hop)) {
                return peer;
            }
            if (!isProxy(hop)) {
                return hop;
            }
        }
        return peer;
    }

    static void keepPeer(HttpServletRequest request) {
        request.setAttribute(PEER, request.getRemoteAddr());
    }

    /** The other end of the connection itself, whatever was forwarded; empty if that is not known. */
    public static String peer(HttpServletRequest request) {
        return request.getAttribute(PEER) instanceof String peer ? peer : "";
    }

    /** Whether a configured proxy says that the client came to it through TLS. */
    boolean isEncryptedUpTo(HttpServletRequest proxied) {
        if (proxies.isEmpty() || !isProxy(proxied.getRemoteAddr())) {
            return false;
        }
        String said = proxied.getHeader("X-Forwarded-Proto");
        return said != null && said.substring(said.lastIndexOf(',') + 1).strip().equalsIgnoreCase("https");
    }

    private static List<String> hopsFromTheLast(HttpServletRequest request) {
        List<String> hops = new ArrayList<>();
        for (String header : Collections.list(request.getHeaders("X-Forwarded-For"))) {
            for (String hop : header.split(",", -1)) {
                hops.add(hop.strip());
            }
        }
        return hops.reversed();
    }

    private boolean isProxy(String address) {
        return proxies.stream().anyMatch(proxy -> proxy.matches(address));
    }

    private static boolean isAddress(String text) {
        try {
            return text.length() <= LONGEST && InetAddress.ofLiteral(text) != null;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
