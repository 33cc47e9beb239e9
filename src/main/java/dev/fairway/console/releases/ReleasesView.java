package dev.fairway.console.releases;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

/** stub. */
@Route("releases")
@PageTitle("Releases – Fairway")
@PermitAll
public class ReleasesView extends Div {}
