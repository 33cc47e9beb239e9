package dev.fairway.console.releases;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.release.PayloadInfo;
import dev.fairway.release.ReleaseInfo;

/** The files of a release with their digests, to be copied. */
final class PayloadsPanel {

    private PayloadsPanel() {}

    static Div of(ReleaseInfo release) {
        Div panel = Parts.panel(Messages.of("releases.payloads"));
        panel.setId("release-payloads");
        panel.addClassName("fw-payloads");
        release.payloads().forEach(payload -> panel.add(payload(payload)));
        return panel;
    }

    private static Div payload(PayloadInfo payload) {
        H3 name = new H3(payload.name());
        name.addClassNames("fw-payload-name", "fw-wrap");
        DescriptionList facts = new DescriptionList();
        facts.addClassName("fw-facts");
        facts.add(
                new DescriptionList.Term(Messages.of("releases.payload.size")),
                new DescriptionList.Description(Parts.text(
                        "", Messages.of("releases.payload.bytes", Words.size(payload.size()), payload.size()))));
        copyable(facts, "releases.payload.url", payload.url());
        copyable(facts, "releases.payload.sha1", payload.sha1().base64());
        copyable(facts, "releases.payload.sha256", payload.sha256().base64());
        return Parts.block("fw-payload-facts", name, facts);
    }

    private static void copyable(DescriptionList facts, String key, String value) {
        String name = Messages.of(key);
        Button copy = new Button(Messages.of("releases.copy"), click -> {
            UI.getCurrent().getPage().executeJs("navigator.clipboard && navigator.clipboard.writeText($0)", value);
            Parts.done(Messages.of("releases.copied", name));
        });
        copy.setAriaLabel(Messages.of("releases.copy.label", name));
        copy.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        facts.add(
                new DescriptionList.Term(name),
                new DescriptionList.Description(Parts.block("fw-copyable", Parts.text("fw-mono", value), copy)));
    }
}
