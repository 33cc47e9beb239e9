package dev.fairway.console.overview;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.rollout.Exposure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long the known hole stays open, and on how many machines; nothing if none is known. */
final class ExposureLine extends Paragraph {

    private final Anchor advisory = Links.to("releases", "");
    private final Span fixed = Parts.text("", "");
    private final Anchor machines = Links.to("machines?sort=version", "");
    private final Span since = Parts.text("", "");

    ExposureLine() {
        setId("exposure");
        addClassName("fw-exposure");
        machines.addClassName("fw-figure-link");
        add(
                Parts.icon("shield"),
                new Span(
                        advisory,
                        fixed,
                        Parts.text("", " " + Messages.of("overview.exposure.open-on") + " "),
                        machines,
                        since));
        setVisible(false);
    }

    void show(@Nullable Exposure exposure, Instant now) {
        setVisible(exposure != null);
        if (exposure != null) {
            set(advisory, exposure.advisory());
            String fix = Links.release(exposure.fix());
            if (!advisory.getHref().equals(fix)) {
                advisory.setHref(fix);
            }
            String key = exposure.others() == 0 ? "overview.exposure.fixed" : "overview.exposure.fixed-with";
            set(fixed, Messages.of(key, exposure.fixedIn().toString(), exposure.others()));
            set(machines, Messages.of("overview.machines", exposure.machines()));
            set(since, Messages.of("overview.exposure.since", FleetSentence.age(exposure.since(), now)));
        }
    }

    private static void set(com.vaadin.flow.component.HasText part, String text) {
        if (!part.getText().equals(text)) {
            part.setText(text);
        }
    }
}
