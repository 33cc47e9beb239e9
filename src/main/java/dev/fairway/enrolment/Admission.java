package dev.fairway.enrolment;

import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.enrolment.Doorkeeper.Newcomer;
import dev.fairway.fleet.MachineKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What was decided about newcomers in the running transaction. Places that were taken for them are given back if it is
 * rolled back.
 */
public final class Admission {

    private final NewcomerLimits limits;
    private final RequestStore requests;
    private final Map<MachineKey, Refusal> refused = new HashMap<>();
    private final Map<MachineKey, Newcomer> taken = new HashMap<>();
    private final Map<MachineKey, Newcomer> approved = new HashMap<>();

    Admission(NewcomerLimits limits, RequestStore requests) {
        this.limits = limits;
        this.requests = requests;
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    giveBack(any -> true);
                }
            }
        });
    }

    boolean take(Newcomer newcomer, Instant now) {
        boolean has = limits.take(newcomer.rules(), newcomer.told().address(), newcomer.shown(), now);
        if (has) {
            taken.put(newcomer.key(), newcomer);
        }
        return has;
    }

    void refuse(Newcomer newcomer, Refusal why) {
        refused.put(newcomer.key(), why);
    }

    void approved(Newcomer newcomer) {
        approved.put(newcomer.key(), newcomer);
    }

    /** Why a newcomer does not come in; {@code null} if it does. */
    public @Nullable Refusal refusalOf(MachineKey key) {
        return refused.get(key);
    }

    /**
     * Says which of them were heard; those that were not come again, and are newcomers still. To be called in the
     * transaction that decided.
     */
    public void heard(Predicate<MachineKey> wasHeard) {
        Map<ProductId, List<MachineId>> in = approved.keySet().stream()
                .filter(wasHeard)
                .collect(Collectors.groupingBy(
                        MachineKey::product, TreeMap::new, Collectors.mapping(MachineKey::id, Collectors.toList())));
        in.forEach(requests::drop);
        giveBack(key -> !refused.containsKey(key) && !wasHeard.test(key));
    }

    private void giveBack(Predicate<MachineKey> whose) {
        taken.entrySet().removeIf(one -> {
            boolean goes = whose.test(one.getKey());
            if (goes) {
                Newcomer newcomer = one.getValue();
                limits.giveBack(newcomer.rules(), newcomer.told().address(), newcomer.shown());
            }
            return goes;
        });
    }
}
