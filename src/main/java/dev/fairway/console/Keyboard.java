package dev.fairway.console;

import java.util.List;
import java.util.stream.Collectors;

/** The keys of the console: one list, from which the page's script acts and the help dialog tells. */
public final class Keyboard {

    private Keyboard() {}

    /** What a key does to the element that its selector finds first. */
    public enum Act {
        FOCUS,
        CLICK,
        /** Nothing: the component that has the focus knows the key itself. */
        NONE
    }

    /** Where the help dialog tells of it. */
    public enum Section {
        GO,
        ACT,
        LISTS
    }

    /**
     * A key, or two that are pressed one after the other.
     *
     * @param keys as {@code KeyboardEvent.key} names them, with a space between
     * @param word the key of its words
     * @param selector in CSS; empty where there is nothing to do
     */
    public record Shortcut(Section section, String keys, String word, String selector, Act act) {}

    /** All keys, in the order in which they are told. */
    public static final List<Shortcut> ALL = List.of(
            screen("g o", "frame.key.overview", ".fw-header .fw-brand"),
            screen("g m", "frame.key.machines", nav("machines")),
            screen("g g", "frame.key.groups", nav("groups")),
            screen("g c", "frame.key.channels", nav("channels")),
            screen("g e", "frame.key.releases", nav("releases")),
            screen("g r", "frame.key.rollouts", nav("rollouts")),
            screen("g a", "frame.key.activity", nav("activity")),
            new Shortcut(Section.ACT, "/", "frame.key.search", "#search, #quick-search", Act.FOCUS),
            new Shortcut(Section.ACT, "p", "frame.key.pause", "#pause", Act.CLICK),
            new Shortcut(Section.ACT, "?", "frame.key.help", "#help", Act.CLICK),
            new Shortcut(Section.ACT, "Escape", "frame.key.escape", "", Act.NONE),
            new Shortcut(Section.LISTS, "ArrowUp ArrowDown", "frame.key.rows", "", Act.NONE),
            new Shortcut(Section.LISTS, "Enter", "frame.key.open", "", Act.NONE),
            new Shortcut(Section.LISTS, "Tab", "frame.key.tab", "", Act.NONE));

    private static Shortcut screen(String keys, String word, String selector) {
        return new Shortcut(Section.GO, keys, word, selector, Act.CLICK);
    }

    private static String nav(String path) {
        return "vaadin-side-nav-item[path='" + path + "']";
    }

    /** The list for the page's script: those keys that do something there, and with what. */
    static String script() {
        return ALL.stream()
                .filter(shortcut -> shortcut.act() != Act.NONE)
                .map(shortcut -> "[\"%s\",\"%s\",\"%s\"]"
                        .formatted(
                                shortcut.keys(),
                                shortcut.selector(),
                                shortcut.act().name()))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
