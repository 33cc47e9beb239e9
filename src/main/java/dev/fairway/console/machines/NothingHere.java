package dev.fairway.console.machines;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Pre;
import dev.fairway.console.Parts;

/** What stands in an empty list: how to bring machines here, or how to see some again. */
public final class NothingHere {

    private NothingHere() {}

    /** How to bring a first machine here. */
    public static Div noMachineYet(String publicUrl) {
        Pre lines = new Pre();
        lines.setText("GROUP=stable\nSERVER=" + publicUrl.replaceFirst("/+$", "") + "/v1/update/");
        lines.addClassName("fw-code");
        Div empty = Parts.block(
                "fw-empty",
                Parts.icon("machines"),
                new H2("No machine has checked in yet"),
                Parts.paragraph("fw-reading", "Write these two lines to /etc/flatcar/update.conf on a machine:"),
                lines,
                Parts.paragraph(
                        "fw-reading",
                        "Then restart update-engine there, or wait for its next check. It shows up here by itself."));
        empty.setId("no-machines");
        return empty;
    }

    static Div noneMatches(Runnable clear) {
        Button button = new Button("Clear filters", click -> clear.run());
        button.setId("empty-clear");
        Div empty = Parts.block(
                "fw-empty",
                Parts.icon("search"),
                new H2("No machine matches"),
                Parts.paragraph("fw-reading", "Nothing in the fleet fits this search and these filters together."),
                button);
        empty.setId("no-match");
        return empty;
    }
}
