package dev.fairway.console.machines;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.fleet.Health;
import dev.fairway.fleet.MachineKey;
import dev.fairway.fleet.MachineSort;
import dev.fairway.fleet.Progress;
import dev.fairway.fleet.SavedView;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The whole list stands in its address. */
class QueryTest {

    private static final UUID STABLE = new UUID(0, 1);
    private static final FilterChoices CHOICES =
            new FilterChoices(Map.of(STABLE, "stable"), Map.of(), Map.of(), List.of("4230.2.0"));

    @Test
    void what_is_written_into_an_address_is_read_from_it_again() {
        ProductId other = new ProductId(new UUID(7, 7));
        MachineQuery query = MachineQuery.ALL
                .withText("web 1&2=3")
                .withGroup(STABLE)
                .withVersion("4230.2.0+b")
                .withHealth(Health.FAILING)
                .withProgress(Progress.INSTALLED)
                .withLabel("zone:eu")
                .withProduct(other)
                .withSort(new MachineSort(MachineSort.Key.VERSION, true))
                .withMachine(new MachineKey(other, new MachineId("{a.b:c}")))
                .withView(new UUID(3, 4));
        assertThat(QueryReader.read(
                        QueryParameters.fromString(query.parameters().getQueryString()), CHOICES))
                .isEqualTo(query);
    }

    @Test
    void names_of_groups_may_be_written_and_nonsense_is_named() {
        MachineQuery query = read("group=stable&health=splendid&sort=upwards&machine=a b&view=7&progress=x");
        assertThat(query.filter().group()).isEqualTo(STABLE);
        assertThat(query.sort()).isEqualTo(MachineSort.WORST_FIRST);
        assertThat(query.ignored()).hasSize(5).anyMatch(sentence -> sentence.contains("“splendid”"));
        assertThat(query.machine()).isNull();
    }

    @Test
    void a_saved_view_keeps_filter_and_order_and_not_who_looks_at_which_machine() {
        MachineQuery query = read("q=fra&sort=-id&machine=m1&view=" + STABLE);
        assertThat(query.saved()).isEqualTo("q=fra&sort=-id");
        SavedView view = new SavedView(STABLE, "ann", "Frankfurt", query.saved(), true, 0);
        MachineQuery opened = QueryReader.read(MachineAddress.of(view), CHOICES);
        assertThat(opened.saved()).isEqualTo(view.query());
        assertThat(opened.view()).isEqualTo(STABLE);
    }

    @Test
    void what_was_searched_for_is_marked_in_any_case_and_is_never_markup() {
        assertThat(Marked.of("web-FRA-017", "fra")).containsExactly("web-", "FRA", "-017");
        assertThat(Marked.of("<b>x</b>", "x")).containsExactly("<b>", "x", "</b>");
        assertThat(Marked.of("web-1", "")).containsExactly("web-1", "", "");
        assertThat(Marked.of("web-1", "none")).containsExactly("web-1", "", "");
    }

    @Test
    void columns_are_kept_as_text_and_unknown_ones_are_left_out() {
        ColumnChoice chosen = ColumnChoice.USUAL
                .with(MachineColumn.OEM, true, 900)
                .with(MachineColumn.WHY, false, 900)
                .resized(MachineColumn.ALIAS, 333);
        assertThat(ColumnChoice.of(chosen.text())).isEqualTo(chosen);
        assertThat(chosen.shows(MachineColumn.OEM, 900)).isTrue();
        assertThat(chosen.shows(MachineColumn.WHY, 900)).isFalse();
        ColumnChoice wide = ColumnChoice.USUAL.resized(MachineColumn.WHY, 5000);
        assertThat(ColumnChoice.of(wide.text())).isEqualTo(wide);
        assertThat(wide.shown()).isNull();
        assertThat(ColumnChoice.of("alias,rack:7,health:wide").shown())
                .containsExactly(MachineColumn.ALIAS, MachineColumn.HEALTH);
        assertThat(ColumnChoice.of("")).isEqualTo(ColumnChoice.USUAL);
    }

    private static MachineQuery read(String query) {
        return QueryReader.read(QueryParameters.fromString(query), CHOICES);
    }
}
