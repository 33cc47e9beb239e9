package dev.fairway.console.account;

import dev.fairway.console.Messages;
import java.util.List;

/** A browser in two words, from what it says of itself: good enough to know one's own again, and no more than that. */
final class BrowserWords {

    private record Sign(String part, String word) {}

    /** In this order: each of them also says that it is one of those below. */
    private static final List<Sign> BROWSERS = List.of(
            new Sign("Edg", "Edge"),
            new Sign("OPR/", "Opera"),
            new Sign("Firefox/", "Firefox"),
            new Sign("Chrom", "Chrome"),
            new Sign("Safari/", "Safari"));

    private static final List<Sign> SYSTEMS = List.of(
            new Sign("iPhone", "iPhone"),
            new Sign("iPad", "iPad"),
            new Sign("Android", "Android"),
            new Sign("Windows", "Windows"),
            new Sign("Mac OS X", "macOS"),
            new Sign("CrOS", "ChromeOS"),
            new Sign("Linux", "Linux"));

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
                .map(Sign::word)
                .findFirst()
                .orElse("");
    }
}
