package dev.fairway.console.people;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.fairway.access.AccountInfo;
import dev.fairway.access.Accounts;
import dev.fairway.access.Permission;
import dev.fairway.base.Changed;
import dev.fairway.console.LiveUpdates;
import dev.fairway.console.Messages;
import dev.fairway.console.NotForYou;
import dev.fairway.console.Parts;
import dev.fairway.console.SharedReads;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The people who may sign in, with their roles. */
@Route("settings/people")
@PermitAll
public class PeopleView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Accounts accounts;
    private final PeopleDialogs dialogs;
    private final Clock clock;
    private @Nullable List<AccountInfo> shown;

    PeopleView(Accounts accounts, PeopleDialogs dialogs, LiveUpdates live, Clock clock) {
        this.accounts = accounts;
        this.dialogs = dialogs;
        this.clock = clock;
        addClassName("fw-screen");
        live.whileShown(this, EnumSet.of(Changed.Area.ACCESS), this::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        refresh();
    }

    private void refresh() {
        if (Parts.lacking(Permission.MANAGE_PEOPLE, null) != null) {
            shown = null;
            Parts.replace(this, new NotForYou(Messages.of("people.title"), Permission.MANAGE_PEOPLE));
            return;
        }
        List<AccountInfo> now = SharedReads.get("people", accounts::list);
        if (!now.equals(shown)) {
            shown = now;
            draw(now);
        }
    }

    private void draw(List<AccountInfo> people) {
        Button invite = Parts.primary(Messages.of("people.invite"));
        invite.setId("invite");
        invite.addClickListener(click -> dialogs.invite(this::refresh).open());
        UnorderedList list = new UnorderedList();
        list.setId("people");
        list.addClassNames("fw-plain", "fw-lines-list");
        people.forEach(person -> list.add(new PersonRow(person, dialogs, this::refresh, clock.instant())));
        Parts.replace(
                this,
                Parts.block("fw-title", new H1(Messages.of("people.title")), Parts.block("fw-end", invite)),
                Parts.paragraph("fw-reading fw-screen-lead", Messages.of("people.lead")),
                list);
    }

    @Override
    public String getPageTitle() {
        return Messages.of("common.title", Messages.of("people.title"));
    }
}
