package dev.fairway.console.machines;

import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.SerializableConsumer;
import dev.fairway.console.Messages;
import dev.fairway.console.Words;
import dev.fairway.fleet.Machine;
import java.util.function.Function;

/**
 * How lines are drawn: by templates in the browser, which put every value in as text or attribute, never as markup. What was
 * searched for comes as pieces of text and is marked by the template.
 */
final class RowTemplates {

    private static final String STATUS = """
            <span class="fw-status ${item.health}"><span class="fw-icon fw-i-${item.health}"
             aria-hidden="true"></span><span>${item.word}</span></span>""";
    private static final String SEEN = "<time datetime=\"${item.seenAt}\" data-ago=\"\">${item.seen}</time>";

    /** A link for those who want it in a new tab; a plain click shows the machine beside the list. */
    private static final String NAME = """
            <a class="fw-name ${item.mono}" href="${item.href}" title="${item.name.join('')}"
              @click="${(e) => { if (!e.ctrlKey && !e.metaKey && !e.shiftKey) { e.preventDefault(); open(); } }}"
              >${item.name[0]}<mark>${item.name[1]}</mark>${item.name[2]}</a>""";

    private static final String MARKED =
            "<span class=\"%s\">${item.%2$s[0]}<mark>${item.%2$s[1]}</mark>${item.%2$s[2]}</span>";
    private static final String PLAIN = "<span class=\"fw-text-2\" title=\"${item.text}\">${item.text}</span>";

    private RowTemplates() {}

    static LitRenderer<MachineRow> of(MachineColumn column, SerializableConsumer<MachineRow> open) {
        return switch (column) {
            case ALIAS -> named(NAME, open);
            case HEALTH -> withStatus(LitRenderer.of(STATUS));
            case WHY -> plain(MachineRow::why);
            case VERSION ->
                LitRenderer.<MachineRow>of(MARKED.formatted("fw-strong-2", "version") + """
                        ${item.aim ? html`<span class="fw-aim"> <span aria-label="${item.to}">→</span> ${item.aim}</span>` : ''}""")
                        .withProperty("version", row -> row.marked(told(row).version()))
                        .withProperty("aim", MachineRow::aim)
                        .withProperty("to", row -> Messages.of("machines.aims"));
            case PROGRESS -> plain(row -> Words.progress(row.machine().progress()));
            case TARGET -> plain(row -> row.target() == null ? "" : row.target());
            case GROUP -> plain(MachineRow::group);
            case CHANNEL -> plain(MachineRow::channel);
            case ADDRESS ->
                LitRenderer.<MachineRow>of(MARKED.formatted("fw-text-2", "address"))
                        .withProperty("address", row -> row.marked(told(row).address()));
            case ARCH -> plain(row -> told(row).arch().label());
            case OEM -> plain(row -> told(row).oem());
            case LABELS ->
                plain(row -> String.join(", ", row.machine().written().labels()));
            case ID ->
                LitRenderer.<MachineRow>of(MARKED.formatted("fw-mono", "id"))
                        .withProperty("id", row -> row.marked(row.machine().id().value()));
            case FIRST_SEEN ->
                LitRenderer.<MachineRow>of("<time datetime=\"${item.at}\">${item.text}</time>")
                        .withProperty("at", row -> row.machine().firstSeen().toString())
                        .withProperty("text", MachineRow::since);
            case LAST_SEEN -> withSeen(LitRenderer.of(SEEN));
        };
    }

    /** A line as an item of two lines, for narrow screens. */
    static LitRenderer<MachineRow> narrow(SerializableConsumer<MachineRow> open) {
        return withSeen(
                withStatus(named("""
                <div class="fw-two-lines">
                  <div>%s <span class="fw-caption">%s</span></div>
                  <div>%s <span class="fw-text-2 fw-cut">${item.why}</span></div>
                </div>""".formatted(NAME, SEEN, STATUS), open).withProperty("why", MachineRow::why)));
    }

    private static Machine.Told told(MachineRow row) {
        return row.machine().told();
    }

    private static LitRenderer<MachineRow> plain(Function<MachineRow, String> text) {
        return LitRenderer.<MachineRow>of(PLAIN).withProperty("text", text::apply);
    }

    private static LitRenderer<MachineRow> named(String template, SerializableConsumer<MachineRow> open) {
        return LitRenderer.<MachineRow>of(template)
                .withProperty("name", row -> row.marked(row.machine().name()))
                .withProperty("mono", row -> row.hasAlias() ? "" : "fw-mono")
                .withProperty("href", MachineRow::href)
                .withFunction("open", open);
    }

    private static LitRenderer<MachineRow> withStatus(LitRenderer<MachineRow> template) {
        return template.withProperty("health", row -> row.machine().health().label())
                .withProperty("word", row -> Words.health(row.machine().health()));
    }

    private static LitRenderer<MachineRow> withSeen(LitRenderer<MachineRow> template) {
        return template.withProperty("seen", MachineRow::seen)
                .withProperty("seenAt", row -> row.machine().lastSeen().toString());
    }
}
