package dev.fairway.console;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The page that holds every screen: theme, push, and the little script that belongs to the page and not to a screen. */
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("themes/fairway/styles.css")
public class Shell implements AppShellConfigurator {

    private static final String SCRIPT = "/META-INF/resources/themes/fairway/console.js";

    private static final List<String> SCRIPT_WORDS = List.of(
            "common.now",
            "common.minutes",
            "common.hours",
            "common.days",
            "common.in",
            "common.any.moment",
            "common.span.minutes",
            "common.span.hours",
            "frame.live",
            "frame.lost",
            "frame.lost.title",
            "frame.lost.age");

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setViewport("width=device-width, initial-scale=1");
        settings.addMetaTag("color-scheme", "light dark");
        settings.addLink("icon", "themes/fairway/mark.svg");
        // Inline and first: the chosen colour scheme must stand before anything is painted.
        settings.addInlineWithContents(Inline.Position.PREPEND, words() + script(), Inline.Wrapping.JAVASCRIPT);
    }

    /** What the script says, and the keys that it knows. */
    private static String words() {
        String words = SCRIPT_WORDS.stream()
                .map(key -> "\"" + key + "\":\"" + Messages.of(key).replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        return "window.fairwayWords=" + words + ";window.fairwayKeys=" + Keyboard.script() + ";";
    }

    private static String script() {
        try (InputStream in = Objects.requireNonNull(Shell.class.getResourceAsStream(SCRIPT))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
