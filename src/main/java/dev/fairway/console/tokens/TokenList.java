package dev.fairway.console.tokens;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.fairway.access.TokenInfo;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import dev.fairway.console.Words;
import java.time.Instant;
import java.util.List;

/** Tokens, each with what it may do, when it was used last, and the button that revokes it. */
public final class TokenList {

    private TokenList() {}

    /** The list, or the word that there are none. */
    public static Component of(List<TokenInfo> tokens, TokenDialogs dialogs, Runnable refresh, Instant now) {
        if (tokens.isEmpty()) {
            return Parts.paragraph("fw-reading fw-inset", Messages.of("tokens.none"));
        }
        UnorderedList list = new UnorderedList();
        list.setId("tokens");
        list.addClassNames("fw-plain", "fw-lines-list");
        tokens.forEach(token -> list.add(line(token, dialogs, refresh, now)));
        return list;
    }

    private static ListItem line(TokenInfo token, TokenDialogs dialogs, Runnable refresh, Instant now) {
        Button revoke = new Button(
                Messages.of("tokens.revoke"),
                click -> dialogs.revoke(token, refresh).open());
        revoke.setAriaLabel(Messages.of("tokens.revoke.label", token.name()));
        revoke.addThemeVariants(ButtonVariant.TERTIARY);
        String whose = token.owner() == null
                ? Messages.of("tokens.service", Words.who(token.createdBy()))
                : Messages.of("tokens.personal", token.owner());
        ListItem line = new ListItem(
                Parts.block(
                        "fw-line-name", Parts.text("fw-strong fw-wrap", token.name()), Parts.text("fw-caption", whose)),
                role(token),
                expiry(token, now),
                used(token, now),
                revoke);
        line.addClassName("fw-line");
        line.getElement().setAttribute("data-name", token.name());
        return line;
    }

    private static Div role(TokenInfo token) {
        Div role = Parts.block(
                "fw-line-words",
                Parts.text("", Messages.of("people.role." + token.role().label())));
        if (!token.scope().isAll()) {
            role.add(Parts.text(
                    "fw-caption fw-wrap",
                    Messages.of("people.limited", token.scope().text())));
        }
        return role;
    }

    private static Component expiry(TokenInfo token, Instant now) {
        Instant expires = token.expires();
        if (expires == null) {
            return Parts.text("fw-text-2", Messages.of("tokens.for.ever"));
        }
        boolean over = !expires.isAfter(now);
        Div words = Parts.block(
                over ? "fw-line-over" : "fw-text-2",
                Parts.text("", Messages.of(over ? "tokens.expired" : "tokens.until") + " "));
        words.add(Times.moment(expires, now));
        return words;
    }

    private static Div used(TokenInfo token, Instant now) {
        Instant used = token.lastUsed();
        return used == null
                ? Parts.block("fw-line-when", Parts.text("", Messages.of("tokens.unused")))
                : Parts.block("fw-line-when", Parts.text("", Messages.of("tokens.used") + " "), Times.ago(used, now));
    }
}
