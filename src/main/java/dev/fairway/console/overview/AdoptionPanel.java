package dev.fairway.console.overview;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.console.chart.Chart;
import dev.fairway.rollout.FleetOverview.Now;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Adoption over time: of which machines and how far back is chosen here, and stands in the address. */
final class AdoptionPanel extends Div {

    /** What can be chosen: a channel, a group, or all. */
    private record Choice(
            String name, @Nullable UUID channel, @Nullable UUID group) {

        boolean isOf(Scope scope) {
            return Objects.equals(channel, scope.channel()) && Objects.equals(group, scope.group());
        }
    }

    private final OverviewReads reads;
    private final Chart chart = new Chart("adoption-chart", "adoption");
    private final ComboBox<Choice> of = new ComboBox<>();
    private final Map<Scope.Span, Button> spans = new EnumMap<>(Scope.Span.class);
    private Scope scope = Scope.DEFAULT;
    private List<Choice> choices = List.of();

    /** @param go goes to the address of another scope */
    AdoptionPanel(OverviewReads reads, Consumer<Scope> go) {
        this.reads = reads;
        setId("adoption");
        addClassNames("fw-panel", "fw-adoption");
        of.setId("adoption-of");
        of.setAriaLabel(Messages.of("overview.adoption.of"));
        of.setItemLabelGenerator(Choice::name);
        of.addValueChangeListener(change -> {
            Choice choice = change.getValue();
            if (change.isFromClient() && choice != null && !choice.isOf(scope)) {
                go.accept(new Scope(scope.span(), choice.channel(), choice.group()));
            }
        });
        Div span = Parts.block("fw-segments");
        span.getElement().setAttribute("role", "group").setAttribute("aria-label", Messages.of("overview.span"));
        for (Scope.Span one : Scope.Span.values()) {
            Button button = new Button(one.words(), click -> go.accept(scope.over(one)));
            button.setId("span-" + one.label());
            button.addThemeVariants(ButtonVariant.TERTIARY);
            spans.put(one, button);
            span.add(button);
        }
        Div title = Parts.block(
                "fw-panel-title",
                new H2(Messages.of("overview.adoption")),
                Parts.text("fw-caption", Messages.of("overview.adoption.what")));
        add(Parts.block("fw-panel-head", title, Parts.block("fw-panel-tools", of, span, chart.menu())), chart);
    }

    void show(Now now, Scope chosen) {
        scope = chosen;
        spans.forEach((span, button) ->
                button.getElement().setAttribute("aria-pressed", Boolean.toString(span == chosen.span())));
        List<Choice> known = choices(now);
        if (!known.equals(choices)) {
            choices = known;
            of.setItems(known);
            of.setValue(null);
        }
        known.stream()
                .filter(choice -> choice.isOf(chosen))
                .findFirst()
                .filter(choice -> !choice.equals(of.getValue()))
                .ifPresent(of::setValue);
        chart.show(reads.adoption(now, chosen));
    }

    private static List<Choice> choices(Now now) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(Messages.of("overview.adoption.all"), null, null));
        now.channels()
                .forEach(channel -> choices.add(
                        new Choice(channel.name() + " " + channel.arch().label(), channel.id(), null)));
        now.runs().values().stream()
                .map(run -> run.group())
                .sorted(Comparator.comparing(group -> group.name()))
                .forEach(group -> choices.add(
                        new Choice(Messages.of("overview.adoption.group", group.name()), null, group.id())));
        return choices;
    }
}
