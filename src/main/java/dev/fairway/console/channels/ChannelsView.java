package dev.fairway.console.channels;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

/** stub. */
@Route("channels")
@PageTitle("Channels – Fairway")
@PermitAll
public class ChannelsView extends Div {}
