package dev.fairway.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sets where a request comes from and whether through TLS, for everything behind it, as {@link ClientAddresses} tells. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ClientAddressFilter extends OncePerRequestFilter {

    private final ClientAddresses addresses;

    ClientAddressFilter(ClientAddresses addresses) {
        this.addresses = addresses;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ClientAddresses.keepPeer(request);
        String address = addresses.of(request);
        boolean encrypted = addresses.isEncryptedUpTo(request);
        boolean isDirect = address.equals(request.getRemoteAddr()) && !encrypted;
        chain.doFilter(isDirect ? request : new Forwarded(request, address, encrypted), response);
    }

    /** A request as it came to the proxy. */
    private static final class Forwarded extends HttpServletRequestWrapper {

        private static final int HTTPS_PORT = 443;

        private final String address;
        private final boolean encrypted;

        Forwarded(HttpServletRequest request, String address, boolean encrypted) {
            super(request);
            this.address = address;
            this.encrypted = encrypted;
        }

        @Override
        public String getRemoteAddr() {
            return address;
        }

        @Override
        public boolean isSecure() {
            return encrypted || super.isSecure();
        }

        @Override
        public String getScheme() {
            return encrypted ? "https" : super.getScheme();
        }

        /** The name that the client asked for has no port if that is the usual one. */
        @Override
        public int getServerPort() {
            String host = getHeader("Host");
            boolean isUsual = host != null && !host.matches(".*:\\d+$");
            return encrypted && isUsual ? HTTPS_PORT : super.getServerPort();
        }
    }
}
