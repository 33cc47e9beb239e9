package dev.fairway.console.audit;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.fairway.access.AuditExport;
import dev.fairway.access.AuditSearch;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Downloads all that match. */
class AuditFile extends Anchor {

    /** Read by the request that downloads, which does not hold the lock of the window. */
    private volatile AuditSearch.Filter filter = AuditSearch.Filter.ALL;

    AuditFile(AuditExport export, AuditExport.Format format, Clock clock) {
        setId("audit-" + format.suffix());
        addClassName("fw-link-button");
        DownloadHandler handler = event -> {
            AuditSearch.Filter asked = filter;
            event.setFileName("audit-" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + "." + format.suffix());
            event.setContentType(format.type());
            export.write(asked, format, event.getOutputStream());
        };
        setHref(handler, AttachmentType.DOWNLOAD);
        boolean isCsv = format == AuditExport.Format.CSV;
        add(Parts.icon("download"), Parts.text("", Messages.of(isCsv ? "audit.csv" : "audit.ndjson")));
        getElement().setAttribute("title", Messages.of(isCsv ? "audit.csv.says" : "audit.ndjson.says"));
    }

    void show(AuditSearch.Filter shown) {
        filter = shown;
    }
}
