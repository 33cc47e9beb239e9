package dev.fairway.console.frame;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.QueryParameters;
import dev.fairway.console.Links;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.machines.MachinesView;
import dev.fairway.rollout.QuickFind;
import dev.fairway.rollout.QuickFind.Hit;
import java.util.List;

/**
 * Finds a machine, group, channel, release or CVE as one types. Enter opens what is chosen or what is called exactly so; else
 * it leads to the machines that match.
 */
class QuickSearch extends ComboBox<Hit> {

    private final QuickFind find;

    QuickSearch(QuickFind find) {
        this.find = find;
        setId("quick-search");
        addClassNames("fw-search", "fw-quick");
        setPlaceholder(Messages.of("frame.search"));
        setAriaLabel(Messages.of("frame.search"));
        setPrefixComponent(Parts.icon("search"));
        setItemLabelGenerator(Hit::title);
        setRenderer(new ComponentRenderer<>(QuickSearch::line));
        setItems(query -> {
            List<Hit> hits = find.find(query.getFilter().orElse(""));
            return hits.stream().skip(query.getOffset()).limit(query.getLimit());
        });
        setAllowCustomValue(true);
        addCustomValueSetListener(typed -> open(typed.getDetail()));
        addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                leave(href(change.getValue()), QueryParameters.empty());
            }
        });
    }

    private void open(String typed) {
        String text = typed.strip();
        List<Hit> exact = find.find(text).stream()
                .filter(hit -> QuickFind.isExactly(hit, text))
                .toList();
        if (exact.size() == 1) {
            leave(href(exact.getFirst()), QueryParameters.empty());
        } else {
            QueryParameters query = text.isEmpty() ? QueryParameters.empty() : QueryParameters.of("q", text);
            UI.getCurrent().navigate(MachinesView.class, query);
            setValue(null);
        }
    }

    private void leave(String href, QueryParameters query) {
        setValue(null);
        int at = href.indexOf('?');
        UI ui = UI.getCurrent();
        if (at < 0) {
            ui.navigate(href, query);
        } else {
            ui.navigate(href.substring(0, at), QueryParameters.fromString(href.substring(at + 1)));
        }
    }

    private static String href(Hit hit) {
        return switch (hit) {
            case Hit.OfMachine(var machine) -> Links.machine(machine.product(), machine.id());
            case Hit.OfOther other ->
                switch (other.kind()) {
                    case GROUP -> Links.groupPage(other.id());
                    case CHANNEL -> Links.channelPage(other.id());
                    case RELEASE, ADVISORY -> Links.release(other.id());
                };
        };
    }

    private static Div line(Hit hit) {
        return switch (hit) {
            case Hit.OfMachine(var machine) ->
                line(
                        "machines",
                        machine.name(),
                        Messages.of("frame.found.machine", machine.told().version()));
            case Hit.OfOther other ->
                switch (other.kind()) {
                    case GROUP -> line("groups", other.title(), Messages.of("frame.found.group"));
                    case CHANNEL -> line("channels", other.title(), Messages.of("frame.found.channel", other.detail()));
                    case RELEASE -> line("releases", other.title(), Messages.of("frame.found.release", other.detail()));
                    case ADVISORY ->
                        line("releases", other.title(), Messages.of("frame.found.advisory", other.detail()));
                };
        };
    }

    private static Div line(String icon, String title, String detail) {
        return Parts.block(
                "fw-found",
                Parts.icon(icon),
                Parts.block("fw-found-words", Parts.text("fw-cut", title), Parts.text("fw-caption fw-cut", detail)));
    }
}
