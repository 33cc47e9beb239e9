package dev.fairway.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Requests recorded from real clients. */
public final class Recorded {

    private Recorded() {}

    /** The body of a request, by the name of its file. */
    public static byte[] request(String name) {
        return resource("/omaha/requests/" + name + ".xml");
    }

    /** The same with some of its text replaced: pairs of old and new. */
    public static byte[] request(String name, String... replacements) {
        String text = new String(request(name), StandardCharsets.UTF_8);
        for (int i = 0; i < replacements.length; i += 2) {
            if (!text.contains(replacements[i])) {
                throw new IllegalArgumentException(name + " does not contain " + replacements[i]);
            }
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The body of the answer that the real update_engine accepted. */
    public static String acceptedOffer() {
        String http = new String(resource("/omaha/accepted-offer-response.http"), StandardCharsets.UTF_8);
        return http.substring(http.indexOf("<?xml"));
    }

    private static byte[] resource(String path) {
        try (InputStream in = Recorded.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
