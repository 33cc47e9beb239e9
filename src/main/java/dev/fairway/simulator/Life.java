package dev.fairway.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The life of one machine, as {@code update_engine} lives it. It says when it has something to say, says it, and is told
 * what came of that; no I/O and no clock, so the same seed and the same answers give the same life. Driven by one thread at a
 * time.
 *
 * <pre>
 *   asking ──offer──▶ starting ──13/1──▶ downloading ──14/1──▶ installing ──3/1──▶ waiting ──(reboot)──▶ asking
 *      ▲ │ 500, 503, unusable               │ 3/0                │ 3/0               only pings
 *      │ ▼                                  ▼                    ▼
 *    complaining (error event)            asking               asking
 * </pre>
 */
final class Life {

    /** Clients put off what they failed to download before. */
    private static final int BACK_OFF = 40;

    private static final int UNUSABLE = 34;
    private static final int HTTP_STATUS_BASE = 2000;
    private static final int[] DOWNLOAD_ERRORS = {9, 9, 9, 10, 11};
    private static final int[] INSTALL_ERRORS = {5, 5, 4, 15, 1};

    private enum Phase {
        ASKING,
        COMPLAINING,
        DEFERRING,
        STARTING,
        DOWNLOADING,
        INSTALLING,
        WAITING
    }

    private final Persona who;
    private final Odds.Fate fate;
    private final SplittableRandom random;
    private final Pace pace;

    private String version;
    private String bootId;
    private Phase phase = Phase.ASKING;
    private Instant due;
    private Instant rebootAt = Instant.MAX;
    private Duration interval = Pace.POLL;
    private int failures;
    private String offered = "";
    private Mishap mishap = Mishap.NONE;
    private Message.Event news = Message.Event.running("");
    private int complaint;

    /**
     * A machine that is up and has not asked yet.
     *
     * @param version what it runs
     * @param first when it says its first word
     */
    Life(Persona who, String version, Odds.Fate fate, long seed, Instant first) {
        this.who = who;
        this.version = version;
        this.fate = fate;
        this.random = new SplittableRandom(seed);
        this.pace = new Pace(random);
        this.due = first;
        this.bootId = Ids.boot(random);
    }

    Persona who() {
        return who;
    }

    /** What it runs. */
    String version() {
        return version;
    }

    /** When it says its next word. */
    Instant due() {
        return due;
    }

    /** Whether its next word is a question for an update. */
    boolean isAboutToAsk() {
        return phase == Phase.ASKING;
    }

    /** Takes it out of sight until then. */
    void beAwayUntil(Instant back) {
        due = back;
    }

    /** A word of its past, when it ran another version, of which nothing comes: a ping. */
    Message pingOf(String pastVersion) {
        return new Message(who, pastVersion, bootId, true, false, null);
    }

    /** What it says now that it is due; it is told what came of it before it is asked again. */
    Message say() {
        return switch (phase) {
            case ASKING -> {
                Message.Event told = news;
                // Said once, whether or not anybody hears it.
                news = Message.Event.running("");
                yield message(true, true, told);
            }
            case COMPLAINING -> message(false, false, Message.Event.failed(complaint));
            case DEFERRING -> message(false, false, Message.Event.deferred(BACK_OFF));
            case STARTING -> message(false, false, Message.Event.downloadStarted());
            case DOWNLOADING ->
                message(
                        false,
                        false,
                        mishap == Mishap.DOWNLOAD_FAILS
                                ? Message.Event.failed(oneOf(DOWNLOAD_ERRORS))
                                : Message.Event.downloaded());
            case INSTALLING ->
                message(
                        false,
                        false,
                        mishap == Mishap.INSTALLATION_FAILS
                                ? Message.Event.failed(oneOf(INSTALL_ERRORS))
                                : Message.Event.installed());
            case WAITING -> message(true, false, null);
        };
    }

    /** Takes what came of its last word. Reports that nobody heard are not repeated. */
    void hear(Heard heard, Instant now) {
        switch (phase) {
            case ASKING -> hearAnswer(heard, now);
            case COMPLAINING ->
                ask(failures == 0 ? now.plus(pace.nextCheck(interval)) : now.plus(pace.afterFailures(failures)));
            case DEFERRING -> ask(now.plus(pace.nextCheck(interval)));
            case STARTING -> then(Phase.DOWNLOADING, now.plus(pace.download()));
            case DOWNLOADING -> {
                if (mishap == Mishap.DOWNLOAD_FAILS) {
                    ask(now.plus(pace.nextCheck(interval)));
                } else {
                    then(Phase.INSTALLING, now.plus(pace.installation()));
                }
            }
            case INSTALLING -> {
                if (mishap == Mishap.INSTALLATION_FAILS) {
                    ask(now.plus(pace.nextCheck(interval)));
                } else {
                    rebootAt = now.plus(pace.untilReboot());
                    await(now);
                }
            }
            case WAITING -> await(now);
        }
    }

    private void hearAnswer(Heard heard, Instant now) {
        switch (heard) {
            case Heard.Offer offer -> {
                wellAnswered(offer.pollInterval());
                begin(offer.version(), now);
            }
            case Heard.NoUpdate nothing -> {
                wellAnswered(nothing.pollInterval());
                rest(now);
            }
            case Heard.Acknowledged ignored -> rest(now);
            case Heard.Refused refused -> {
                boolean overloaded = refused.status() == 500 || refused.status() == 503;
                failures = overloaded ? failures + 1 : 0;
                complain(HTTP_STATUS_BASE + refused.status(), now);
            }
            case Heard.Unusable ignored -> complain(UNUSABLE, now);
            case Heard.Unreachable ignored -> ask(now.plus(pace.nextCheck(interval)));
        }
    }

    private void wellAnswered(@Nullable Integer pollInterval) {
        failures = 0;
        interval = pollInterval == null ? Pace.POLL : Duration.ofSeconds(pollInterval);
    }

    private void begin(String release, Instant now) {
        offered = release;
        if (happens(fate.defers())) {
            then(Phase.DEFERRING, now.plus(pace.moment()));
            return;
        }
        mishap = Mishap.draw(fate.with(release), random);
        then(Phase.STARTING, now.plus(pace.moment()));
    }

    /** Until its next check, if nothing comes in between. */
    private void rest(Instant now) {
        if (happens(fate.fades())) {
            bootId = Ids.boot(random);
            ask(now.plus(pace.away()));
        } else {
            ask(now.plus(pace.nextCheck(interval)));
        }
    }

    private void complain(int code, Instant now) {
        complaint = code;
        then(Phase.COMPLAINING, now.plus(pace.moment()));
    }

    /** It pings until its reboot; a machine that is down says nothing. */
    private void await(Instant now) {
        Instant ping = now.plus(pace.nextCheck(interval));
        if (ping.isBefore(rebootAt)) {
            then(Phase.WAITING, ping);
        } else {
            reboot();
        }
    }

    private void reboot() {
        bootId = Ids.boot(random);
        if (mishap == Mishap.FALLS_BACK) {
            // One in four is not told: the request in which it would be is lost.
            news = random.nextInt(4) == 0 ? Message.Event.running("") : Message.Event.fellBack();
        } else {
            news = Message.Event.running(version);
            version = offered;
        }
        Duration down = mishap == Mishap.DIES ? pace.away() : Duration.ZERO;
        mishap = Mishap.NONE;
        ask(rebootAt.plus(down).plus(pace.firstCheck()));
    }

    private void ask(Instant at) {
        then(Phase.ASKING, at);
    }

    private void then(Phase next, Instant at) {
        phase = next;
        due = at;
    }

    private Message message(boolean pings, boolean asks, Message.@Nullable Event event) {
        return new Message(who, version, bootId, pings, asks, event);
    }

    private boolean happens(double chance) {
        return chance > 0 && random.nextDouble() < chance;
    }

    private int oneOf(int[] codes) {
        return codes[random.nextInt(codes.length)];
    }
}
