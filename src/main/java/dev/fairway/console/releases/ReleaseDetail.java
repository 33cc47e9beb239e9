package dev.fairway.console.releases;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.console.Words;
import dev.fairway.release.PayloadInfo;
import dev.fairway.release.ReleaseInfo;
import java.time.Instant;
import java.util.stream.Collectors;

/** All of a release: notes, advisories, payloads with their digests, what the postinstall action carries. */
class ReleaseDetail extends Div {

    ReleaseDetail(ReleaseInfo release, Instant now) {
        addClassName("fw-release-detail");
        DescriptionList facts = new DescriptionList();
        facts.addClassName("fw-facts");
        if (release.withdrawn() != null) {
            Span withdrawn = Parts.text("fw-wrap", release.withdrawn().reason());
            withdrawn.add(Parts.text(
                    "fw-caption",
                    " " + Messages.of("releases.detail.by", release.withdrawn().by()) + " "));
            withdrawn.add(Times.at(release.withdrawn().at(), now));
            fact(facts, Messages.of("releases.withdrawn"), withdrawn);
        }
        if (release.notes() != null) {
            fact(facts, Messages.of("releases.about.notes"), Parts.text("fw-wrap", release.notes()));
        }
        if (!release.advisories().isEmpty()) {
            fact(
                    facts,
                    Messages.of("releases.about.advisories"),
                    Parts.text("fw-wrap", String.join(", ", release.advisories())));
        }
        if (!release.action().isEmpty()) {
            fact(facts, Messages.of("releases.about.action"), Parts.text("fw-wrap fw-mono", attributes(release)));
        }
        for (PayloadInfo payload : release.payloads()) {
            fact(facts, Messages.of("releases.detail.payload"), payload(payload));
        }
        add(facts);
    }

    private static String attributes(ReleaseInfo release) {
        return release.action().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static Div payload(PayloadInfo payload) {
        return Parts.block(
                "fw-entry",
                Parts.text(
                        "fw-strong-2 fw-wrap",
                        Messages.of(
                                "releases.detail.payload.what",
                                payload.name(),
                                Words.size(payload.size()),
                                payload.size())),
                Parts.text("fw-text-2 fw-wrap", payload.url()),
                Parts.text(
                        "fw-mono fw-wrap",
                        Messages.of("releases.detail.sha1", payload.sha1().base64())),
                Parts.text(
                        "fw-mono fw-wrap",
                        Messages.of("releases.detail.sha256", payload.sha256().base64())));
    }

    private static void fact(DescriptionList facts, String name, Component value) {
        facts.add(new DescriptionList.Term(name), new DescriptionList.Description(value));
    }
}
