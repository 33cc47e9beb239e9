package dev.fairway.omaha;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.MachineId;
import dev.fairway.fleet.Machine;
import dev.fairway.rollout.ReportedEvent;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads an Omaha request, as a stream and to its end, and gives it only as a whole. Unknown elements and attributes are
 * passed over; a document type, an entity of its own, or more of anything than a client has reason to send is refused.
 */
final class RequestReader {

    /** The longest body, in bytes. */
    static final int MAX_BYTES = 64 * 1024;

    static final int MAX_DEPTH = 16;
    static final int MAX_APPS = 16;
    static final int MAX_EVENTS = 32;
    static final int MAX_ATTRIBUTES = 64;
    static final int MAX_ATTRIBUTE_LENGTH = 512;

    private static final String MIRROR_VERSION = "CoreOSUpdateEngine-0.1.0.0";
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;
    private final String address;
    private final List<AppElement> apps = new ArrayList<>();
    private Attributes request = Attributes.NONE;
    private Attributes os = Attributes.NONE;
    private int depth;
    private boolean inApp;

    /**
     * The attributes of one element: there are few, and each is asked for once.
     *
     * @param pairs names and values in turns
     */
    private record Attributes(String[] pairs) {

        static final Attributes NONE = new Attributes(new String[0]);

        /** The last of this name, for prefixes are passed over. */
        @Nullable
        String get(String name) {
            for (int i = pairs.length - 2; i >= 0; i -= 2) {
                if (pairs[i].equals(name)) {
                    return pairs[i + 1];
                }
            }
            return null;
        }

        String get(String name, String otherwise) {
            String value = get(name);
            return value == null ? otherwise : value;
        }
    }

    /** What stands in one app element. */
    private static final class AppElement {

        private final Attributes attributes;
        private final List<ReportedEvent> events = new ArrayList<>();
        private boolean pings;
        private boolean asks;
        private int eventCount;

        AppElement(Attributes attributes) {
            this.attributes = attributes;
        }
    }

    private RequestReader(XMLStreamReader xml, String address) {
        this.xml = xml;
        this.address = address;
    }

    /**
     * Reads a body of at most {@value #MAX_BYTES} bytes.
     *
     * @param address where it came from
     * @throws MalformedRequest if it is no request, or not to its end
     */
    static OmahaRequest read(byte[] body, int length, String address) throws MalformedRequest {
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(new java.io.ByteArrayInputStream(body, 0, length));
            try {
                return new RequestReader(xml, address).read();
            } finally {
                xml.close();
            }
        } catch (XMLStreamException | RuntimeException broken) {
            throw new MalformedRequest("the body is no well-formed XML in an encoding that is understood");
        }
    }

    private OmahaRequest read() throws XMLStreamException, MalformedRequest {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    open();
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.DTD -> throw new MalformedRequest("a document type is not accepted");
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new MalformedRequest("entities are not accepted");
                default -> {
                    // text, comments and processing instructions mean nothing here
                }
            }
        }
        if (apps.isEmpty()) {
            throw new MalformedRequest("the request holds no app");
        }
        boolean mirror =
                MIRROR_VERSION.equals(request.get("version")) && "scheduler".equals(request.get("installsource"));
        List<OmahaRequest.App> read = new ArrayList<>();
        for (AppElement app : apps) {
            read.add(app(app));
        }
        return new OmahaRequest(mirror, List.copyOf(read));
    }

    private void open() throws MalformedRequest {
        if (depth > MAX_DEPTH) {
            throw new MalformedRequest("elements are nested deeper than " + MAX_DEPTH);
        }
        Attributes attributes = attributes();
        String name = xml.getLocalName();
        inApp = depth == 2 ? name.equals("app") : inApp;
        if (depth == 1) {
            if (!name.equals("request")) {
                throw new MalformedRequest("the root element is not request");
            }
            request = attributes;
        } else if (depth == 2 && name.equals("os")) {
            os = attributes;
        } else if (depth == 2 && name.equals("app")) {
            if (apps.size() == MAX_APPS) {
                throw new MalformedRequest("more than " + MAX_APPS + " apps in one request");
            }
            apps.add(new AppElement(attributes));
        } else if (depth == 3 && inApp) {
            openInApp(name, attributes, apps.getLast());
        }
    }

    private static void openInApp(String name, Attributes attributes, AppElement app) throws MalformedRequest {
        switch (name) {
            case "ping" -> app.pings = true;
            case "updatecheck" -> app.asks = true;
            case "event" -> {
                if (++app.eventCount > MAX_EVENTS) {
                    throw new MalformedRequest("more than " + MAX_EVENTS + " events in one app");
                }
                Events.of(
                                attributes.get("eventtype", "0"),
                                attributes.get("eventresult", "0"),
                                attributes.get("errorcode", ""),
                                attributes.get("previousversion"))
                        .ifPresent(app.events::add);
            }
            default -> {
                // an element of a newer protocol
            }
        }
    }

    private OmahaRequest.App app(AppElement app) throws MalformedRequest {
        Attributes attributes = app.attributes;
        String appid = attributes.get("appid");
        if (appid == null || appid.isEmpty()) {
            throw new MalformedRequest("an app has no appid");
        }
        String track = attributes.get("track", "");
        Machine.Told told = new Machine.Told(
                emptyToNull(attributes.get("machinealias")),
                attributes.get("version", ""),
                Tracks.nameOf(track),
                Arches.of(attributes.get("board", ""), os.get("sp", ""), os.get("arch", ""), track),
                attributes.get("oem", ""),
                address,
                emptyToNull(attributes.get("bootid")));
        return new OmahaRequest.App(
                appid,
                machineId(attributes.get("machineid")),
                told,
                "true".equals(attributes.get("multi_manifest_ok")),
                app.pings,
                app.asks,
                app.eventCount,
                List.copyOf(app.events));
    }

    private static @Nullable MachineId machineId(@Nullable String text) throws MalformedRequest {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return new MachineId(text);
        } catch (InvalidInput wrong) {
            throw new MalformedRequest(wrong.sentence());
        }
    }

    private Attributes attributes() throws MalformedRequest {
        int count = xml.getAttributeCount();
        if (count > MAX_ATTRIBUTES) {
            throw new MalformedRequest("more than " + MAX_ATTRIBUTES + " attributes in one element");
        }
        if (count == 0) {
            return Attributes.NONE;
        }
        String[] attributes = new String[2 * count];
        for (int i = 0; i < count; i++) {
            String value = xml.getAttributeValue(i);
            if (value.length() > MAX_ATTRIBUTE_LENGTH) {
                throw new MalformedRequest("an attribute is longer than " + MAX_ATTRIBUTE_LENGTH + " characters");
            }
            if (!isStorable(value)) {
                throw new MalformedRequest("an attribute holds what is no character");
            }
            attributes[2 * i] = xml.getAttributeLocalName(i);
            attributes[2 * i + 1] = value;
        }
        return new Attributes(attributes);
    }

    /** NUL and halves of surrogate pairs are no text to a database. */
    private static boolean isStorable(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < value.length()
                        && Character.isLowSurrogate(value.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }
}
