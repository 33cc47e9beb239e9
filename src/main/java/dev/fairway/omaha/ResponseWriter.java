package dev.fairway.omaha;

import com.fasterxml.aalto.stax.OutputFactoryImpl;
import dev.fairway.release.PayloadInfo;
import dev.fairway.release.ReleaseInfo;
import dev.fairway.rollout.Answer;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.codehaus.stax2.XMLOutputFactory2;
import org.codehaus.stax2.XMLStreamWriter2;
import org.jspecify.annotations.Nullable;

/**
 * Writes an Omaha response, app by app, as update_engine, go-omaha and ue-rs demand it: no namespace; the OS payload
 * first; SHA-1 in Base64 on every package, SHA-256 in hexadecimal on every package but the first, whose SHA-256 stands in
 * Base64 on the postinstall action.
 */
final class ResponseWriter {

    private static final XMLOutputFactory2 FACTORY = new OutputFactoryImpl();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    private final XMLStreamWriter xml;
    private final @Nullable Integer pollInterval;

    /** @param pollInterval seconds until the next poll, as every answer has to say it; {@code null} to say nothing */
    ResponseWriter(Instant now, @Nullable Integer pollInterval) throws XMLStreamException {
        this.pollInterval = pollInterval;
        XMLStreamWriter2 writer = (XMLStreamWriter2) FACTORY.createXMLStreamWriter(bytes, "UTF-8");
        writer.writeRaw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        this.xml = writer;
        xml.writeStartElement("response");
        xml.writeAttribute("protocol", "3.0");
        xml.writeAttribute("server", "fairway");
        xml.writeEmptyElement("daystart");
        xml.writeAttribute(
                "elapsed_seconds",
                Integer.toString(now.atZone(ZoneOffset.UTC).toLocalTime().toSecondOfDay()));
    }

    /** Adds the answer to one app of the request. */
    void write(OmahaRequest.App app, Answer answer) throws XMLStreamException {
        xml.writeStartElement("app");
        xml.writeAttribute("appid", app.appid());
        xml.writeAttribute("status", status(answer));
        if (app.pings()) {
            empty("ping");
        }
        switch (answer) {
            case Answer.Offer offer -> {
                startUpdateCheck("ok");
                urls(offer.release());
                manifest(offer.release(), null, false);
                xml.writeEndElement();
            }
            case Answer.Mirrored mirrored -> mirrored(mirrored);
            case Answer.NothingNow ignored -> noUpdate();
            case Answer.UnknownProduct ignored -> noUpdate();
            case Answer.NotEnrolled ignored -> {
                if (app.asksForUpdate()) {
                    noUpdate();
                }
            }
            case Answer.Acknowledged ignored -> {
                // it asked for nothing
            }
        }
        for (int i = 0; i < app.eventCount(); i++) {
            empty("event");
        }
        xml.writeEndElement();
    }

    private static String status(Answer answer) {
        return switch (answer) {
            case Answer.UnknownProduct ignored -> "error-unknownApplication";
            case Answer.NotEnrolled refused -> refused.why().status();
            default -> "ok";
        };
    }

    /** The whole response. */
    byte[] finish() throws XMLStreamException {
        xml.writeEndElement();
        xml.close();
        return bytes.toByteArray();
    }

    private void mirrored(Answer.Mirrored mirrored) throws XMLStreamException {
        startUpdateCheck("ok");
        // Of several releases each brings its own url, in the order of the manifests.
        xml.writeStartElement("urls");
        for (Answer.Mirrored.Step step : mirrored.steps()) {
            url(step.release());
        }
        xml.writeEndElement();
        boolean several = mirrored.steps().size() > 1;
        for (Answer.Mirrored.Step step : mirrored.steps()) {
            manifest(step.release(), step.floorReason(), step.target() && (several || step.floorReason() != null));
        }
        xml.writeEndElement();
    }

    private void urls(ReleaseInfo release) throws XMLStreamException {
        xml.writeStartElement("urls");
        url(release);
        xml.writeEndElement();
    }

    private void url(ReleaseInfo release) throws XMLStreamException {
        xml.writeEmptyElement("url");
        xml.writeAttribute("codebase", release.codebase());
    }

    private void manifest(ReleaseInfo release, @Nullable String floorReason, boolean target) throws XMLStreamException {
        xml.writeStartElement("manifest");
        xml.writeAttribute("version", release.version().toString());
        if (floorReason != null) {
            xml.writeAttribute("is_floor", "true");
            xml.writeAttribute("floor_reason", floorReason);
        }
        if (target) {
            xml.writeAttribute("is_target", "true");
        }
        xml.writeStartElement("packages");
        for (int i = 0; i < release.payloads().size(); i++) {
            pack(release.payloads().get(i), i == 0);
        }
        xml.writeEndElement();
        xml.writeStartElement("actions");
        action(release);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void pack(PayloadInfo payload, boolean first) throws XMLStreamException {
        xml.writeEmptyElement("package");
        xml.writeAttribute("name", payload.name());
        xml.writeAttribute("hash", payload.sha1().base64());
        if (!first) {
            // ue-rs demands hexadecimal; on the first package go-omaha would take it for Base64
            xml.writeAttribute("hash_sha256", payload.sha256().hex());
        }
        xml.writeAttribute("size", Long.toString(payload.size()));
        xml.writeAttribute("required", "true");
    }

    private void action(ReleaseInfo release) throws XMLStreamException {
        xml.writeEmptyElement("action");
        xml.writeAttribute("event", "postinstall");
        xml.writeAttribute("sha256", release.payloads().getFirst().sha256().base64());
        // Without it, one failed download silences the client for a day.
        xml.writeAttribute("DisablePayloadBackoff", "true");
        for (var attribute : new TreeMap<>(release.action()).entrySet()) {
            xml.writeAttribute(attribute.getKey(), attribute.getValue());
        }
    }

    private void noUpdate() throws XMLStreamException {
        startUpdateCheck("noupdate");
        xml.writeEndElement();
    }

    private void startUpdateCheck(String status) throws XMLStreamException {
        xml.writeStartElement("updatecheck");
        xml.writeAttribute("status", status);
        if (pollInterval != null) {
            xml.writeAttribute("PollInterval", Integer.toString(pollInterval));
        }
    }

    private void empty(String element) throws XMLStreamException {
        xml.writeEmptyElement(element);
        xml.writeAttribute("status", "ok");
    }
}
