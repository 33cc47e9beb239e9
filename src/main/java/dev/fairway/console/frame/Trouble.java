package dev.fairway.console.frame;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shown when a screen could not be opened for a reason that only the log of the server should tell. */
@AnonymousAllowed
public class Trouble extends Div implements HasErrorParameter<Exception>, HasDynamicTitle {

    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        LOG.error("cannot open /{}", event.getLocation().getPath(), parameter.getException());
        addClassName("fw-alone");
        Parts.replace(
                this,
                Parts.block(
                        "fw-card",
                        new H1(Messages.of("frame.trouble")),
                        Parts.paragraph("fw-reading", Messages.of("frame.trouble.why")),
                        new Anchor(
                                event.getLocation().getPathWithQueryParameters(), Messages.of("frame.trouble.again"))));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    @Override
    public String getPageTitle() {
        return Messages.of("common.title", Messages.of("frame.trouble.title"));
    }
}
