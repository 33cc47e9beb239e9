package dev.fairway.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import dev.fairway.access.Permission;

/** What a screen shows to somebody who may not see it: that it is there, and what one would need. */
public final class NotForYou extends Div {

    public NotForYou(String title, Permission permission) {
        setId("not-for-you");
        String lacking = Parts.lacking(permission, null);
        add(
                Parts.block("fw-title", new H1(title)),
                Parts.block(
                        "fw-empty",
                        Parts.icon("shield"),
                        new H2(lacking == null ? "" : lacking),
                        Parts.text("", Messages.of("common.ask.admin"))));
    }
}
