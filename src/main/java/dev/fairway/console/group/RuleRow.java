package dev.fairway.console.group;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.fairway.base.Arch;
import dev.fairway.console.Messages;
import dev.fairway.fleet.MembershipRule;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One rule by which the group takes machines; all conditions that are filled in must hold. */
class RuleRow extends Row<MembershipRule> {

    private static final int BETWEEN = 100;

    private final TextField priority;
    private final TextField alias;
    private final TextField cidr;
    private final TextField oem;
    private final TextField label;
    private final TextField versions;
    private final TextField track;
    private final Select<Arch> arch = new Select<>();

    RuleRow(@Nullable MembershipRule rule, Runnable changed) {
        super("fw-rule-row");
        priority = field(
                Messages.of("group.rule.priority"),
                "100",
                rule == null ? Integer.toString(BETWEEN) : Integer.toString(rule.priority()),
                changed);
        alias = field(Messages.of("group.rule.alias"), "web-*", rule == null ? null : rule.alias(), changed);
        cidr = field(Messages.of("group.rule.network"), "10.32.0.0/16", rule == null ? null : rule.cidr(), changed);
        oem = field(Messages.of("group.rule.oem"), "packet", rule == null ? null : rule.oem(), changed);
        label = field(Messages.of("group.rule.label"), "zone:eu", rule == null ? null : rule.label(), changed);
        versions = field(
                Messages.of("group.rule.versions"), ">=4100 <4200", rule == null ? null : rule.versions(), changed);
        track = field(Messages.of("group.rule.track"), "stable", rule == null ? null : rule.track(), changed);
        arch.setLabel(Messages.of("group.rule.arch"));
        arch.setItems(Arch.values());
        arch.setItemLabelGenerator(value -> value == null ? Messages.of("group.rule.any") : value.label());
        arch.setEmptySelectionAllowed(true);
        arch.setEmptySelectionCaption(Messages.of("group.rule.any"));
        arch.setPlaceholder(Messages.of("group.rule.any"));
        arch.setValue(rule == null ? null : rule.arch());
        arch.addValueChangeListener(change -> changed.run());
        add(priority, alias, cidr, oem, arch, label, versions, track, remove());
    }

    private static TextField field(String name, String example, @Nullable String value, Runnable changed) {
        TextField field = Inputs.text(name, changed);
        field.setPlaceholder(example);
        field.setValue(value == null ? "" : value);
        return field;
    }

    @Override
    void number(int index) {
        getElement().setAttribute("role", "group").setAttribute("aria-label", Messages.of("group.rule", index + 1));
        remove().setAriaLabel(Messages.of("group.rule.remove", index + 1));
        fields().forEach((name, field) -> ((Component) field).setId("rule-" + index + "-" + name));
    }

    @Override
    MembershipRule read() {
        return new MembershipRule(
                Inputs.whole("priority", priority),
                Inputs.orNull(alias),
                Inputs.orNull(cidr),
                Inputs.orNull(oem),
                arch.getValue(),
                Inputs.orNull(label),
                Inputs.orNull(versions),
                Inputs.orNull(track));
    }

    @Override
    Map<String, HasValidation> fields() {
        Map<String, HasValidation> fields = new LinkedHashMap<>();
        fields.put("priority", priority);
        fields.put("alias", alias);
        fields.put("cidr", cidr);
        fields.put("oem", oem);
        fields.put("arch", arch);
        fields.put("label", label);
        fields.put("versions", versions);
        fields.put("track", track);
        return fields;
    }
}
