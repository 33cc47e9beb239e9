package dev.fairway.omaha;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads an answer as strictly as the strictest of the real clients, and fails where one of them would. */
final class ClientDemands {

    private ClientDemands() {}

    /** What a client would download. */
    record Accepted(String version, String url, long size, List<Element> packages) {}

    /** Fails unless update_engine, go-omaha and ue-rs would take this offer. */
    static Accepted accept(String answer) throws Exception {
        assertThat(answer)
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .doesNotContain("xmlns");
        Element app = one(parse(answer).getDocumentElement(), "app");
        assertThat(app.getAttribute("status")).isEqualTo("ok");
        Element check = one(app, "updatecheck");
        assertThat(check.getAttribute("status")).isEqualTo("ok");
        String codebase = elements(check, "url").getFirst().getAttribute("codebase");
        assertThat(codebase).matches("https?://.+/");
        Element manifest = elements(check, "manifest").getFirst();
        List<Element> packages = elements(manifest, "package");
        for (int i = 0; i < packages.size(); i++) {
            Element pack = packages.get(i);
            assertThat(pack.getAttribute("name")).isNotEmpty();
            assertThat(Long.parseLong(pack.getAttribute("size"))).isPositive();
            assertThat(Base64.getDecoder().decode(pack.getAttribute("hash")))
                    .as("SHA-1")
                    .hasSize(20);
            assertThat(pack.getAttribute("required")).isEqualTo("true");
            assertThat(pack.hasAttribute("hash_sha256"))
                    .as("hash_sha256 on package %d", i)
                    .isEqualTo(i > 0);
            if (i > 0) {
                assertThat(pack.getAttribute("hash_sha256")).matches("[0-9a-f]{64}");
            }
        }
        Element action = one(manifest, "action");
        assertThat(action.getAttribute("event")).isEqualTo("postinstall");
        assertThat(Base64.getDecoder().decode(action.getAttribute("sha256")))
                .as("SHA-256")
                .hasSize(32);
        assertThat(action.getAttribute("DisablePayloadBackoff")).isEqualTo("true");
        Element first = packages.getFirst();
        return new Accepted(
                manifest.getAttribute("version"),
                codebase + first.getAttribute("name"),
                Long.parseLong(first.getAttribute("size")),
                packages);
    }

    static Document parse(String answer) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)));
    }

    static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private static Element one(Element parent, String name) {
        List<Element> found = elements(parent, name);
        assertThat(found).as(name).hasSize(1);
        return found.getFirst();
    }
}
