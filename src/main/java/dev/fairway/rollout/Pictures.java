package dev.fairway.rollout;

import dev.fairway.base.ReadOnce;
import dev.fairway.enrolment.Enrolments;
import dev.fairway.fleet.Groups;
import dev.fairway.release.Channels;
import dev.fairway.release.ConfigurationEpoch;
import dev.fairway.release.Products;
import dev.fairway.release.Releases;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Holds the newest {@link Picture}, and loads a new one when the epoch has moved. */
@Component
class Pictures {

    private final Products products;
    private final Releases releases;
    private final Channels channels;
    private final Groups groups;
    private final Enrolments enrolments;
    private final RolloutStore rollouts;
    private final FleetStopStore stops;
    private final ConfigurationEpoch epoch;
    private final TransactionTemplate repeatableRead;
    private volatile @Nullable Picture newest;
    private long began = System.nanoTime();
    private @Nullable RuntimeException failed;

    Pictures(
            Products products,
            Releases releases,
            Channels channels,
            Groups groups,
            Enrolments enrolments,
            RolloutStore rollouts,
            FleetStopStore stops,
            ConfigurationEpoch epoch,
            PlatformTransactionManager transactions) {
        this.products = products;
        this.releases = releases;
        this.channels = channels;
        this.groups = groups;
        this.enrolments = enrolments;
        this.rollouts = rollouts;
        this.stops = stops;
        this.epoch = epoch;
        this.repeatableRead = new TransactionTemplate(transactions);
        this.repeatableRead.setReadOnly(true);
        this.repeatableRead.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * The configuration as it is committed now. Not to be called inside a transaction, which might see an older one. Many at
     * once ask the database once: a look that began after somebody came is as new as one of its own.
     */
    Picture current() {
        long came = System.nanoTime();
        synchronized (this) {
            Picture picture = newest;
            if (began - came > 0 && failed != null) {
                throw failed;
            }
            if (began - came > 0 && picture != null) {
                return picture;
            }
            began = System.nanoTime();
            try {
                long now = epoch.known();
                failed = null;
                return picture != null && picture.epoch() == now ? picture : load();
            } catch (DataAccessException | TransactionException away) {
                failed = away;
                throw away;
            }
        }
    }

    /** The newest picture that was taken, without asking whether it still holds. */
    Picture newest() {
        Picture picture = newest;
        return picture != null ? picture : current();
    }

    /** A newer picture than this, which was found not to hold any more. Not to be called inside a transaction. */
    synchronized Picture after(Picture stale) {
        Picture picture = newest;
        return picture != null && picture != stale ? picture : load();
    }

    private synchronized Picture load() {
        // The epoch and what it stands for are read in one transaction that sees one moment.
        Picture loaded = ReadOnce.apart(() -> Objects.requireNonNull(repeatableRead.execute(status -> new Picture(
                epoch.current(),
                products.all(),
                releases.all(),
                channels.all(),
                groups.all(),
                enrolments.rules(),
                rollouts.newest(),
                stops.current().orElse(null)))));
        newest = loaded;
        return loaded;
    }
}
