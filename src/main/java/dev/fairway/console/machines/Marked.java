package dev.fairway.console.machines;

import java.util.List;

/** A text in three pieces: before what was searched for, that itself, and after it. */
final class Marked {

    private Marked() {}

    /** The pieces; the whole text first if it does not hold what was searched for. Each is text, and never markup. */
    static List<String> of(String text, String searched) {
        for (int at = 0; !searched.isEmpty() && at + searched.length() <= text.length(); at++) {
            if (text.regionMatches(true, at, searched, 0, searched.length())) {
                int end = at + searched.length();
                return List.of(text.substring(0, at), text.substring(at, end), text.substring(end));
            }
        }
        return List.of(text, "", "");
    }
}
