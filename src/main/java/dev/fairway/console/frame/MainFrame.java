package dev.fairway.console.frame;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Layout;
import dev.fairway.access.Actor;
import dev.fairway.access.GroupScope;
import dev.fairway.access.Role;
import dev.fairway.base.Changed;
import dev.fairway.console.DrawerSection;
import dev.fairway.console.LiveUpdates;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import jakarta.annotation.security.PermitAll;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;

/** Header and drawer around every screen. */
@Layout
@PermitAll
public class MainFrame extends AppLayout {

    private final NavFigures figures;
    private final Navigation navigation = new Navigation();
    private final FleetStopControl stop;
    private final Rights rights = Rights.of(Actor.current());

    MainFrame(
            NavFigures figures,
            FleetStopControl.Services stops,
            HeaderBar.Services header,
            ObjectProvider<DrawerSection> sections,
            LiveUpdates live,
            @Value("${fairway.version}") String version) {
        this.figures = figures;
        this.stop = new FleetStopControl(stops, this::refresh);
        addToNavbar(skipLink(), new HeaderBar(header, stop.button()), stop.banner());
        Div screens = Parts.block("fw-drawer", navigation);
        sections.orderedStream().map(DrawerSection::create).forEach(screens::add);
        addToDrawer(screens, foot(version));
        refresh();
        live.whileShown(this, EnumSet.allOf(Changed.Area.class), this::refresh);
    }

    /** Lets people who use the keyboard get past header and drawer. */
    private static Anchor skipLink() {
        Anchor skip = new Anchor("#content", Messages.of("frame.skip"));
        skip.setId("skip");
        skip.addClassName("fw-skip");
        // Another address would be another screen to the router: only the focus goes there.
        skip.getElement()
                .executeJs("this.addEventListener('click', event => { event.preventDefault();"
                        + " document.querySelector('.fw-main')?.focus(); })");
        return skip;
    }

    private static Div foot(String version) {
        Button about = new Button(Messages.of("frame.about"), click -> new AboutDialog(version).open());
        about.setId("about");
        about.addThemeVariants(ButtonVariant.TERTIARY);
        return Parts.block("fw-version", Parts.text("", Messages.of("frame.version", version)), about);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        var reconnect = attached.getUI().getReconnectDialogConfiguration();
        reconnect.setDialogText(Messages.of("frame.reconnecting"));
        reconnect.setDialogTextGaveUp(Messages.of("frame.reconnect.gave.up"));
        reconnect.setReconnectAttempts(Integer.MAX_VALUE);
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        super.showRouterLayoutContent(content);
        if (content instanceof HtmlComponent screen) {
            screen.addClassName("fw-main");
            screen.getElement().setAttribute("tabindex", "-1").setAttribute("role", "main");
        }
    }

    private void refresh() {
        // What one may do is drawn into every screen; when it changes the page is drawn anew, or leads to the sign-in.
        Rights now = Rights.of(Actor.current());
        if (!now.equals(rights)) {
            getUI().ifPresent(window -> window.getPage().reload());
            return;
        }
        showFigures();
    }

    private record Rights(String name, @Nullable Role role, GroupScope scope) {

        static Rights of(Actor actor) {
            return new Rights(actor.name(), actor.role(), actor.scope());
        }
    }

    private void showFigures() {
        NavFigures.Figures now = figures.read();
        navigation.show(now);
        stop.show(now.stop());
    }
}
