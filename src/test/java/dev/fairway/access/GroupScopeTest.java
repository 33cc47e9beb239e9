package dev.fairway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.base.InvalidInput;
import dev.fairway.base.ProductId;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupScopeTest {

    private static final ProductId OTHER = ProductId.of("00000000-1111-2222-3333-444444444444");

    @Test
    void none_is_all_and_patterns_are_read_with_commas_between() {
        assertThat(GroupScope.parse(" , ")).isEqualTo(GroupScope.ALL);
        assertThat(GroupScope.parse("edge-*,  db ").text()).isEqualTo("edge-*, db");
        assertThat(GroupScope.parse("edge-*,  db ").patterns()).containsExactly("edge-*", "db");
        assertThat(GroupScope.parse(GroupScope.parse("a*, b?").text())).isEqualTo(GroupScope.parse("a*,b?"));
    }

    @Test
    void a_star_stands_for_any_characters_and_a_question_mark_for_one() {
        GroupScope scope = GroupScope.parse("edge-*, db?");
        assertThat(List.of("edge-", "edge-eu/1", "db1")).allMatch(name -> scope.covers(flatcar(name)));
        assertThat(List.of("edge", "Edge-1", "db", "db12", "my-edge-1", "edge."))
                .noneMatch(name -> scope.covers(flatcar(name)));
        assertThat(GroupScope.parse("a.c").covers(flatcar("abc"))).isFalse();
        assertThat(GroupScope.parse("a\\E.*\\Q").covers(flatcar("abc"))).isFalse();
    }

    @Test
    void a_pattern_may_be_for_the_groups_of_one_product() {
        GroupScope scope = GroupScope.parse(OTHER.toString().toUpperCase(java.util.Locale.ROOT) + "/stable*");
        assertThat(scope.covers(new GroupRef(OTHER, "stable-1"))).isTrue();
        assertThat(scope.covers(flatcar("stable-1"))).isFalse();
        assertThatThrownBy(() -> GroupScope.parse(OTHER + "/")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void what_lies_within_both_lies_within_each() {
        GroupScope both = GroupScope.parse("edge-*").and(GroupScope.parse("*-eu"));
        assertThat(both.covers(flatcar("edge-eu"))).isTrue();
        assertThat(both.covers(flatcar("edge-us"))).isFalse();
        assertThat(both.covers(flatcar("db-eu"))).isFalse();
        assertThat(GroupScope.ALL.and(both)).isEqualTo(both);
        assertThat(both.and(GroupScope.ALL).covers(flatcar("db-eu"))).isFalse();
    }

    @Test
    void narrower_is_only_what_surely_lies_within() {
        GroupScope edge = GroupScope.parse("edge-*, db");
        assertThat(GroupScope.parse("edge-eu-*").isWithin(edge)).isTrue();
        assertThat(GroupScope.parse("db, edge-1").isWithin(edge)).isTrue();
        assertThat(GroupScope.parse(OTHER + "/edge-1").isWithin(edge)).isTrue();
        assertThat(GroupScope.parse("edge*").isWithin(edge)).isFalse();
        assertThat(GroupScope.parse("d*").isWithin(GroupScope.parse("d?"))).isFalse();
        assertThat(GroupScope.ALL.isWithin(edge)).isFalse();
        assertThat(edge.isWithin(GroupScope.ALL)).isTrue();
        assertThat(edge.isWithin(GroupScope.parse(OTHER + "/*"))).isFalse();
    }

    private static GroupRef flatcar(String name) {
        return new GroupRef(ProductId.FLATCAR, name);
    }
}
