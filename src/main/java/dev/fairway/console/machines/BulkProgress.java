package dev.fairway.console.machines;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;

/** How far it is. */
class BulkProgress extends Div {

    private final Span what = Parts.text("", "");
    private final Span how = Parts.text("fw-figure", "");
    private final ProgressBar bar = new ProgressBar();

    BulkProgress() {
        setId("bulk-progress");
        addClassName("fw-bulk-progress");
        bar.getElement().setAttribute("aria-label", Messages.of("machines.bulk.progress"));
        add(Parts.block("fw-reach-line", what, how), bar);
        setVisible(false);
    }

    void show(String words) {
        what.setText(words);
        how.setText("");
        bar.setIndeterminate(true);
        setVisible(true);
    }

    /** @param all 0 where nobody knows */
    void at(int soFar, int all) {
        bar.setIndeterminate(all == 0);
        if (all > 0) {
            bar.setValue(Math.min(1, (double) soFar / all));
        }
        how.setText(
                all == 0 ? Messages.of("machines.count", soFar) : Messages.of("machines.bulk.progress.of", soFar, all));
    }

    void hide() {
        setVisible(false);
    }

    /** A button that stops it, once. */
    Button stop(Runnable stop) {
        Button button = new Button(Messages.of("machines.bulk.stop"));
        button.setId("bulk-stop");
        button.setDisableOnClick(true);
        button.addClickListener(click -> stop.run());
        return button;
    }
}
