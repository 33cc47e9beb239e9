package dev.fairway.fleet;

import dev.fairway.fleet.Tallies.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds up what the check-in path has appended: reads some changes, adds them to the tallies and deletes exactly those, in one
 * transaction. So a node that dies in between has done nothing, and of several nodes that try one does.
 */
@Component
class TallyFold {

    /** So many changes at once. */
    static final int BATCH = 5000;

    private final TallyBook book;
    private final TransactionTemplate transaction;

    TallyFold(TallyBook book, PlatformTransactionManager transactions) {
        this.book = book;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Folds what there is, unless another node is at it. */
    void fold() {
        int folded;
        do {
            folded = Objects.requireNonNull(transaction.execute(status -> once(BATCH)));
        } while (folded == BATCH);
    }

    /** Folds at most so many changes in the running transaction; returns how many. */
    int once(int limit) {
        if (!book.tryLock()) {
            return 0;
        }
        List<TallyBook.Change> changes = book.changes(limit);
        if (changes.isEmpty()) {
            return 0;
        }
        Set<UUID> products = changes.stream()
                .map(TallyBook.Change::product)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        TallyNames names = book.names(products);
        TallyNames before = new TallyNames(names.all(), names.overflowed());
        Map<Kind, Integer> sums = new HashMap<>();
        for (TallyBook.Change change : changes) {
            UUID product = change.product();
            if (product != null) {
                String name = names.given(product, change.kind().version());
                sums.merge(change.kind().named(name), change.machines(), Integer::sum);
            }
        }
        book.write(before, names);
        book.add(sums);
        book.delete(changes);
        return changes.size();
    }
}
