package dev.fairway.console.releases;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.fairway.base.Digest;
import dev.fairway.base.InvalidInput;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.release.PayloadInfo;
import java.util.Map;
import java.util.function.Consumer;

/** The fields of one payload. */
class PayloadFields extends Div {

    private final TextField name = new TextField(Messages.of("releases.payload.name"));
    private final TextField size = new TextField(Messages.of("releases.payload.size.bytes"));
    private final TextField sha1 = new TextField(Messages.of("releases.payload.sha1.base64"));
    private final TextField sha256 = new TextField(Messages.of("releases.payload.sha256.base64"));
    private final TextField url = new TextField(Messages.of("releases.payload.link"));
    private final Span title = new Span();
    private final Button remove = new Button(Messages.of("releases.payload.remove"));

    PayloadFields(Consumer<PayloadFields> onRemove) {
        addClassName("fw-payload");
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.addClickListener(click -> onRemove.accept(this));
        url.setHelperText(Messages.of("releases.payload.link.help"));
        size.setAllowedCharPattern("[0-9]");
        fields().values().forEach(field -> {
            field.setRequiredIndicatorVisible(true);
            field.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        });
        add(
                Parts.block("fw-payload-head", title, remove),
                url,
                Parts.block("fw-form-row", name, size),
                Parts.block("fw-form-row", sha1, sha256));
        // The name is the end of the url, so it need not be typed twice.
        url.addValueChangeListener(change -> {
            String end = change.getValue().strip().replaceFirst(".*/", "");
            if (name.isEmpty() && !end.isEmpty()) {
                name.setValue(end);
            }
        });
    }

    void number(int index, boolean only) {
        title.setText(Messages.of("releases.payload.one", index + 1));
        remove.setVisible(!only);
        fields().forEach((field, component) -> component.setId("payload-" + index + "-" + field));
    }

    /** The fields by their names in the API. */
    Map<String, TextField> fields() {
        return Map.of("name", name, "size", size, "sha1", sha1, "sha256", sha256, "url", url);
    }

    /** @throws InvalidInput naming the field, without where this payload stands in the list */
    PayloadInfo read() {
        return new PayloadInfo(
                name.getValue().strip(),
                bytes(),
                Digest.sha1(sha1.getValue().strip()),
                Digest.sha256(sha256.getValue().strip()),
                url.getValue().strip());
    }

    private long bytes() {
        try {
            return Long.parseLong(size.getValue().strip());
        } catch (NumberFormatException noNumber) {
            throw new InvalidInput("size", Messages.of("releases.payload.size.wrong"));
        }
    }
}
