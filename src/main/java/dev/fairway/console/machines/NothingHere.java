package dev.fairway.console.machines;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Pre;
import dev.fairway.console.Messages;
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
                new H2(Messages.of("machines.none.yet")),
                Parts.paragraph("fw-reading", Messages.of("machines.none.yet.write")),
                lines,
                Parts.paragraph("fw-reading", Messages.of("machines.none.yet.then")));
        empty.setId("no-machines");
        return empty;
    }

    static Div noneMatches(Runnable clear) {
        Button button = new Button(Messages.of("machines.clear.filters"), click -> clear.run());
        button.setId("empty-clear");
        Div empty = Parts.block(
                "fw-empty",
                Parts.icon("search"),
                new H2(Messages.of("machines.no.match")),
                Parts.paragraph("fw-reading", Messages.of("machines.no.match.why")),
                button);
        empty.setId("no-match");
        return empty;
    }
}
