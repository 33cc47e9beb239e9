package dev.fairway.console;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * What the page of the console may do in a browser (docs/decisions/0024): run scripts of this server and those that the page
 * is sent with, marked by a number that nobody can know; talk to this server and nobody else; and never be framed.
 *
 * <p>Vaadin makes functions of the words that its server side sends ({@code unsafe-eval}), and its components carry styles in
 * the page ({@code style-src 'unsafe-inline'}); no script that is put into the page runs for that.
 */
@Component
class ContentSecurity implements VaadinServiceInitListener {

    private static final String POLICY = "default-src 'none'; script-src 'self' 'nonce-%s' 'unsafe-eval';"
            + " script-src-attr 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self';"
            + " connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'self'; object-src 'none';"
            + " frame-ancestors 'none'";

    private static final int NONCE_BYTES = 18;

    private final SecureRandom random = new SecureRandom();

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::secure);
    }

    private void secure(IndexHtmlResponse page) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        page.getDocument().getElementsByTag("script").attr("nonce", nonce);
        page.getVaadinResponse().setHeader("Content-Security-Policy", POLICY.formatted(nonce));
    }
}
