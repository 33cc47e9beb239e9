package dev.fairway.console.frame;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import dev.fairway.console.Keyboard;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;

/** All keys, as {@link Keyboard} lists them. */
class KeysDialog {

    private final Dialog dialog = Parts.reading("keys-dialog", Messages.of("frame.keys"), "560px");

    KeysDialog() {
        Div sections = Parts.block("fw-keys");
        for (Keyboard.Section section : Keyboard.Section.values()) {
            Div part = Parts.block("fw-keys-section", new H3(title(section)));
            Keyboard.ALL.stream()
                    .filter(shortcut -> shortcut.section() == section)
                    .map(KeysDialog::row)
                    .forEach(part::add);
            sections.add(part);
        }
        dialog.add(sections);
    }

    private static String title(Keyboard.Section section) {
        return switch (section) {
            case GO -> Messages.of("frame.keys.go");
            case ACT -> Messages.of("frame.keys.act");
            case LISTS -> Messages.of("frame.keys.lists");
        };
    }

    private static Div row(Keyboard.Shortcut shortcut) {
        Span keys = Parts.text("fw-keys-keys", "");
        for (String key : shortcut.keys().split(" ")) {
            keys.add(Parts.text("fw-kbd", name(key)));
        }
        return Parts.block("fw-keys-row", Parts.text("", Messages.of(shortcut.word())), keys);
    }

    private static String name(String key) {
        return switch (key) {
            case "ArrowUp" -> "↑";
            case "ArrowDown" -> "↓";
            case "Escape" -> "Esc";
            default -> key;
        };
    }

    void open() {
        dialog.open();
    }
}
