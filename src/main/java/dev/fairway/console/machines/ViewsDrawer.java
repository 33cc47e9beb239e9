package dev.fairway.console.machines;

import com.vaadin.flow.component.Component;
import dev.fairway.console.DrawerSection;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;

/** Puts the saved views into the drawer. */
@org.springframework.stereotype.Component
@Order(10)
class ViewsDrawer implements DrawerSection {

    private final ObjectProvider<ViewsSection> sections;

    ViewsDrawer(ObjectProvider<ViewsSection> sections) {
        this.sections = sections;
    }

    @Override
    public Component create() {
        return sections.getObject();
    }
}
