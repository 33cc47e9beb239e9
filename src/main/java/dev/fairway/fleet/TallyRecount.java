package dev.fairway.fleet;

import dev.fairway.fleet.Tallies.Kind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts the machines and compares: tallies and machines change in the same transactions, so at one moment both say the
 * same. Where they do not, somebody forgot to say what became of a machine: that is put right, and reported. Here versions
 * get their names anew, too, for only who knows all machines can rename what they are counted under.
 */
@Component
class TallyRecount {

    private static final Logger LOG = LoggerFactory.getLogger(TallyRecount.class);
    private static final int MOST_NAMED_IN_LOG = 10;

    private final TallyBook book;
    private final Counter drifted;
    private final TransactionTemplate transaction;

    TallyRecount(TallyBook book, MeterRegistry meters, PlatformTransactionManager transactions) {
        this.book = book;
        this.drifted = Counter.builder("fairway.tallies.drift")
                .description("machines that tallies counted wrongly, found and corrected by a recount")
                .register(meters);
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Recounts, and puts right what is wrong. Returns by how many machines each kind was wrong: nothing if all was right. */
    Map<Kind, Integer> recount() {
        Map<Kind, Integer> drift = Objects.requireNonNull(transaction.execute(status -> inTransaction()));
        if (!drift.isEmpty()) {
            drifted.increment(drift.values().stream().mapToInt(Math::abs).sum());
            LOG.warn(
                    "the tallies of {} kinds of machines were wrong and are corrected, as in {}",
                    drift.size(),
                    drift.entrySet().stream()
                            .limit(MOST_NAMED_IN_LOG)
                            .map(entry -> entry.getKey() + " by " + entry.getValue())
                            .collect(Collectors.joining(", ")));
        }
        return drift;
    }

    /** By how many machines the tallies were wrong since this server started. */
    double found() {
        return drifted.count();
    }

    /** While the lock is held nobody folds: what is pending at this moment is still pending when this commits. */
    private Map<Kind, Integer> inTransaction() {
        book.lock();
        List<TallyBook.Figure> figures = book.everything();
        Set<UUID> products = figures.stream()
                .map(TallyBook.Figure::product)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        TallyNames before = book.names(products);
        TallyNames after = anew(figures);

        Map<Kind, Integer> folded = sum(figures, TallyBook.Source.FOLDED, (product, version) -> version);
        Map<Kind, Integer> drift = sum(figures, TallyBook.Source.MACHINES, before::of);
        subtract(drift, folded);
        subtract(drift, sum(figures, TallyBook.Source.PENDING, before::of));

        Map<Kind, Integer> differences = sum(figures, TallyBook.Source.MACHINES, after::of);
        subtract(differences, sum(figures, TallyBook.Source.PENDING, after::of));
        subtract(differences, folded);
        subtract(differences, ofNoGroup(figures));
        book.write(before, after);
        book.add(differences);
        return drift;
    }

    /** Pending changes count as well: what leaves has a name until it has left. */
    private static TallyNames anew(List<TallyBook.Figure> figures) {
        Map<TallyNames.Name, Integer> machines = new HashMap<>();
        for (TallyBook.Figure figure : figures) {
            UUID product = figure.product();
            if (product != null && figure.source() != TallyBook.Source.FOLDED) {
                int running = figure.source() == TallyBook.Source.MACHINES ? figure.machines() : 0;
                machines.merge(new TallyNames.Name(product, figure.kind().version()), running, Integer::sum);
            }
        }
        return TallyNames.anew(machines);
    }

    private static Map<Kind, Integer> sum(
            List<TallyBook.Figure> figures, TallyBook.Source source, BiFunction<UUID, String, String> names) {
        Map<Kind, Integer> sums = new TreeMap<>(Kind.ORDER);
        for (TallyBook.Figure figure : figures) {
            UUID product = figure.product();
            if (figure.source() == source && product != null) {
                Kind kind = figure.kind();
                sums.merge(kind.named(names.apply(product, kind.version())), figure.machines(), Integer::sum);
            }
        }
        return sums;
    }

    /** What groups have left behind that are gone: machines of theirs there are none. */
    private static Map<Kind, Integer> ofNoGroup(List<TallyBook.Figure> figures) {
        return figures.stream()
                .filter(figure -> figure.source() == TallyBook.Source.FOLDED && figure.product() == null)
                .collect(Collectors.toMap(TallyBook.Figure::kind, TallyBook.Figure::machines));
    }

    private static void subtract(Map<Kind, Integer> from, Map<Kind, Integer> what) {
        Set<Kind> kinds = new HashSet<>(what.keySet());
        kinds.forEach(kind -> from.merge(kind, -what.getOrDefault(kind, 0), Integer::sum));
        from.values().removeIf(machines -> machines == 0);
    }
}
