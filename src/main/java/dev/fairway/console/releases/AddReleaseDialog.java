package dev.fairway.console.releases;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.fairway.base.Arch;
import dev.fairway.base.Conflict;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.Version;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.release.NewRelease;
import dev.fairway.release.PayloadInfo;
import dev.fairway.release.ProductInfo;
import dev.fairway.release.ReleaseInfo;
import dev.fairway.release.Releases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Enters a release. What cannot be taken is said at its field, in the words of the service. */
class AddReleaseDialog {

    private final Releases releases;
    private final Runnable done;
    private final Dialog dialog = Parts.dialog("add-release-dialog", Messages.of("releases.add.title"), "720px");
    private final Select<ProductInfo> product = new Select<>();
    private final TextField version = new TextField(Messages.of("releases.column.version"));
    private final Select<Arch> arch = new Select<>();
    private final Div payloadList = Parts.block("fw-form");
    private final List<PayloadFields> payloads = new ArrayList<>();
    private final TextArea notes = new TextArea(Messages.of("releases.about.notes"));
    private final TextArea advisories = new TextArea(Messages.of("releases.about.advisories"));
    private final TextArea action = new TextArea(Messages.of("releases.add.action"));
    private final Div problem = Parts.problem();

    AddReleaseDialog(Releases releases, List<ProductInfo> products, Runnable done) {
        this.releases = releases;
        this.done = done;
        product.setLabel(Messages.of("releases.column.product"));
        product.setId("release-product");
        product.setItems(products);
        product.setItemLabelGenerator(ProductInfo::name);
        product.setVisible(products.size() > 1);
        product.setValue(products.getFirst());
        version.setId("release-version");
        version.setRequiredIndicatorVisible(true);
        version.setPlaceholder("4230.2.0");
        arch.setId("release-arch");
        arch.setLabel(Messages.of("releases.column.arch"));
        arch.setItems(Arch.values());
        arch.setItemLabelGenerator(Arch::label);
        arch.setValue(Arch.AMD64);
        notes.setId("release-notes");
        notes.setMaxRows(8);
        advisories.setId("release-advisories");
        advisories.setHelperText(Messages.of("releases.add.advisories"));
        action.setId("release-action");
        action.setHelperText(Messages.of("releases.add.action.help"));
        Button more = new Button(Messages.of("releases.add.payload"), Parts.icon("plus"));
        more.setId("add-payload");
        more.addThemeVariants(ButtonVariant.TERTIARY);
        more.addClickListener(click -> addPayload());
        more.addClassName("fw-start");
        Button confirm = Parts.primary(Messages.of("releases.add.confirm"));
        confirm.setId("add-release-confirm");
        confirm.addClickListener(click -> save());
        addPayload();
        dialog.add(Parts.block(
                "fw-form",
                product,
                Parts.block("fw-form-row", version, arch),
                payloadList,
                more,
                advisories,
                notes,
                action,
                problem));
        dialog.getFooter().add(confirm);
    }

    void open() {
        dialog.open();
        version.focus();
    }

    private void addPayload() {
        payloads.add(new PayloadFields(gone -> {
            payloads.remove(gone);
            arrange();
        }));
        arrange();
    }

    private void arrange() {
        for (int i = 0; i < payloads.size(); i++) {
            payloads.get(i).number(i, payloads.size() == 1);
        }
        Parts.replace(payloadList, payloads.toArray(Component[]::new));
    }

    private void save() {
        Parts.say(problem, null);
        fields().values().forEach(field -> field.setInvalid(false));
        try {
            ReleaseInfo added = releases.add(read());
            dialog.close();
            done.run();
            Parts.done(Messages.of("releases.add.done", added.version().toString()));
        } catch (InvalidInput wrong) {
            show(wrong);
        } catch (Conflict refused) {
            Parts.say(problem, refused.getMessage() + ".");
        }
    }

    private NewRelease read() {
        Version entered = Version.of(version.getValue().strip());
        List<PayloadInfo> read = new ArrayList<>();
        for (int i = 0; i < payloads.size(); i++) {
            try {
                read.add(payloads.get(i).read());
            } catch (InvalidInput wrong) {
                throw wrong.within("payloads[" + i + "]");
            }
        }
        List<String> ids = Arrays.stream(advisories.getValue().split("[,\\s]+"))
                .filter(id -> !id.isEmpty())
                .toList();
        return new NewRelease(
                product.getValue().id(), entered, arch.getValue(), null, notes.getValue(), ids, read, attributes());
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String line : action.getValue().lines().map(String::strip).toList()) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                attributes.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            } else if (!line.isEmpty()) {
                throw new InvalidInput("action", Messages.of("releases.add.action.wrong", line));
            }
        }
        return attributes;
    }

    /** The fields by the paths that the service names them with. */
    private Map<String, HasValidation> fields() {
        Map<String, HasValidation> fields = new LinkedHashMap<>();
        fields.put("product", product);
        fields.put("version", version);
        fields.put("arch", arch);
        for (int i = 0; i < payloads.size(); i++) {
            String path = "payloads[" + i + "].";
            payloads.get(i).fields().forEach((name, field) -> fields.put(path + name, field));
        }
        fields.put("notes", notes);
        fields.put("advisories", advisories);
        fields.put("action", action);
        return fields;
    }

    private void show(InvalidInput wrong) {
        Map<String, HasValidation> fields = fields();
        HasValidation field = fields.get(wrong.field());
        if (field == null) {
            field = fields.get(wrong.field().replaceFirst("[\\[.].*", ""));
        }
        if (field == null) {
            Parts.say(problem, wrong.sentence() + ".");
            return;
        }
        // An empty field is not "no version", it is just not filled in.
        field.setErrorMessage(
                Parts.sentence(wrong.sentence().replaceFirst("^'' is no [^:]*:", Messages.of("releases.add.missing"))));
        field.setInvalid(true);
        if (field instanceof Focusable<?> focusable) {
            focusable.focus();
        }
    }
}
