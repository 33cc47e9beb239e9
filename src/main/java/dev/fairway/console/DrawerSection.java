package dev.fairway.console;

import com.vaadin.flow.component.Component;

/**
 * A part of the drawer below the screens, such as saved views. Screens contribute one as a Spring bean; they stand in the
 * beans' order ({@code @Order}).
 */
@FunctionalInterface
public interface DrawerSection {

    /**
     * Makes the part for one window. It begins with a heading of the class {@code fw-drawer-title}, hides itself while it has
     * nothing to show, and keeps itself fresh ({@link LiveUpdates#whileShown}).
     */
    Component create();
}
