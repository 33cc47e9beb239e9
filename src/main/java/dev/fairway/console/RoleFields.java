package dev.fairway.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.fairway.access.GroupScope;
import dev.fairway.access.Role;
import dev.fairway.base.InvalidInput;
import dev.fairway.fleet.GroupInfo;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks for a role and the groups that it is limited to, and says at once which of the groups that there are it covers. */
public final class RoleFields extends Div {

    private static final int NAMED = 5;

    private final RadioButtonGroup<Role> role = new RadioButtonGroup<>(Messages.of("people.role"));
    private final TextField groups = new TextField(Messages.of("people.groups"));
    private final Div covers = Parts.block("fw-caption fw-caption-2 fw-wrap");
    private final List<GroupInfo> all;

    /**
     * @param most the largest role that can be given
     * @param all the groups that there are
     */
    public RoleFields(Role most, List<GroupInfo> all) {
        this.all = all;
        addClassNames("fw-form", "fw-role-fields");
        role.setId("role");
        role.setItems(Arrays.stream(Role.values()).filter(most::includes).toList());
        role.setItemLabelGenerator(one -> Messages.of("people.role." + one.label()));
        role.addThemeName("vertical");
        role.addValueChangeListener(change -> say());
        groups.setId("groups");
        groups.setMaxLength(GroupScope.LONGEST);
        groups.setHelperText(Messages.of("people.groups.help"));
        groups.setValueChangeMode(ValueChangeMode.LAZY);
        groups.addValueChangeListener(change -> say());
        covers.setId("covers");
        covers.getElement().setAttribute("aria-live", "polite");
        role.setValue(most == Role.ADMIN ? Role.OPERATOR : most);
        add(role, groups, covers);
    }

    /** Fills in what holds already. */
    public RoleFields startingFrom(Role known, GroupScope scope) {
        role.setValue(known);
        groups.setValue(scope.text());
        return this;
    }

    /** The role that was chosen. */
    public Role role() {
        return role.getValue() == null ? Role.VIEWER : role.getValue();
    }

    /**
     * The groups that it is limited to.
     *
     * @throws InvalidInput if they cannot be read; that is shown at the field
     */
    public GroupScope scope() {
        try {
            return GroupScope.parse(groups.getValue());
        } catch (InvalidInput wrong) {
            groups.setErrorMessage(Words.sentence(wrong.sentence()));
            groups.setInvalid(true);
            throw wrong;
        }
    }

    private void say() {
        groups.setInvalid(false);
        covers.setText(words(read()));
    }

    private @Nullable GroupScope read() {
        try {
            return scope();
        } catch (InvalidInput said) {
            return null;
        }
    }

    private String words(@Nullable GroupScope scope) {
        if (scope == null) {
            return "";
        }
        if (scope.isAll()) {
            return Messages.of(role() == Role.VIEWER ? "people.covers.reading" : "people.covers.all");
        }
        List<String> covered = all.stream()
                .filter(group -> scope.covers(group.ref()))
                .map(GroupInfo::name)
                .toList();
        String names = covered.stream().limit(NAMED).collect(Collectors.joining(", "));
        return covered.isEmpty()
                ? Messages.of("people.covers.none")
                : Messages.of("people.covers", covered.size(), names, covered.size() > NAMED ? ", …" : "");
    }
}
