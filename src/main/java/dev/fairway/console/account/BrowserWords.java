package dev.fairway.console.account;

import dev.fairway.console.Messages;
import java.util.List;

/** A browser in two words, from what it says of itself: good enough to know one's own again, and no more than that. */
final class BrowserWords {

    private record Sign(String part, String key) {}

    /** In this order: each of them also says that it is one of those below. */
    private static final List<Sign> BROWSERS = List.of(
            new Sign("Edg", "account.browser.edge"),
            new Sign("OPR/", "account.browser.opera"),
            new Sign("Firefox/", "account.browser.firefox"),
            new Sign("Chrom", "account.browser.chrome"),
            new Sign("Safari/", "account.browser.safari"));

    private static final List<Sign> SYSTEMS = List.of(
            new Sign("iPhone", "account.browser.iphone"),
            new Sign("iPad", "account.browser.ipad"),
            new Sign("Android", "account.browser.android"),
            new Sign("Windows", "account.browser.windows"),
            new Sign("Mac OS X", "account.browser.macos"),
            new Sign("CrOS", "account.browser.chromeos"),
            new Sign("Linux", "account.browser.linux"));

    private BrowserWords() {}

    static String of(String agent) {
        String browser = first(BROWSERS, agent);
        String system = first(SYSTEMS, agent);
        if (browser.isEmpty()) {
            return agent.isBlank() ? Messages.of("account.browser.unknown") : agent;
        }
        return system.isEmpty() ? browser : Messages.of("account.browser", browser, system);
    }

    private static String first(List<Sign> signs, String agent) {
        return signs.stream()
                .filter(sign -> agent.contains(sign.part()))
                .map(sign -> Messages.of(sign.key()))
                .findFirst()
                .orElse("");
    }
}
