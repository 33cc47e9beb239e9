package dev.fairway.access;

import dev.fairway.base.Csv;
import dev.fairway.base.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** The audit trail for other programs: all that matches, newest first, a page at a time. */
@Service
public class AuditExport {

    private static final List<String> COLUMNS =
            List.of("id", "at", "who", "from", "action", "objectType", "objectId", "before", "after", "reason");

    private final AuditSearch search;
    private final JsonMapper json;

    AuditExport(AuditSearch search, JsonMapper json) {
        this.search = search;
        this.json = json;
    }

    /** How it is written, in UTF-8. */
    public enum Format {
        /** A line of column names, then one for each entry. */
        CSV("text/csv; charset=utf-8", "csv"),
        /** A JSON object on each line. */
        NDJSON("application/x-ndjson", "ndjson");

        private final String type;
        private final String suffix;

        Format(String type, String suffix) {
            this.type = type;
            this.suffix = suffix;
        }

        /** The media type. */
        public String type() {
            return type;
        }

        /** What a file of it ends in. */
        public String suffix() {
            return suffix;
        }
    }

    /**
     * Writes it.
     *
     * @throws IOException if whoever reads it is gone
     */
    public void write(AuditSearch.Filter filter, Format format, OutputStream out) throws IOException {
        Actor.require(Permission.READ_AUDIT);
        if (format == Format.CSV) {
            out.write(bytes(Csv.line(List.copyOf(COLUMNS))));
        }
        String next = null;
        do {
            Page<AuditTrail.Entry> page = search.page(filter, Page.Request.of(Page.Request.MAX_LIMIT, next));
            StringBuilder lines = new StringBuilder();
            for (AuditTrail.Entry entry : page.items()) {
                lines.append(format == Format.CSV ? csv(entry) : json.writeValueAsString(entry) + "\n");
            }
            out.write(bytes(lines.toString()));
            out.flush();
            next = page.next();
        } while (next != null);
    }

    private static String csv(AuditTrail.Entry entry) {
        List<@Nullable String> cells = Arrays.asList(
                Long.toString(entry.id()),
                entry.at().toString(),
                entry.who(),
                entry.from(),
                entry.action(),
                entry.objectType(),
                entry.objectId(),
                entry.before(),
                entry.after(),
                entry.reason());
        return Csv.line(cells);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
