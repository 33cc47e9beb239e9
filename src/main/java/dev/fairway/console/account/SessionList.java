package dev.fairway.console.account;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.fairway.access.Sessions;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Times;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Where one is signed in. */
final class SessionList {

    private SessionList() {}

    static Component of(List<Sessions.Info> sessions, Consumer<Sessions.Info> end, Instant now) {
        UnorderedList list = new UnorderedList();
        list.addClassNames("fw-plain", "fw-lines-list");
        sessions.forEach(session -> list.add(line(session, end, now)));
        return list;
    }

    private static ListItem line(Sessions.Info session, Consumer<Sessions.Info> end, Instant now) {
        Component act;
        if (session.here()) {
            act = Parts.text("fw-strong-2", Messages.of("account.sessions.here"));
        } else {
            Button button = new Button(Messages.of("account.sessions.end"), click -> end.accept(session));
            button.addThemeVariants(ButtonVariant.TERTIARY);
            button.setAriaLabel(Messages.of("account.sessions.end.label", shortened(session.address())));
            act = button;
        }
        ListItem line = new ListItem(
                Parts.block(
                        "fw-line-name",
                        Parts.text("fw-strong fw-wrap", BrowserWords.of(session.browser())),
                        Parts.text("fw-caption fw-wrap", shortened(session.address()))),
                Parts.block(
                        "fw-line-words",
                        Parts.text("fw-caption", Messages.of("account.sessions.since")),
                        Times.moment(session.begun(), now)),
                Parts.block(
                        "fw-line-words",
                        Parts.text("fw-caption", Messages.of("account.sessions.seen")),
                        Times.ago(session.seen(), now)),
                act);
        line.addClassName("fw-line");
        return line;
    }

    /** As people write it: {@code ::1} and not {@code 0:0:0:0:0:0:0:1}. */
    private static String shortened(String address) {
        return address.replaceFirst("(^|:)0(:0)+(:|$)", "::");
    }
}
