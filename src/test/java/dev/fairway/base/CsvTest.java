package dev.fairway.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that other programs read. */
class CsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx"})
    void what_would_be_taken_for_a_formula_gets_an_apostrophe_in_front(String text) {
        assertThat(Csv.cell(text)).isEqualTo("'" + text);
    }

    @Test
    void an_apostrophe_goes_inside_the_quotes() {
        assertThat(Csv.cell("=HYPERLINK(\"http://x\",\"y\")")).isEqualTo("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
        assertThat(Csv.cell("\rx")).isEqualTo("\"'\rx\"");
    }

    @Test
    void commas_quotes_and_line_breaks_are_quoted() {
        assertThat(Csv.cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(Csv.cell("say \"hi\"")).isEqualTo("\"say \"\"hi\"\"\"");
        assertThat(Csv.cell("two\nlines")).isEqualTo("\"two\nlines\"");
        assertThat(Csv.cell("rack 7 <A&B> ü")).isEqualTo("rack 7 <A&B> ü");
    }

    @Test
    void a_line_has_a_cell_for_each_value_also_where_there_is_none() {
        assertThat(Csv.line(Arrays.asList("a", null, "", "b"))).isEqualTo("a,,,b\r\n");
        assertThat(Csv.line(List.of())).isEqualTo("\r\n");
    }
}
