package dev.fairway.console.machines;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.rollout.MachineExport;
import java.time.Clock;
import java.time.LocalDate;

/** Downloads all that match as a table, in the order of the list. */
class CsvLink extends Anchor {

    /** Read by the request that downloads, which does not hold the lock of the window. */
    private volatile MachineQuery query = MachineQuery.ALL;

    CsvLink(MachineExport export, Clock clock) {
        setId("csv");
        addClassName("fw-link-button");
        DownloadHandler handler = event -> {
            MachineQuery asked = query;
            event.setFileName("machines-" + LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC) + ".csv");
            event.setContentType("text/csv; charset=utf-8");
            export.write(asked.filter(), asked.sort(), event.getOutputStream());
        };
        setHref(handler, AttachmentType.DOWNLOAD);
        add(Parts.icon("download"), Parts.text("", Messages.of("machines.csv")));
        getElement().setAttribute("title", Messages.of("machines.csv.says"));
    }

    void show(MachineQuery shown) {
        query = shown;
    }
}
