package dev.fairway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdminCommandTest {

    @Test
    void what_is_typed_wrong_says_how_it_is_typed_and_touches_nothing() {
        for (List<String> typed :
                List.of(List.<String>of(), List.of("reset"), List.of("remove", "ann"), List.of("reset", "--help"))) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            assertThat(AdminCommand.run(typed, new PrintStream(said, true, StandardCharsets.UTF_8)))
                    .isEqualTo(2);
            assertThat(said.toString(StandardCharsets.UTF_8)).contains("Usage: fairway admin reset NAME");
        }
    }
}
