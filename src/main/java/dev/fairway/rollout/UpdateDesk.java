package dev.fairway.rollout;

import dev.fairway.base.ProductId;
import io.micrometer.core.instrument.Gauge;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;

/**
 * Answers check-ins.
 *
 * <p><b>Queue, batch, commit, answer.</b> Whoever brings a check-in puts it into a queue and waits. A writer takes whatever
 * has queued, without waiting for more, and has all of it served together; the answers leave when it is committed. So one
 * check-in alone costs one small transaction, and a thousand at once cost a few large ones: batches form by themselves, just
 * as large as the load is, and each has one fsync. What is not on disk is never answered, so a killed server has lost
 * nothing that anybody relies on.
 *
 * <p><b>Nearly all check-ins change nothing.</b> A batch is first heard in a {@link LightRound}: one statement reads its
 * machines with their open grants and the epoch of the configuration, the pure policy decides each against the
 * {@link Picture} in memory, and one statement sets the last-seen times. Nobody is locked. A machine carries a count of its
 * writes, and a last-seen time is only set where that has not moved since it was read; who was overtaken is heard again.
 *
 * <p><b>What changes something is heard in a {@link FullRound}</b>, which locks its machines in one order, hears them anew,
 * passes the {@link Gates gate} of each group whose grants change, and reads the epoch again behind it. Whatever forbids
 * something (a pause, a halt, a hold, a withdrawal, the fleet's stop) passes the same gate and moves the epoch: so once it
 * is acknowledged no later answer on any node is decided without it. Behind the gate the {@link Counts} follow each
 * decision, so no limit is exceeded within a batch either. Everything is written as batches, in a dozen statements however
 * many machines there are.
 *
 * <p><b>Order.</b> The check-ins of one machine always queue in the same lane and are served one after the other. Locks are
 * taken in one order here and wherever machines are written: machines by id, gates by group id, the epoch, what is changed.
 *
 * <p><b>When it goes wrong.</b> A round that runs into somebody else is heard again. A batch that cannot be kept for what one
 * check-in holds is split until the offender stands alone ({@link Clerk}). A full queue, and a database that is away, refuse
 * at once with {@link DeskClosed}: while it is away nobody queues, and only the writers look whether it is back.
 */
@Service
public class UpdateDesk implements DisposableBean {

    private final Pictures pictures;
    private final DeskMetrics metrics;
    private final List<DeskLane> lanes;
    private final int mostInside;
    private final AtomicInteger inside = new AtomicInteger();

    UpdateDesk(Pictures pictures, Clerk clerk, DeskMetrics metrics, DeskSettings settings) {
        this.pictures = pictures;
        this.metrics = metrics;
        this.mostInside = settings.queue();
        this.lanes = IntStream.range(0, settings.writers())
                .mapToObj(i -> new DeskLane("update-desk-" + i, mostInside, settings.batch(), clerk, metrics))
                .toList();
        Gauge.builder("fairway.desk.queue", this, UpdateDesk::depth)
                .description("Check-ins that wait for a writer")
                .register(metrics.meters());
        Gauge.builder("fairway.desk.queue.capacity", settings, DeskSettings::queue)
                .description("Check-ins that may wait before more are refused")
                .register(metrics.meters());
        Gauge.builder(
                        "fairway.configuration.epoch",
                        pictures,
                        known -> known.newest().epoch())
                .description("The epoch of the configuration that check-ins are decided by")
                .register(metrics.meters());
        Gauge.builder("fairway.desk.away", this, desk -> desk.isAway() ? 1 : 0)
                .description("1 while the database is away and check-ins are refused")
                .register(metrics.meters());
    }

    /**
     * Hears and answers one check-in. When this returns, all of it is on disk.
     *
     * @throws DeskClosed if it cannot be heard now; then nothing of it was recorded
     * @throws org.springframework.dao.DataAccessException if the database refuses it for what it holds
     */
    public Answer answer(CheckIn checkIn) {
        if (!manages(checkIn.product())) {
            return new Answer.UnknownProduct();
        }
        // Not only who queues is counted, but also who has an answer and was not yet given a processor to carry it
        // away: each
        // holds a connection with its buffers, and under an overload these would fill the memory.
        try {
            if (inside.incrementAndGet() > mostInside) {
                throw metrics.refused(new DeskClosed(DeskClosed.Why.FULL));
            }
            Waiting waiting = new Waiting(checkIn);
            lane(checkIn).queue(waiting);
            Answer answer = waiting.await();
            metrics.answered(answer);
            return answer;
        } finally {
            inside.decrementAndGet();
        }
    }

    private DeskLane lane(CheckIn checkIn) {
        return lanes.get(Math.floorMod(checkIn.key().hashCode(), lanes.size()));
    }

    /** Answers another update server; records nothing. */
    public Answer answer(MirrorCheck check, Instant now) {
        return Mirrors.answer(pictures.current(), check, now);
    }

    /** Whether this product is managed here, so that its machines have to say who they are. */
    public boolean manages(ProductId product) {
        // Products are only ever added: one that is known stays so, and for others the database is asked.
        return pictures.newest().knows(product) || pictures.current().knows(product);
    }

    /**
     * Refuses who would only be refused later: worth asking before a request is read.
     *
     * @throws DeskClosed if every check-in is refused now
     */
    public void requireOpen() {
        if (lanes.stream().allMatch(DeskLane::isAway)) {
            throw metrics.refused(new DeskClosed(DeskClosed.Why.AWAY));
        }
        if (inside.get() >= mostInside) {
            throw metrics.refused(new DeskClosed(DeskClosed.Why.FULL));
        }
    }

    /** How many check-ins wait for a writer. */
    public int depth() {
        return lanes.stream().mapToInt(DeskLane::depth).sum();
    }

    /** Whether check-ins are refused because the database is away. */
    public boolean isAway() {
        return lanes.stream().anyMatch(DeskLane::isAway);
    }

    /** Answers all that have queued, and takes no more. */
    @Override
    public void destroy() {
        lanes.forEach(DeskLane::stop);
    }
}
