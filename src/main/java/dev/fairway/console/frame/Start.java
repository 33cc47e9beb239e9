package dev.fairway.console.frame;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.fairway.console.machines.MachinesView;
import jakarta.annotation.security.PermitAll;

/** The bare address leads to the machines. */
@Route(value = "", autoLayout = false)
@PermitAll
public class Start extends Div implements BeforeEnterObserver {

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.forwardTo(MachinesView.class);
    }
}
