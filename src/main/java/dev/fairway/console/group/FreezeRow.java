package dev.fairway.console.group;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.textfield.TextField;
import dev.fairway.access.Actor;
import dev.fairway.base.InvalidInput;
import dev.fairway.console.Messages;
import dev.fairway.console.UntilField;
import dev.fairway.fleet.Freeze;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One time in which nothing begins. */
class FreezeRow extends Row<Freeze> {

    private final UntilField from = new UntilField();
    private final UntilField to = new UntilField();
    private final TextField reason;
    private final String by;

    FreezeRow(@Nullable Freeze freeze, Runnable changed) {
        super("fw-freeze-row");
        reason = Inputs.text(Messages.of("common.reason"), changed);
        reason.setMaxLength(2000);
        by = freeze == null ? Actor.current().name() : freeze.by();
        if (freeze != null) {
            from.setInstant(freeze.from());
            to.setInstant(freeze.to());
            reason.setValue(freeze.reason());
            reason.setHelperText(Messages.of("group.freeze.by", freeze.by()));
        }
        from.ask(Messages.of("group.from"), "");
        to.ask(Messages.of("group.to"), "");
        from.addValueChangeListener(change -> changed.run());
        to.addValueChangeListener(change -> changed.run());
        add(from, to, reason, remove());
    }

    @Override
    void number(int index) {
        getElement().setAttribute("role", "group").setAttribute("aria-label", Messages.of("group.freeze", index + 1));
        remove().setAriaLabel(Messages.of("group.freeze.remove", index + 1));
        fields().forEach((name, field) -> ((Component) field).setId("freeze-" + index + "-" + name));
    }

    @Override
    Freeze read() {
        return new Freeze(
                moment("from", from), moment("to", to), reason.getValue().strip(), by);
    }

    private static Instant moment(String name, UntilField field) {
        Instant at;
        try {
            at = field.read();
        } catch (InvalidInput half) {
            throw new InvalidInput(name, half.sentence());
        }
        if (at == null) {
            throw new InvalidInput(name, Messages.of("common.both.needed"));
        }
        return at;
    }

    @Override
    Map<String, HasValidation> fields() {
        Map<String, HasValidation> fields = new LinkedHashMap<>();
        fields.put("from", from);
        fields.put("to", to);
        fields.put("reason", reason);
        return fields;
    }
}
