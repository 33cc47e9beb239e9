package dev.fairway.console;

import com.vaadin.flow.component.UI;
import org.jspecify.annotations.Nullable;

/** Where somebody came from, so that a page can lead back to the very list that it was opened from. */
public final class Came {

    private Came() {}

    /**
     * The address of the screen that is left, with its filter; {@code null} unless that is the one called {@code path}. To be
     * asked before a screen is entered.
     */
    public static @Nullable String from(String path) {
        UI ui = UI.getCurrent();
        var left = ui == null ? null : ui.getInternals().getActiveViewLocation();
        return left != null
                        && left.getPath().equals(path)
                        && !left.getQueryParameters().getParameters().isEmpty()
                ? left.getPathWithQueryParameters()
                : null;
    }
}
