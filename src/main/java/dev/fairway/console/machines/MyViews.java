package dev.fairway.console.machines;

import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import dev.fairway.fleet.SavedView;
import dev.fairway.fleet.SavedViews;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The saved views that one sees, read once for a window: menu and drawer show the same ones. */
@SpringComponent
@UIScope
class MyViews {

    private final SavedViews views;
    private @Nullable List<SavedView> known;

    MyViews(SavedViews views) {
        this.views = views;
    }

    List<SavedView> all() {
        List<SavedView> all = known;
        if (all == null) {
            all = views.visible();
            known = all;
        }
        return all;
    }

    /** Somebody has saved, changed or deleted one. */
    void changed() {
        known = null;
    }

    boolean mayEdit(SavedView view) {
        return views.mayEdit(view);
    }
}
