package dev.fairway.console;

import com.vaadin.flow.component.UI;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words of the console, all of them in {@code words.properties} beside this class and its translations
 * ({@code words_de.properties} …). English is complete; where a translation lacks a word, the English one stands.
 *
 * <p>A word with arguments is a {@link MessageFormat}, in which an apostrophe is written twice; one without is shown as it
 * stands. Counts that have a plural say both: <code>{0,choice,0#no machines|1#1 machine|1&lt;{0,number} machines}</code>.
 */
public final class Messages {

    private static final String BUNDLE = "dev.fairway.console.words";

    private static final ResourceBundle.Control ENGLISH_OTHERWISE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Messages() {}

    /**
     * The word for {@code key} in the viewer's language.
     *
     * @throws java.util.MissingResourceException if there is none; a test looks at every key that the console uses
     */
    public static String of(String key, Object... arguments) {
        ResourceBundle words = ResourceBundle.getBundle(BUNDLE, locale(), ENGLISH_OTHERWISE);
        // Numbers are written as in the language that the words are in, whatever the viewer's is.
        Locale written = words.getLocale().equals(Locale.ROOT) ? Locale.UK : words.getLocale();
        String pattern = words.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, written).format(arguments);
    }

    private static Locale locale() {
        UI ui = UI.getCurrent();
        return ui == null ? Locale.UK : ui.getLocale();
    }
}
