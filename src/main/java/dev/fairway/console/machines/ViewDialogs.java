package dev.fairway.console.machines;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.TextField;
import dev.fairway.access.Actor;
import dev.fairway.access.Permission;
import dev.fairway.base.Conflict;
import dev.fairway.base.NotFound;
import dev.fairway.console.CommandDialog;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.Words;
import dev.fairway.fleet.SavedView;
import dev.fairway.fleet.SavedViews;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Saves a list under a name, renames it, shows it to all, deletes it. */
@Component
class ViewDialogs {

    private final SavedViews views;

    ViewDialogs(SavedViews views) {
        this.views = views;
    }

    boolean mayShare() {
        return Actor.current().may(Permission.SHARE_VIEWS);
    }

    /** @param current the view to write over, if one may; another name makes another view */
    CommandDialog save(MachineQuery query, @Nullable SavedView current, Consumer<SavedView> onSaved) {
        TextField name = name(current == null ? "" : current.name());
        Checkbox shared = new Checkbox(Messages.of("machines.view.shared.box"), current != null && current.shared());
        shared.setId("view-shared");
        shared.setEnabled(mayShare());
        return new CommandDialog(
                        "save-view",
                        Messages.of("machines.view.save.title"),
                        Messages.of("machines.view.save.confirm"),
                        (reason, until) -> {
                            SavedView.Edit edit = new SavedView.Edit(name.getValue(), query.saved(), shared.getValue());
                            boolean same = current != null
                                    && current.name().equals(name.getValue().strip());
                            onSaved.accept(
                                    same && current != null
                                            ? views.edit(current.id(), edit, current.revision())
                                            : views.save(edit));
                            return Messages.of(
                                    "machines.view.saved", name.getValue().strip());
                        })
                .says(Messages.of(current == null ? "machines.view.save.says" : "machines.view.save.over"))
                .asks(name, shared)
                .withoutReason();
    }

    CommandDialog rename(SavedView view, Runnable done) {
        TextField name = name(view.name());
        return new CommandDialog(
                        "rename-view",
                        Messages.of("machines.view.rename.title"),
                        Messages.of("machines.view.rename.confirm"),
                        (reason, until) -> {
                            views.edit(
                                    view.id(),
                                    new SavedView.Edit(name.getValue(), view.query(), view.shared()),
                                    view.revision());
                            return Messages.of(
                                    "machines.view.saved", name.getValue().strip());
                        })
                .asks(name)
                .withoutReason()
                .afterwards(done);
    }

    /** Shows it to everybody, or to its owner alone again. */
    void share(SavedView view, Runnable done) {
        try {
            views.edit(view.id(), new SavedView.Edit(view.name(), view.query(), !view.shared()), view.revision());
            Parts.done(Messages.of(view.shared() ? "machines.view.unshared" : "machines.view.isshared", view.name()));
        } catch (Conflict | NotFound | AccessDeniedException refused) {
            Parts.done(Words.sentence(String.valueOf(refused.getMessage())));
        }
        done.run();
    }

    CommandDialog delete(SavedView view, Runnable done) {
        return new CommandDialog(
                        "delete-view",
                        Messages.of("machines.view.delete.title"),
                        Messages.of("machines.view.delete.confirm"),
                        (reason, until) -> {
                            views.delete(view.id());
                            return Messages.of("machines.view.deleted", view.name());
                        })
                .says(Messages.of(
                        view.shared() ? "machines.view.delete.shared" : "machines.view.delete.own", view.name()))
                .withoutReason()
                .danger()
                .afterwards(done);
    }

    private static TextField name(String value) {
        TextField name = new TextField(Messages.of("machines.view.name"));
        name.setId("view-name");
        name.setMaxLength(100);
        name.setRequiredIndicatorVisible(true);
        name.setValue(value);
        name.setAutofocus(true);
        return name;
    }
}
