package dev.fairway.bench;

import java.util.Locale;
import java.util.Properties;

/**
 * Counts what happens in one run of the load generator. Answers count when they arrive in the window; a duration counts when
 * its request was due in the window, however late its answer comes, because those that come late are the ones to know.
 */
final class LoadTally {

    private static final double NANOS = 1e9;
    private static final int OK = 200;
    private static final int REFUSED = 503;

    private final long start;
    private final long end;
    private final Histogram served = new Histogram();
    private final Histogram servedSinceSent = new Histogram();
    private final Histogram refused = new Histogram();
    private final long[] perSecond;
    private long ok;
    private long turnedAway;
    private long otherwise;
    private int lastOther;
    private long offers;
    private long broken;
    private long lastAnswer;
    private long lastOffer;
    private long answersUntilLastOffer;

    /** Counts from {@code start} to before {@code end}, in nanoseconds. */
    LoadTally(long start, long end) {
        this.start = start;
        this.end = end;
        this.lastAnswer = start;
        this.lastOffer = start;
        this.perSecond = new long[(int) ((end - start) / (long) NANOS) + 1];
    }

    /** An answer came. */
    void answered(long due, long sent, long now, int status, boolean offer) {
        if (due - start >= 0 && due - end < 0) {
            if (status == OK) {
                served.record(now - due);
                servedSinceSent.record(now - sent);
            } else {
                refused.record(now - sent);
            }
        }
        if (now - start >= 0 && now - end < 0) {
            count(now, status, offer);
        }
    }

    private void count(long now, int status, boolean offer) {
        if (status == OK) {
            ok++;
            perSecond[(int) ((now - start) / (long) NANOS)]++;
        } else if (status == REFUSED) {
            turnedAway++;
        } else {
            otherwise++;
            lastOther = status;
        }
        lastAnswer = now;
        if (offer) {
            offers++;
            lastOffer = now;
            answersUntilLastOffer = ok;
        }
    }

    /** A connection ended before its answer came. */
    void broke() {
        broken++;
    }

    /**
     * All figures.
     *
     * @param doneEarly whether the run ended because all machines were served, so that the window ends with the last answer
     */
    Properties figures(boolean doneEarly) {
        Properties figures = new Properties();
        put(figures, "seconds", ((doneEarly ? lastAnswer : end) - start) / NANOS);
        put(figures, "ok", ok);
        put(figures, "refused", turnedAway);
        put(figures, "other", otherwise);
        put(figures, "lastOther", lastOther);
        put(figures, "offers", offers);
        put(figures, "broken", broken);
        put(figures, "secondsUntilLastOffer", (lastOffer - start) / NANOS);
        put(figures, "answersUntilLastOffer", answersUntilLastOffer);
        put(figures, "served", served);
        put(figures, "servedSinceSent", servedSinceSent);
        put(figures, "refusal", refused);
        figures.setProperty("perSecond", java.util.Arrays.toString(perSecond));
        return figures;
    }

    static void put(Properties figures, String name, double value) {
        figures.setProperty(name, String.format(Locale.ROOT, "%.6f", value));
    }

    private static void put(Properties figures, String name, Histogram histogram) {
        put(figures, name + ".p50", histogram.quantile(0.5) / NANOS);
        put(figures, name + ".p99", histogram.quantile(0.99) / NANOS);
        put(figures, name + ".p999", histogram.quantile(0.999) / NANOS);
        put(figures, name + ".max", histogram.max() / NANOS);
    }
}
