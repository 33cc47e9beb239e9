package dev.fairway.console.walls;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.fairway.base.InvalidInput;
import dev.fairway.console.Messages;
import dev.fairway.fleet.GroupInfo;
import dev.fairway.links.WallLink;
import dev.fairway.links.WallLinks;
import dev.fairway.links.WallPanel;
import dev.fairway.links.WallTheme;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a link shows, as it is entered. */
final class LinkForm {

    private static final int ROTATION = 20;

    private final TextField name = new TextField(Messages.of("walls.name"));
    private final MultiSelectComboBox<GroupInfo> groups = new MultiSelectComboBox<>(Messages.of("walls.groups"));
    private final CheckboxGroup<WallPanel> panels = new CheckboxGroup<>(Messages.of("walls.panels"));
    private final Select<WallTheme> theme = new Select<>();
    private final IntegerField rotate = new IntegerField(Messages.of("walls.rotate"));
    private final Checkbox names = new Checkbox(Messages.of("walls.names"));
    private final TextArea origins = new TextArea(Messages.of("walls.origins"));

    LinkForm(List<GroupInfo> all) {
        name.setId("wall-name");
        name.setMaxLength(100);
        name.setRequiredIndicatorVisible(true);
        name.setHelperText(Messages.of("walls.name.help"));
        groups.setId("wall-groups");
        groups.setItems(all);
        groups.setItemLabelGenerator(GroupInfo::name);
        groups.setHelperText(Messages.of("walls.groups.help"));
        panels.setId("wall-panels");
        panels.setItems(WallPanel.values());
        panels.setItemLabelGenerator(panel -> Messages.of("walls.panel." + panel.label()));
        panels.select(WallPanel.values());
        theme.setId("wall-theme");
        theme.setLabel(Messages.of("walls.theme"));
        theme.setItems(WallTheme.values());
        theme.setItemLabelGenerator(one -> Messages.of("walls.theme." + one.label()));
        theme.setValue(WallTheme.DARK);
        rotate.setId("wall-rotate");
        rotate.setValue(ROTATION);
        rotate.setMin(WallLinks.LEAST_ROTATION);
        rotate.setHelperText(Messages.of("walls.rotate.help"));
        names.setId("wall-names");
        origins.setId("wall-origins");
        origins.setHelperText(Messages.of("walls.origins.help"));
        origins.setMaxLength(4000);
    }

    Component[] fields() {
        return new Component[] {name, groups, panels, theme, rotate, names, origins};
    }

    void focus() {
        name.focus();
    }

    /** @throws InvalidInput naming what is missing */
    WallLink.Shows read() {
        if (name.isEmpty()) {
            throw new InvalidInput("name", Messages.of("walls.name.missing"));
        }
        if (panels.isEmpty()) {
            throw new InvalidInput("panels", Messages.of("walls.panels.missing"));
        }
        if (rotate.getValue() == null) {
            throw new InvalidInput("rotateSeconds", Messages.of("walls.rotate.missing"));
        }
        return new WallLink.Shows(
                name.getValue(),
                groups.isEmpty()
                        ? null
                        : groups.getValue().stream().map(GroupInfo::id).collect(Collectors.toSet()),
                panels.getValue(),
                theme.getValue(),
                rotate.getValue(),
                names.getValue(),
                Arrays.asList(origins.getValue().split("[\\s,]+")));
    }
}
