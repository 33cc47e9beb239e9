package dev.fairway.bench;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the benchmark is asked to do.
 *
 * @param sizes how many machines are loaded, one fleet after the other; multiples of {@link Part#PATTERN}
 * @param only what is measured
 * @param seconds how long each measurement counts
 * @param rounds how often floor and checks take turns
 * @param connections how many connections the load comes over
 */
record Options(List<Long> sizes, Set<Topic> only, int seconds, int rounds, int connections) {

    /** What can be measured. */
    enum Topic {
        FSYNC,
        CHECKS,
        STATEMENTS,
        HERD,
        OVERLOAD,
        LISTS,
        MEMORY,
        CONSOLE,
        WALL,
        FIRST,
        EVENTS,
        GRANTS,
        SLOW,
        H2;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final String USAGE =
            """
            Usage: ./fairway bench [OPTIONS]

              --sizes N,…        machines that are loaded (default: 1000,100000,1000000)
              --only TOPIC,…     measure only these: %s
              --seconds N        seconds that each measurement counts (default: 20)
              --rounds N         how often floor and checks take turns (default: 3)
              --connections N    connections that the load comes over (default: 256)
              --quick            20000 machines, 2 seconds, 1 round: shows that it works, its figures mean nothing
            """.formatted(Arrays.stream(Topic.values()).map(Topic::label).collect(Collectors.joining(", ")));

    private static final Options FULL =
            new Options(List.of(1_000L, 100_000L, 1_000_000L), EnumSet.allOf(Topic.class), 20, 3, 256);
    private static final Options QUICK = new Options(List.of(20_000L), EnumSet.allOf(Topic.class), 2, 1, 64);

    /** @throws BenchFailure if an argument is not understood */
    static Options of(List<String> arguments) {
        Options options = arguments.contains("--quick") ? QUICK : FULL;
        for (int i = 0; i < arguments.size(); i++) {
            String name = arguments.get(i);
            if (name.equals("--quick")) {
                continue;
            }
            if (!name.startsWith("--") || i + 1 == arguments.size()) {
                throw new BenchFailure(
                        "\"" + name + "\" is no option, or its value is missing; --help lists the options.");
            }
            options = options.with(name, arguments.get(++i));
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--sizes" -> new Options(sizes(value), only, seconds, rounds, connections);
            case "--only" -> new Options(sizes, topics(value), seconds, rounds, connections);
            case "--seconds" -> new Options(sizes, only, (int) number(name, value), rounds, connections);
            case "--rounds" -> new Options(sizes, only, seconds, (int) number(name, value), connections);
            case "--connections" -> new Options(sizes, only, seconds, rounds, (int) number(name, value));
            default -> throw new BenchFailure("there is no option \"" + name + "\"; --help lists the options.");
        };
    }

    /** Whether this is to be measured. */
    boolean wants(Topic topic) {
        return only.contains(topic);
    }

    /** The fleet on which what needs only one fleet is measured: that of 100 000, else the largest. */
    long mainSize() {
        return sizes.contains(100_000L) ? 100_000L : largest();
    }

    long largest() {
        return sizes.stream().mapToLong(Long::longValue).max().orElseThrow();
    }

    /** The arguments that ask for the same again. */
    String again() {
        String topics = only.size() == Topic.values().length
                ? ""
                : " --only " + only.stream().map(Topic::label).collect(Collectors.joining(","));
        return "./fairway bench --sizes " + sizes.stream().map(String::valueOf).collect(Collectors.joining(","))
                + topics + " --seconds " + seconds + " --rounds " + rounds + " --connections " + connections;
    }

    private static List<Long> sizes(String value) {
        List<Long> sizes = Arrays.stream(value.split(","))
                .map(one -> number("--sizes", one))
                .toList();
        for (long size : sizes) {
            if (size % Part.PATTERN != 0) {
                throw new BenchFailure("--sizes: " + size + " is no multiple of " + Part.PATTERN + ".");
            }
        }
        return sizes;
    }

    private static Set<Topic> topics(String value) {
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        for (String one : value.split(",")) {
            topics.add(Arrays.stream(Topic.values())
                    .filter(topic -> topic.label().equals(one))
                    .findFirst()
                    .orElseThrow(
                            () -> new BenchFailure("--only: there is no topic \"" + one + "\"; --help lists them.")));
        }
        return topics;
    }

    private static long number(String name, String value) {
        if (!value.matches("[1-9][0-9]{0,8}")) {
            throw new BenchFailure(name + ": \"" + value + "\" is no whole number above 0.");
        }
        return Long.parseLong(value);
    }
}
