package dev.fairway.console.account;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.fairway.access.Actor;
import dev.fairway.access.OwnAccount;
import dev.fairway.access.Sessions;
import dev.fairway.access.TokenInfo;
import dev.fairway.access.Tokens;
import dev.fairway.base.Changed;
import dev.fairway.console.LiveUpdates;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.tokens.TokenDialogs;
import dev.fairway.console.tokens.TokenList;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One's own account. */
@Route("settings/account")
@PermitAll
public class AccountView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Sessions sessions;
    private final Tokens tokens;
    private final TokenDialogs dialogs;
    private final Clock clock;
    private final Div sessionList = new Div();
    private final Div tokenList = new Div();
    private @Nullable List<Sessions.Info> shownSessions;
    private @Nullable List<TokenInfo> shownTokens;

    AccountView(Sessions sessions, Tokens tokens, TokenDialogs dialogs, OwnAccount own, LiveUpdates live, Clock clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.dialogs = dialogs;
        this.clock = clock;
        addClassName("fw-screen");
        add(
                Parts.block("fw-title", new H1(Messages.of("account.title"))),
                Parts.paragraph("fw-reading fw-screen-lead", who()),
                Parts.block("fw-account", new PasswordPanel(own), sessionPanel(), tokenPanel()));
        live.whileShown(this, EnumSet.of(Changed.Area.ACCESS), this::refresh);
    }

    private static String who() {
        Actor actor = Actor.current();
        String role = actor.role() == null ? "" : actor.role().label();
        return actor.scope().isAll()
                ? Messages.of("account.who", actor.name(), role)
                : Messages.of("account.who.limited", actor.name(), role, actor.scope());
    }

    private Div sessionPanel() {
        Button others = new Button(Messages.of("account.sessions.end.others"), click -> {
            int ended = sessions.endOthers();
            refresh();
            Parts.done(Messages.of("account.sessions.ended", ended));
        });
        others.setId("end-others");
        Div panel = Parts.panel(Messages.of("account.sessions"), others);
        panel.setId("sessions");
        panel.add(sessionList);
        return panel;
    }

    private Div tokenPanel() {
        Button make = new Button(
                Messages.of("tokens.new"),
                click -> dialogs.personal(this::refresh).open());
        make.setId("new-own-token");
        Div panel = Parts.panel(Messages.of("account.tokens"), make);
        panel.setId("own-tokens");
        panel.add(tokenList);
        return panel;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        refresh();
    }

    private void refresh() {
        if (Actor.current().session() == null) {
            return;
        }
        List<Sessions.Info> open = sessions.own();
        if (!open.equals(shownSessions)) {
            shownSessions = open;
            Parts.replace(sessionList, SessionList.of(open, this::end, clock.instant()));
        }
        List<TokenInfo> own = tokens.own();
        if (!own.equals(shownTokens)) {
            shownTokens = own;
            Parts.replace(tokenList, TokenList.of(own, dialogs, this::refresh, clock.instant()));
        }
    }

    private void end(Sessions.Info session) {
        sessions.end(session.id());
        refresh();
        Parts.done(Messages.of("account.sessions.ended", 1));
    }

    @Override
    public String getPageTitle() {
        return Messages.of("common.title", Messages.of("account.title"));
    }
}
