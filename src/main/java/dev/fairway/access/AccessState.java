package dev.fairway.access;

import dev.fairway.base.Changed;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who may do what at this moment, from memory: a change made on this node holds with its commit, one made on another node at
 * most a second later. That costs one small statement a second, however many people and scripts there are.
 *
 * <p>While the database is away what was known last holds: nothing can be changed then.
 */
@Component
class AccessState {

    private static final Logger LOG = LoggerFactory.getLogger(AccessState.class);
    private static final long OLDEST_NANOS = 1_000_000_000L;

    private final AccessPictures pictures;
    private final AccessEpoch epoch;
    private final SessionSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate apart;
    private volatile @Nullable Seen newest;

    AccessState(
            AccessPictures pictures,
            AccessEpoch epoch,
            SessionSettings settings,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.pictures = pictures;
        this.epoch = epoch;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    private record Seen(AccessPicture picture, long nanos) {

        boolean isYoung() {
            return System.nanoTime() - nanos < OLDEST_NANOS;
        }
    }

    /**
     * What an account may do; {@code null} if it may not sign in, or the session has ended.
     *
     * @param session {@code null} while there is none yet
     */
    @Nullable
    Standing standing(UUID account, @Nullable UUID session) {
        AccessPicture picture = now();
        AccessPicture.Session known =
                session == null ? null : picture.sessions().get(session);
        boolean goesOn = session == null
                || (known != null
                        && known.account().equals(account)
                        && known.begun().plus(settings.absolute()).isAfter(clock.instant()));
        return goesOn ? picture.people().get(account) : null;
    }

    /** The token with this hash, unless it has expired, is revoked, or its owner may not sign in. */
    Optional<AccessPicture.Bearer> bearer(String hash) {
        AccessPicture picture = now();
        return Optional.ofNullable(picture.tokens().get(hash))
                .filter(token -> token.expires() == null || token.expires().isAfter(clock.instant()))
                .filter(token -> token.owner() == null || picture.people().containsKey(token.owner()))
                .map(token -> token.within(picture.people()));
    }

    /** Inside of a transaction nothing is read: it could see what is never committed. Whoever began it has just asked. */
    private AccessPicture now() {
        Seen seen = newest;
        if (seen != null && (seen.isYoung() || TransactionSynchronizationManager.isActualTransactionActive())) {
            return seen.picture();
        }
        return look(false);
    }

    /** @param surely also if it was looked at a moment ago */
    private synchronized AccessPicture look(boolean surely) {
        Seen seen = newest;
        if (seen != null && seen.isYoung() && !surely) {
            return seen.picture();
        }
        long at = System.nanoTime();
        AccessPicture picture;
        try {
            AccessPicture known = seen == null ? null : seen.picture();
            picture = Objects.requireNonNull(apart.execute(status -> pictures.newerThan(known, epoch.current())));
        } catch (DataAccessException | TransactionException away) {
            if (seen == null) {
                throw away;
            }
            LOG.debug("who may do what is as it was known last: {}", away.getMessage());
            picture = seen.picture();
        }
        newest = new Seen(picture, at);
        return picture;
    }

    /** Before anybody who shows something looks at it. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(Changed changed) {
        if (changed.what() == Changed.Area.ACCESS) {
            look(true);
        }
    }

    /** What another node has changed is told to the windows of this one. */
    @Scheduled(fixedDelayString = "PT0.8S", initialDelayString = "PT3S")
    void lookRound() {
        Seen before = newest;
        if (before != null && look(true).epoch() != before.picture().epoch()) {
            events.publishEvent(new Changed(Changed.Area.ACCESS));
        }
    }
}
