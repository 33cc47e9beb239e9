package dev.fairway.console.machines;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Words whose keys end with what a thing is called: every such thing has its words. */
class BuiltWordsTest {

    @Test
    void every_column_has_its_name() {
        for (MachineColumn column : MachineColumn.values()) {
            assertThatCode(column::heading).as(column.name()).doesNotThrowAnyException();
        }
    }

    @Test
    void everything_that_is_done_to_many_has_its_words() {
        for (BulkKind kind : BulkKind.values()) {
            for (String which : List.of("button", "title", "says", "confirm", "running", "done")) {
                assertThatCode(() -> kind.word(which, 2)).as(kind + " " + which).doesNotThrowAnyException();
            }
        }
    }
}
