package dev.fairway.simulator;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the answers of a server, and takes of an offer only what a real client would install. */
final class Answers {

    private static final XMLInputFactory FACTORY = factory();

    private @Nullable String app;
    private @Nullable String check;
    private @Nullable String pollInterval;
    private @Nullable String codebase;
    private @Nullable String version;
    private @Nullable String payload;
    private @Nullable String size;
    private @Nullable String digest;

    private Answers() {}

    /** What the body of an answer with status 200 means to a client. */
    static Heard read(byte[] body) {
        Answers answer = new Answers();
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(body));
            try {
                while (xml.hasNext()) {
                    if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                        answer.open(xml);
                    }
                }
            } finally {
                xml.close();
            }
            return answer.meaning();
        } catch (XMLStreamException | NumberFormatException broken) {
            return new Heard.Unusable("it cannot be read");
        }
    }

    private void open(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "app" -> app = xml.getAttributeValue(null, "status");
            case "updatecheck" -> {
                check = xml.getAttributeValue(null, "status");
                pollInterval = xml.getAttributeValue(null, "PollInterval");
            }
            case "url" -> codebase = first(codebase, xml.getAttributeValue(null, "codebase"));
            case "manifest" -> version = first(version, xml.getAttributeValue(null, "version"));
            case "package" -> {
                size = payload == null ? xml.getAttributeValue(null, "size") : size;
                payload = first(payload, xml.getAttributeValue(null, "name"));
            }
            case "action" -> {
                if ("postinstall".equals(xml.getAttributeValue(null, "event"))) {
                    digest = xml.getAttributeValue(null, "sha256");
                }
            }
            default -> {
                // nothing that a client acts on
            }
        }
    }

    private Heard meaning() {
        if (!"ok".equals(app)) {
            return new Heard.Unusable("the status of the app is " + app);
        }
        if (check == null) {
            return new Heard.Acknowledged();
        }
        Integer poll = pollInterval == null ? null : Integer.valueOf(pollInterval);
        return switch (check) {
            case "noupdate" -> new Heard.NoUpdate(poll);
            case "ok" -> offer(poll);
            default -> new Heard.Unusable("the status of the update check is " + check);
        };
    }

    private Heard offer(@Nullable Integer poll) {
        if (version == null || version.isEmpty()) {
            return new Heard.Unusable("the offer names no version");
        }
        if (codebase == null || !codebase.endsWith("/")) {
            return new Heard.Unusable("the offer has no url that ends in a slash");
        }
        if (payload == null || payload.isEmpty() || size == null || Long.parseLong(size) <= 0) {
            return new Heard.Unusable("the offer has no package with a name and a size");
        }
        return digest == null || digest.isEmpty()
                ? new Heard.Unusable("the offer has no digest to check after the download")
                : new Heard.Offer(version, poll);
    }

    private static @Nullable String first(@Nullable String before, @Nullable String now) {
        return before == null ? now : before;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
