package dev.fairway.console.overview;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a sentence.
 *
 * @param href where it leads; {@code null} for plain words
 * @param strong whether it is the figure that counts
 */
record Said(String text, @Nullable String href, boolean strong) {

    static Said plain(String text) {
        return new Said(text, null, false);
    }

    static Said link(String text, String href) {
        return new Said(text, href, false);
    }
}
