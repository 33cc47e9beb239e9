package dev.fairway;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.function.UnaryOperator;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/** Schedules as Fairway always does, but with something done to the work: the demo holds it back until its past is told. */
class DemoScheduler extends SimpleAsyncTaskScheduler {

    private final transient UnaryOperator<Runnable> scheduled;

    DemoScheduler(UnaryOperator<Runnable> scheduled) {
        this.scheduled = scheduled;
        setVirtualThreads(true);
        setThreadNamePrefix("scheduling-");
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Instant start, Duration period) {
        return super.scheduleAtFixedRate(scheduled.apply(task), start, period);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Duration period) {
        return super.scheduleAtFixedRate(scheduled.apply(task), period);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Instant start, Duration delay) {
        return super.scheduleWithFixedDelay(scheduled.apply(task), start, delay);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Duration delay) {
        return super.scheduleWithFixedDelay(scheduled.apply(task), delay);
    }
}
