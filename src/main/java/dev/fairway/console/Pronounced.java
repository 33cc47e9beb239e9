package dev.fairway.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;

/** Sentences of the bundle whose arguments are parts of their own, such as links: {@code {0} paused {1}} with two parts. */
public final class Pronounced {

    /** Stand in no text that anybody types: the database refuses them. */
    private static final char BEGIN = '\u0001';

    private Pronounced() {}

    /**
     * Puts components in the places of a pattern's arguments, in the order that the language wants.
     *
     * @param pattern key of a word with one argument for each part
     * @param parts components, and among them what is only a word or a number, for plurals
     */
    public static Span sentence(String className, String pattern, Object... parts) {
        Object[] places = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            places[i] = parts[i] instanceof Component ? BEGIN + Integer.toString(i) + BEGIN : parts[i];
        }
        Span sentence = Parts.text(className, "");
        String[] pieces = Messages.of(pattern, places).split(String.valueOf(BEGIN));
        for (int i = 0; i < pieces.length; i++) {
            if (i % 2 == 1) {
                sentence.add((Component) parts[Integer.parseInt(pieces[i])]);
            } else if (!pieces[i].isEmpty()) {
                sentence.add(Parts.text("", pieces[i]));
            }
        }
        return sentence;
    }
}
