package dev.fairway.console.machines;

import com.vaadin.flow.component.Component;
import dev.fairway.console.DrawerSection;
import org.springframework.beans.factory.ObjectProvider;

/** Puts the saved views into the drawer. */
@org.springframework.stereotype.Component
class ViewsInDrawer implements DrawerSection {

    private final ObjectProvider<ViewsSection> views;

    ViewsInDrawer(ObjectProvider<ViewsSection> views) {
        this.views = views;
    }

    @Override
    public Component create() {
        return views.getObject();
    }
}
