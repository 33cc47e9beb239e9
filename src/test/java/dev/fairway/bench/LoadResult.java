package dev.fairway.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** The figures of one run of the load generator. */
record LoadResult(Properties figures) {

    /** Durations, in milliseconds. */
    record Times(double p50, double p99, double p999, double max) {}

    /** Check-ins answered with 200 in each second, on average. */
    double rate() {
        return ok() / Math.max(1e-9, seconds());
    }

    /** How long was counted. */
    double seconds() {
        return value("seconds");
    }

    /** Check-ins answered with 200. */
    long ok() {
        return (long) value("ok");
    }

    /** Check-ins answered with 503. */
    long refused() {
        return (long) value("refused");
    }

    /** Answers that offered a release. */
    long offers() {
        return (long) value("offers");
    }

    /** Machines that were visited, also those before and after what was counted. */
    long visited() {
        return (long) value("visited");
    }

    /** Requests that were due and for which no connection came free. */
    long neverSent() {
        return (long) value("neverSent");
    }

    /** How long offers came, from the start to the last of them, and how many check-ins were answered meanwhile. */
    double secondsUntilLastOffer() {
        return value("secondsUntilLastOffer");
    }

    long answersUntilLastOffer() {
        return (long) value("answersUntilLastOffer");
    }

    /** Answers with 200, from when they were due. */
    Times served() {
        return times("served");
    }

    /** Answers with 200, from when they were sent. */
    Times servedSinceSent() {
        return times("servedSinceSent");
    }

    /** Other answers, from when they were sent. */
    Times refusal() {
        return times("refusal");
    }

    /** The answers with 200 of each second. */
    List<Long> perSecond() {
        String list = figures.getProperty("perSecond");
        return Arrays.stream(list.substring(1, list.length() - 1).split(", "))
                .map(Long::valueOf)
                .toList();
    }

    /** Time on a processor that the generator itself took for each answer, in microseconds; its start is in it. */
    double generatorMicros() {
        return value("cpu") * 1e6 / Math.max(1, ok() + refused());
    }

    /**
     * This, if nothing went wrong.
     *
     * @throws BenchFailure if there were answers other than 200 and 503, ended connections or requests without an answer
     */
    LoadResult sound() {
        if (value("other") + value("broken") + value("unanswered") > 0) {
            throw new BenchFailure(
                    "of the check-ins %.0f were answered neither 200 nor 503 (the last with %.0f), %.0f connections"
                                    .formatted(value("other"), value("lastOther"), value("broken"))
                            + " ended before their answer, and %.0f answers never came".formatted(value("unanswered")));
        }
        return this;
    }

    private Times times(String name) {
        return new Times(
                value(name + ".p50") * 1e3,
                value(name + ".p99") * 1e3,
                value(name + ".p999") * 1e3,
                value(name + ".max") * 1e3);
    }

    private double value(String name) {
        return Double.parseDouble(figures.getProperty(name));
    }
}
