package dev.fairway.console;

import static dev.fairway.rollout.policy.RolloutState.ABORTED;
import static dev.fairway.rollout.policy.RolloutState.HALTED;
import static dev.fairway.rollout.policy.RolloutState.PAUSED;
import static dev.fairway.rollout.policy.RolloutState.SUPERSEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.fairway.fleet.BulkAction;
import dev.fairway.fleet.Labels;
import dev.fairway.rollout.policy.RolloutState;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every word that the console asks for is in the bundle, and the bundle holds no other. */
class MessagesTest {

    /** Enough for each pattern: those of a choice within are not counted by the format. */
    private static final int MOST_ARGUMENTS = 6;

    private static final Path SOURCES = Path.of("src/main/java/dev/fairway/console");
    private static final Path BUNDLE = Path.of("src/main/resources/dev/fairway/console/words.properties");
    private static final Pattern ASKED = Pattern.compile("Messages\\.of\\(\\s*\"([^\"]+)\"");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z0-9]+(?:[.-][a-z0-9]+)+)\"");

    /** The beginning of keys that end with what a thing is called, such as {@code machines.column.} and a column. */
    private static final Pattern BUILT = Pattern.compile("Messages\\.of\\(\\s*\"([^\"]+\\.)\"\\s*\\+");

    @Test
    void every_word_that_is_asked_for_is_in_the_bundle() throws IOException {
        Set<String> missing = found(ASKED);
        missing.removeAll(words().stringPropertyNames());
        missing.removeAll(found(BUILT));
        assertThat(missing).isEmpty();
    }

    @Test
    void what_keys_are_built_of_begins_some() throws IOException {
        Set<String> words = words().stringPropertyNames();
        assertThat(found(BUILT))
                .isNotEmpty()
                .allSatisfy(beginning -> assertThat(words).anyMatch(word -> word.startsWith(beginning)));
    }

    @Test
    void everything_that_a_key_is_built_with_has_its_word() throws IOException {
        Set<String> words = words().stringPropertyNames();
        for (BulkAction.Skip skip : BulkAction.Skip.values()) {
            assertThat(words).contains("machines.bulk.skipped." + Labels.of(skip));
        }
        for (RolloutState state : RolloutState.values()) {
            assertThat(words).contains("common.state." + state.label());
        }
        for (RolloutState stopped : List.of(PAUSED, HALTED, ABORTED, SUPERSEDED)) {
            assertThat(words).contains("rollout.outlook.somehow." + stopped.label());
        }
    }

    @Test
    void every_word_of_the_bundle_is_used() throws IOException {
        Set<String> unused = new TreeSet<>(words().stringPropertyNames());
        unused.removeAll(found(LITERAL));
        Set<String> beginnings = found(BUILT);
        unused.removeIf(word -> beginnings.stream().anyMatch(word::startsWith));
        assertThat(unused).isEmpty();
    }

    @Test
    void no_word_is_written_twice() throws IOException {
        try (Stream<String> lines = Files.lines(BUNDLE)) {
            assertThat(lines.filter(line -> line.contains("=") && !line.startsWith("#"))
                            .map(line -> line.substring(0, line.indexOf('=')).strip())
                            .toList())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void every_pattern_formats_whatever_the_count() throws IOException {
        Properties words = words();
        for (String key : words.stringPropertyNames()) {
            String pattern = words.getProperty(key);
            if (!pattern.contains("{")) {
                continue;
            }
            MessageFormat format = new MessageFormat(pattern, Locale.UK);
            for (long count : new long[] {0, 1, 2, 1_234}) {
                Object[] arguments = new Object[MOST_ARGUMENTS];
                java.util.Arrays.fill(arguments, count);
                assertThatCode(() -> format.format(arguments)).as(key).doesNotThrowAnyException();
                assertThat(format.format(arguments)).as(key).doesNotContain("{", "}");
            }
        }
    }

    @Test
    void a_count_has_its_plural() {
        assertThat(Messages.of("frame.stop.touches", 1234, 1))
                .contains("None of 1,234 machines")
                .contains("1 open rollout stands still");
        assertThat(Messages.of("frame.stop.touches", 1234, 0)).doesNotContain("rollout");
    }

    private static Properties words() throws IOException {
        Properties words = new Properties();
        try (Reader in = Files.newBufferedReader(BUNDLE)) {
            words.load(in);
        }
        return words;
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> keys(pattern, file))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Stream<String> keys(Pattern pattern, Path file) {
        try {
            return pattern
                    .matcher(Files.readString(file))
                    .results()
                    .map((MatchResult match) -> match.group(1))
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
