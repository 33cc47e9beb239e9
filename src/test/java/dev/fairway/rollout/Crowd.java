package dev.fairway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.base.MachineId;
import dev.fairway.base.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Machines that speak through a bad network with several servers, from several threads at once. */
final class Crowd {

    static final int LANES = 4;

    /** Nobody may skip it. */
    static final String FLOOR = "1.5.0";

    static final List<String> TRACKS = List.of("stable", "beta", "stable", "edge");

    private final Site site;
    private final List<SimMachine> machines = new ArrayList<>();
    private final List<UpdateDesk> nodes;
    private final Queue<CheckIn> late = new ConcurrentLinkedQueue<>();
    private final Map<MachineId, Duration> heardAt = new ConcurrentHashMap<>();
    private final List<Lane> lanes = new ArrayList<>();
    final AtomicInteger checkIns = new AtomicInteger();
    private volatile boolean up = true;
    private volatile boolean lossy = true;
    private volatile Duration listened = Duration.ZERO;

    Crowd(Site site, int size, long seed) {
        this.site = site;
        Random random = new Random(seed);
        nodes = List.of(site.bench.node(), site.bench.node(), site.bench.bean(UpdateDesk.class));
        for (int i = 0; i < size; i++) {
            // One in a hundred is a clone of its neighbour: two machines, one id.
            int number = i % 100 == 99 ? i - 1 : i;
            String track = TRACKS.get(number % TRACKS.size());
            String version = random.nextBoolean() ? "1.0.0" : "1.6.0";
            Instant first = site.bench.now().plus(Duration.ofMinutes(random.nextInt(45)));
            machines.add(new SimMachine(site.product, "m" + number, track, version, nature(random), seed + i, first));
        }
        for (int lane = 0; lane < LANES; lane++) {
            lanes.add(new Lane(lane, new Random(seed - lane - 1)));
        }
    }

    private static Nature nature(Random random) {
        // Three in four are as they should be; the others are all there is to go wrong.
        return random.nextInt(4) > 0 ? Nature.HONEST : Nature.values()[1 + random.nextInt(Nature.values().length - 1)];
    }

    List<SimMachine> machines() {
        return machines;
    }

    /** The machines of one thread take their steps, with a look at what is committed now and then. */
    void live(int lane, Instant now, Runnable look) {
        Lane network = lanes.get(lane);
        for (int i = lane; i < machines.size(); i += LANES) {
            machines.get(i).live(now, network);
            if (i % 500 < LANES) {
                look.run();
            }
        }
        for (int i = late.size() / 2; i > 0; i--) {
            Optional.ofNullable(late.poll()).ifPresent(network::deliver);
        }
    }

    /** No server hears anybody until {@link #serversAreBack}. */
    void serversAreAway() {
        up = false;
    }

    void serversAreBack() {
        up = true;
    }

    /** From here on nothing goes wrong with machines and network, and every id is one machine's. */
    void mend() {
        lossy = false;
        late.clear();
        for (int i = machines.size() - 1; i >= 0; i--) {
            if (i % 100 == 99) {
                machines.remove(i);
            }
        }
        machines.forEach(SimMachine::mend);
    }

    /** So much time passed in which every machine could have been heard. */
    void listened(Duration time) {
        listened = listened.plus(time);
    }

    /** How long a machine was not heard although it could have been. */
    Duration quiet(MachineId machine) {
        return listened.minus(heardAt.getOrDefault(machine, Duration.ZERO));
    }

    /** What the machines of one thread send through. */
    private final class Lane implements Network {

        private final int number;
        private final Random random;

        Lane(int number, Random random) {
            this.number = number;
            this.random = random;
        }

        @Override
        public @Nullable Answer send(CheckIn checkIn) {
            if (!up || isBadLuck(30)) {
                return null;
            }
            Answer answer = deliver(checkIn);
            if (isBadLuck(30)) {
                answer = deliver(checkIn);
            }
            if (isBadLuck(30)) {
                late.add(checkIn);
            }
            return isBadLuck(40) ? null : answer;
        }

        private boolean isBadLuck(int oneIn) {
            return lossy && random.nextInt(oneIn) == 0;
        }

        Answer deliver(CheckIn checkIn) {
            Answer answer =
                    nodes.get((number + random.nextInt(2)) % nodes.size()).answer(checkIn);
            checkIns.incrementAndGet();
            heardAt.put(checkIn.machine(), listened);
            if (answer instanceof Answer.Offer offer) {
                check(checkIn, offer.release().version());
            }
            return answer;
        }

        private void check(CheckIn checkIn, Version offered) {
            Version running = checkIn.told().readableVersion().orElseThrow();
            assertThat(offered)
                    .as("what %s is offered, which runs %s", checkIn.machine(), running)
                    .isGreaterThan(running);
            if (running.isOlderThan(Version.of(FLOOR))) {
                assertThat(offered).as("a floor is not skipped").isEqualTo(Version.of(FLOOR));
            }
        }
    }

    Site site() {
        return site;
    }
}
