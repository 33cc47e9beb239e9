package dev.fairway.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The machines of the demo tell the server their past: each pings at its times, and so is known since then, with the versions
 * that it ran. Now and then the fleet is written down as it is, for the curves that people look at first.
 */
final class DemoArrivals {

    private static final int AT_ONCE = 8;
    private static final int STEP = 40;
    private static final int HELD = 4;
    private static final Duration RECENT = Duration.ofDays(2);

    private final List<DemoFleet.Member> order;
    private final List<DemoPast.Word> words;
    private final Wire wire;
    private final DemoClock clock;
    private final Runnable remember;
    private Duration remembered = Duration.ofDays(10_000);
    private int said;

    /** @param remember has the server write the fleet down */
    DemoArrivals(DemoScript script, DemoFleet fleet, long seed, Wire wire, DemoClock clock, Runnable remember) {
        this.order = new ArrayList<>(fleet.members());
        Collections.shuffle(order, new Random(seed));
        this.words = new DemoPast(script, seed).words(order);
        this.wire = wire;
        this.clock = clock;
        this.remember = remember;
    }

    /** All that was said longer ago is said. */
    void comeUntil(Duration ago) throws InterruptedException {
        try (ExecutorService voices =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            while (said < words.size() && words.get(said).ago().compareTo(ago) > 0) {
                List<DemoPast.Word> next = next(ago);
                clock.setBehind(next.getFirst().ago());
                voices.invokeAll(next.stream()
                        .<Callable<Heard>>map(
                                word -> () -> wire.send(word.member().life().pingOf(word.version())))
                        .toList());
                said += next.size();
                remember(next.getLast().ago());
            }
        }
    }

    /** What is said in the same hour, as much as is said at once; of a machine not two words, which could change places. */
    private List<DemoPast.Word> next(Duration ago) {
        Duration first = words.get(said).ago();
        List<DemoPast.Word> next = new ArrayList<>();
        Set<DemoFleet.Member> speakers = new HashSet<>();
        for (DemoPast.Word word : words.subList(said, Math.min(said + STEP, words.size()))) {
            if (word.ago().compareTo(ago) <= 0
                    || first.minus(word.ago()).compareTo(Duration.ofHours(1)) > 0
                    || !speakers.add(word.member())) {
                break;
            }
            next.add(word);
        }
        return next;
    }

    private void remember(Duration ago) {
        Duration each = ago.compareTo(RECENT) > 0 ? Duration.ofHours(3) : Duration.ofMinutes(30);
        if (remembered.minus(ago).compareTo(each) >= 0) {
            remembered = ago;
            remember.run();
        }
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
