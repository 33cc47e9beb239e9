package dev.fairway.console.frame;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import jakarta.servlet.http.HttpServletResponse;

/** Shown for an address that leads nowhere. */
@AnonymousAllowed
public class NoSuchPage extends Div implements HasErrorParameter<NotFoundException>, HasDynamicTitle {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        addClassName("fw-alone");
        Parts.replace(
                this,
                Parts.block(
                        "fw-card",
                        new H1(Messages.of("frame.no.page")),
                        Parts.paragraph("fw-reading", Messages.of("frame.no.page.why")),
                        new Anchor("", Messages.of("frame.no.page.next"))));
        return HttpServletResponse.SC_NOT_FOUND;
    }

    @Override
    public String getPageTitle() {
        return Messages.of("common.title", Messages.of("frame.no.page.title"));
    }
}
