package dev.fairway.console.tokens;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.fairway.access.Permission;
import dev.fairway.access.TokenInfo;
import dev.fairway.access.Tokens;
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

/** All tokens: of services, and the personal ones of people. */
@Route("settings/tokens")
@PermitAll
public class TokensView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Tokens tokens;
    private final TokenDialogs dialogs;
    private final Clock clock;
    private @Nullable List<TokenInfo> shown;

    TokensView(Tokens tokens, TokenDialogs dialogs, LiveUpdates live, Clock clock) {
        this.tokens = tokens;
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
        if (Parts.lacking(Permission.MANAGE_TOKENS, null) != null) {
            shown = null;
            Parts.replace(this, new NotForYou(Messages.of("tokens.title"), Permission.MANAGE_TOKENS));
            return;
        }
        List<TokenInfo> now = SharedReads.get("tokens", tokens::list);
        if (!now.equals(shown)) {
            shown = now;
            draw(now);
        }
    }

    private void draw(List<TokenInfo> all) {
        Button make = Parts.primary(Messages.of("tokens.new"));
        make.setId("new-token");
        make.addClickListener(click -> dialogs.service(this::refresh).open());
        Parts.replace(
                this,
                Parts.block("fw-title", new H1(Messages.of("tokens.title")), Parts.block("fw-end", make)),
                Parts.paragraph("fw-reading fw-screen-lead", Messages.of("tokens.lead")),
                TokenList.of(all, dialogs, this::refresh, clock.instant()));
    }

    @Override
    public String getPageTitle() {
        return Messages.of("common.title", Messages.of("tokens.title"));
    }
}
