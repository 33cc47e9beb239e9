package dev.fairway.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Looks through the page that a browser shows for what keeps people out: the rules of WCAG 2.2 A and AA. */
public final class Axe {

    private static final String SOURCE = "/axe.min.js";

    private final Browser browser;
    private final String script;

    public Axe(Browser browser) {
        this.browser = browser;
        try (InputStream in = Objects.requireNonNull(Axe.class.getResourceAsStream(SOURCE), SOURCE)) {
            script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What is wrong, each as the rule, what it says and where; empty if nothing is. */
    @SuppressWarnings("unchecked") // a list of texts is what the script gives
    public List<String> violations() {
        browser.run("if (!window.axe) {" + script + "}");
        return (List<String>) browser.runAsync("""
                const done = arguments[arguments.length - 1];
                // What still moves or fades in has other colours than those that it will have.
                Promise.all(document.getAnimations().map(one => one.finished.catch(() => 0)))
                  .then(() => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}))
                  .then(result => done(result.violations.map(one => one.id + ': ' + one.help + ' at '
                    + one.nodes.slice(0, 4).map(node => node.target.flat().join(' > ') + ' '
                    + node.any.concat(node.all).map(check => check.message).join('; ')).join(' | '))),
                    error => done(['axe failed: ' + error]));""");
    }
}
