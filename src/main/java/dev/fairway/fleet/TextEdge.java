package dev.fairway.fleet;

import java.util.Comparator;

/** Where a part of the list begins or ends. */
record TextEdge(String name, String id) {

    static final Comparator<TextEdge> ORDER =
            Comparator.comparing(TextEdge::name, ListKey::compare).thenComparing(TextEdge::id, ListKey::compare);
}
