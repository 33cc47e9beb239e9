package dev.fairway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No text that the console shows stands in its code: what looks like words is in the bundle, or is none and listed here.
 * A single word in small letters cannot be told from an id or a class, so it is for whoever reads the change.
 */
class SourceWordsTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/fairway/console");

    /** Comments and characters are passed over, so that a quotation mark in them opens nothing. */
    private static final Pattern TOKEN = Pattern.compile(
            "//[^\n]*|/\\*.*?\\*/|'(?:\\\\.|[^'\\\\\n])+'|\"\"\"(?<block>.*?)\"\"\"|\"(?<text>(?:\\\\.|[^\"\\\\\n])*)\"",
            Pattern.DOTALL);

    /** Letters with a blank at them, or one word with a capital letter, such as {@code Hold…}. */
    private static final Pattern WORDS = Pattern.compile(".*(?:\\p{L}[,.;:“”…%]* | [“(]?\\p{L}).*|\\p{Lu}\\p{Ll}+…?");

    private static final Pattern CLASSES = Pattern.compile("fw-\\S+( [a-z0-9-]+)*( fw-\\S+)* ?");

    /** Cells of the grid: what they say comes as properties. */
    private static final String TEMPLATES = "RowTemplates.java";

    /** Scripts, headers, formats, patterns, and what is read by code only. */
    private static final Set<String> NO_WORDS = Set.of(
            "NullAway",
            "rollout :: policy",
            // keys
            "g o",
            "g m",
            "g g",
            "g c",
            "g e",
            "g r",
            "g a",
            "ArrowUp ArrowDown",
            "Escape",
            "Esc",
            "Enter",
            "Tab",
            "#search, #quick-search",
            ".fw-header .fw-brand",
            // page and scripts
            "width=device-width, initial-scale=1",
            "light dark",
            "text/csv; charset=utf-8",
            "this.addEventListener('click', event => { event.preventDefault();",
            " document.querySelector('.fw-main')?.focus(); })",
            "new IntersectionObserver(([seen]) => seen.isIntersecting && this.click()).observe(this)",
            "navigator.clipboard && navigator.clipboard.writeText($0)",
            // what browsers are told in headers
            "default-src 'none'; script-src 'self' 'nonce-%s' 'unsafe-eval';",
            " script-src-attr 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self';",
            " connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'self'; object-src 'none';",
            " frame-ancestors 'none'",
            "Lax",
            // times
            "d MMM",
            "d MMM yyyy",
            "d MMM yyyy HH:mm:ss VV",
            "EEE d",
            "EEE HH:mm",
            "EEEE, d MMMM yyyy",
            // what browsers say of themselves
            "Edg",
            "Chrom",
            "Android",
            "Windows",
            "Mac OS X",
            "Linux",
            // of the audit trail, and of refusals
            "password set",
            "password changed",
            "sessions ended",
            "stage opened",
            "retry allowed",
            "floor set",
            "floor removed",
            "stage (\\\\d+) of \\\\d+ at (.+) %",
            "stage (\\\\d+) of \\\\d+ at (.+ %)",
            "^'' is no [^:]*:",
            // reads that windows share
            "channel page",
            "release page",
            "rollout page",
            "machines of",
            "fleet overview",
            "latest activity",
            // for the log
            "cannot open /{}",
            "work on many machines failed",
            "nobody looks on any more");

    @Test
    void no_text_is_written_in_the_code() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.endsWith(TEMPLATES))
                            .flatMap(file -> literals(file)
                                    .filter(SourceWordsTest::isText)
                                    .map(text -> SOURCES.relativize(file) + ": " + text))
                            .toList())
                    .isEmpty();
        }
    }

    @Test
    void nothing_is_listed_that_is_gone() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            Set<String> gone = new TreeSet<>(NO_WORDS);
            gone.removeAll(files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(SourceWordsTest::literals)
                    .collect(Collectors.toSet()));
            assertThat(gone).isEmpty();
        }
    }

    @Test
    void what_looks_like_words_is_found() {
        assertThat(Stream.of("Hold…", "Held", " by ", "of two", ", and more", "once. ", "{0} is held"))
                .allMatch(SourceWordsTest::isText);
        assertThat(Stream.of("fw-status failing", "fw-a fw-b", "maxInFlight", "fell-back", ", ", " ", "→", "stop"))
                .noneMatch(SourceWordsTest::isText);
    }

    private static boolean isText(String literal) {
        return WORDS.matcher(literal).matches() && !CLASSES.matcher(literal).matches() && !NO_WORDS.contains(literal);
    }

    private static Stream<String> literals(Path file) {
        try {
            return TOKEN
                    .matcher(Files.readString(file))
                    .results()
                    .map(found -> found.group("block") == null ? found.group("text") : found.group("block"))
                    .filter(Objects::nonNull)
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
