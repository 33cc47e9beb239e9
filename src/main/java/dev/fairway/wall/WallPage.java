package dev.fairway.wall;

import dev.fairway.links.WallLink;
import dev.fairway.links.WallTheme;

/** The page itself: nothing but the element, which does the rest. */
final class WallPage {

    private WallPage() {}

    /** What the page may do, and whose pages may frame it. */
    static String policy(WallLink.Shows shows) {
        String framedBy = shows.origins().isEmpty() ? "'none'" : String.join(" ", shows.origins());
        return "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none';"
                + " frame-ancestors " + framedBy;
    }

    static String of(WallLink.Shows shows, String version) {
        String scheme =
                shows.theme() == WallTheme.AUTO ? "light dark" : shows.theme().label();
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="%s">
                <meta name="referrer" content="no-referrer">
                <meta name="robots" content="noindex, nofollow">
                <title>%s</title>
                <script src="/wall/fairway-wall.js?%s" defer></script>
                </head>
                <body><fairway-wall page version="%s" theme="%s"></fairway-wall></body>
                </html>
                """.formatted(
                scheme, Words.of("title"), version, version, shows.theme().label());
    }
}
