package dev.fairway.rollout;

import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.base.Version;
import dev.fairway.fleet.Machine;
import dev.fairway.release.ReleaseInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A client as real ones are: it polls, downloads what it is offered, installs, only pings until it reboots, and reports.
 * What goes wrong with it its {@link Nature} says. Driven by one thread at a time.
 */
final class SimMachine {

    /** Where it is with an update; each step is taken when its time has come. */
    enum Phase {
        IDLE,
        OFFERED,
        DOWNLOADING,
        INSTALLING,
        WAITING
    }

    private final ProductId product;
    private final MachineId id;
    private final String track;
    private final Random random;
    private Nature nature;
    private String version;
    private String bootId;
    private Phase phase = Phase.IDLE;
    private @Nullable ReleaseInfo offered;
    private Instant next;
    private Instant rebootAt = Instant.MAX;
    private Duration backOff = Nature.POLL;

    SimMachine(ProductId product, String id, String track, String version, Nature nature, long seed, Instant first) {
        this.product = product;
        this.id = new MachineId(id);
        this.track = track;
        this.version = version;
        this.nature = nature;
        this.random = new Random(seed);
        this.bootId = newBoot();
        this.next = first;
    }

    MachineId id() {
        return id;
    }

    String version() {
        return version;
    }

    Nature nature() {
        return nature;
    }

    Phase phase() {
        return phase;
    }

    /** From here on nothing goes wrong with it. */
    void mend() {
        nature = Nature.HONEST;
    }

    boolean isDue(Instant now) {
        return !now.isBefore(next);
    }

    /** Takes its next step, if its time has come. */
    void live(Instant now, Network network) {
        if (!isDue(now) || nature.isMuteOnce(phase)) {
            return;
        }
        if (nature.crashes(random)) {
            reboot(false);
        }
        nature.lie(random, version).ifPresent(lie -> network.send(said(lie.version(), false, lie.events())));
        step(now, network);
    }

    private void step(Instant now, Network network) {
        switch (phase) {
            case IDLE -> check(now, network);
            case OFFERED -> report(now, network, Phase.DOWNLOADING, event(ReportedEvent.Kind.DOWNLOAD_STARTED));
            case DOWNLOADING -> {
                if (nature.failsToInstall(random)) {
                    network.send(said(version, false, List.of(failed(9))));
                    phase = Phase.IDLE;
                    next = now.plus(nature.poll(random));
                } else {
                    report(now, network, Phase.INSTALLING, event(ReportedEvent.Kind.DOWNLOADED));
                }
            }
            case INSTALLING -> {
                report(now, network, Phase.WAITING, event(ReportedEvent.Kind.INSTALLED));
                rebootAt = now.plus(nature.untilReboot(random));
            }
            case WAITING -> {
                if (now.isBefore(rebootAt)) {
                    network.send(said(version, false, List.of()));
                    next = now.plus(Duration.ofMinutes(20));
                } else {
                    afterReboot(now, network);
                }
            }
        }
    }

    private void check(Instant now, Network network) {
        Answer answer = network.send(said(version, true, List.of()));
        if (answer == null) {
            backOff = Nature.doubled(backOff);
            next = now.plus(backOff);
            return;
        }
        if (backOff.compareTo(Nature.POLL) > 0) {
            // It tells of the answers that it did not get.
            network.send(said(version, false, List.of(failed(2503))));
            backOff = Nature.POLL;
        }
        if (answer instanceof Answer.Offer(ReleaseInfo release)) {
            offered = release;
            phase = Phase.OFFERED;
            next = now.plus(Duration.ofMinutes(1));
        } else {
            next = now.plus(nature.poll(random));
        }
    }

    private void report(Instant now, Network network, Phase then, ReportedEvent event) {
        network.send(said(version, false, List.of(event)));
        phase = then;
        next = now.plus(Duration.ofMinutes(1 + random.nextInt(8)));
    }

    private void afterReboot(Instant now, Network network) {
        boolean cameUp = !nature.fallsBack(random);
        String from = version;
        reboot(cameUp);
        if (cameUp) {
            // Sent once, and lost if nobody hears it.
            network.send(said(version, false, List.of(new ReportedEvent(ReportedEvent.Kind.DONE, 3, 2, null, from))));
        } else if (nature.tellsOfFallBack(random)) {
            network.send(said(version, false, List.of(failed(44))));
        }
        next = now.plus(Duration.ofMinutes(2 + random.nextInt(10)));
    }

    private void reboot(boolean intoNew) {
        if (intoNew && offered != null) {
            version = offered.version().toString();
        }
        bootId = newBoot();
        phase = Phase.IDLE;
        offered = null;
    }

    private String newBoot() {
        return Long.toHexString(random.nextLong());
    }

    private CheckIn said(String running, boolean asks, List<ReportedEvent> events) {
        return new CheckIn(
                product,
                id,
                new Machine.Told(null, running, track, Bench.ARCH, "qemu", "192.0.2.7", bootId),
                asks,
                events);
    }

    static ReportedEvent event(ReportedEvent.Kind kind) {
        return new ReportedEvent(kind, 13, 1, null, null);
    }

    static ReportedEvent failed(int code) {
        return new ReportedEvent(ReportedEvent.Kind.FAILED, 3, 0, new ErrorCode(code), null);
    }

    boolean runs(String wanted) {
        return Version.of(version).compareTo(Version.of(wanted)) == 0;
    }
}
