package dev.fairway.enrolment;

import dev.fairway.base.Changed;
import dev.fairway.enrolment.EnrolmentRequest.State;
import dev.fairway.release.ProductInfo;
import dev.fairway.release.Products;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forgets who asked to come in and was not heard of again: invented ids go by themselves, and make room for real ones. Of
 * those that were refused so many are remembered as may wait.
 */
@Component
public class RequestSweep {

    /** A machine asks every hour or so. */
    private static final Duration WAITING_FOR = Duration.ofDays(7);

    private static final Duration APPROVED_FOR = Duration.ofDays(90);

    private final RequestStore store;
    private final EnrolmentSettings settings;
    private final Products products;
    private final ApplicationEventPublisher events;

    RequestSweep(RequestStore store, EnrolmentSettings settings, Products products, ApplicationEventPublisher events) {
        this.store = store;
        this.settings = settings;
        this.products = products;
        this.events = events;
    }

    /** Forgets all that are over at {@code now}. */
    @Transactional
    public void sweep(Instant now) {
        int gone = store.dropSilent(State.WAITING, now.minus(WAITING_FOR));
        gone += store.dropSilent(State.APPROVED, now.minus(APPROVED_FOR));
        for (ProductInfo product : products.all()) {
            gone += store.dropBeyond(product.id(), settings.mostWaiting());
        }
        if (gone > 0) {
            events.publishEvent(new Changed(Changed.Area.MACHINES));
        }
    }
}
