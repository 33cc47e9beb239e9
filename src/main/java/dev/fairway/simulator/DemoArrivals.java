package dev.fairway.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The machines of the demo come to the server, one after the other, in the days before it begins: each pings once at its
 * time, and so is known since then.
 */
final class DemoArrivals {

    private static final Duration FIRST = Duration.ofDays(9);
    private static final int AT_ONCE = 8;
    private static final int STEP = 40;
    private static final int HELD = 4;

    private final List<DemoFleet.Member> order;
    private final Wire wire;
    private final DemoClock clock;
    private int come;

    DemoArrivals(DemoFleet fleet, long seed, Wire wire, DemoClock clock) {
        this.order = new ArrayList<>(fleet.members());
        Collections.shuffle(order, new Random(seed));
        this.wire = wire;
        this.clock = clock;
    }

    /** All come whose first word was longer ago. */
    void comeUntil(Duration ago) throws InterruptedException {
        try (ExecutorService words =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            while (come < order.size() && arrival(come).compareTo(ago) > 0) {
                clock.setBehind(arrival(come));
                List<Callable<Heard>> pings = order.subList(come, Math.min(come + STEP, order.size())).stream()
                        .<Callable<Heard>>map(
                                member -> () -> wire.send(member.life().ping()))
                        .toList();
                words.invokeAll(pings);
                come += pings.size();
            }
        }
    }

    /** How long ago one of them came. */
    private Duration arrival(int index) {
        return FIRST.multipliedBy(order.size() - index).dividedBy(order.size());
    }

    /** People label those that are taken by their label. */
    void label(Rest operator) throws InterruptedException {
        for (DemoFleet.Member member : order) {
            String label = member.group().label();
            if (label != null) {
                operator.call("PATCH", path(member), Map.of("labels", List.of(label)));
            }
        }
    }

    /** People hold a few back. */
    void hold(Rest operator) throws InterruptedException {
        String until = Instant.now().plus(Duration.ofDays(2)).toString();
        for (DemoFleet.Member member : order.subList(0, HELD)) {
            Map<String, String> hold = Map.of("reason", "its disk is being replaced", "until", until);
            operator.call("PATCH", path(member), Map.of("hold", hold));
        }
    }

    private static String path(DemoFleet.Member member) {
        return "/machines/" + member.life().who().id();
    }
}
