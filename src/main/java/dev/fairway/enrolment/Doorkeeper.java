package dev.fairway.enrolment;

import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.enrolment.EnrolmentRequest.State;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says which machines that nobody knows come in. Asked for newcomers only, so that a check-in of a machine that is known
 * never costs anything here; where the product is open a newcomer costs a look at memory.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Doorkeeper {

    /** Asking again sooner is not written down again. */
    private static final Duration WRITTEN_EVERY = Duration.ofMinutes(1);

    /** A list that was found full is not counted again so soon. */
    private static final Duration FULL_FOR = Duration.ofSeconds(1);

    private final RequestStore requests;
    private final NewcomerLimits limits;
    private final EnrolmentSettings settings;
    private final Map<ProductId, Instant> fullSince = new ConcurrentHashMap<>();

    Doorkeeper(RequestStore requests, NewcomerLimits limits, EnrolmentSettings settings) {
        this.requests = requests;
        this.limits = limits;
        this.settings = settings;
    }

    /**
     * A machine that is in no list.
     *
     * @param shown the key that it came with, if any
     */
    public record Newcomer(
            MachineKey key,
            Machine.Told told,
            EnrolmentRules rules,
            @Nullable UUID shown) {}

    /**
     * Decides about each, and writes down who waits.
     *
     * @param newcomers no machine twice
     */
    public Admission admit(List<Newcomer> newcomers, Instant now) {
        Admission admission = new Admission(limits, requests);
        Map<ProductId, List<Newcomer>> toApprove = newcomers.stream()
                .filter(newcomer -> newcomer.rules().mode() == EnrolmentMode.APPROVE)
                .collect(
                        Collectors.groupingBy(newcomer -> newcomer.key().product(), TreeMap::new, Collectors.toList()));
        for (Newcomer newcomer : newcomers) {
            if (newcomer.rules().mode() != EnrolmentMode.APPROVE && !admission.take(newcomer, now)) {
                admission.refuse(newcomer, Refusal.TOO_MANY_NEW);
            }
        }
        toApprove.forEach((product, asking) -> ask(product, asking, admission, now));
        return admission;
    }

    private void ask(ProductId product, List<Newcomer> asking, Admission admission, Instant now) {
        Map<MachineId, EnrolmentRequest> before = new HashMap<>();
        requests.lock(product, asking.stream().map(one -> one.key().id()).toList())
                .forEach(request -> before.put(request.machine(), request));
        List<EnrolmentRequest> again = new ArrayList<>();
        List<Newcomer> unheardOf = new ArrayList<>();
        for (Newcomer newcomer : asking) {
            EnrolmentRequest request = before.get(newcomer.key().id());
            if (request == null) {
                unheardOf.add(newcomer);
            } else if (request.state() == State.APPROVED) {
                admission.approved(newcomer);
            } else {
                admission.refuse(newcomer, request.state() == State.WAITING ? Refusal.WAITING : Refusal.REFUSED);
                if (!now.isBefore(request.lastSeen().plus(WRITTEN_EVERY))) {
                    again.add(request(newcomer, request.state(), request.firstSeen(), now));
                }
            }
        }
        requests.update(again);
        requests.add(noteDown(product, unheardOf, admission, now));
    }

    private List<EnrolmentRequest> noteDown(
            ProductId product, List<Newcomer> unheardOf, Admission admission, Instant now) {
        int room = unheardOf.isEmpty() ? 0 : room(product, now);
        List<EnrolmentRequest> noted = new ArrayList<>();
        for (Newcomer newcomer : unheardOf) {
            if (noted.size() >= room) {
                admission.refuse(newcomer, Refusal.LIST_FULL);
            } else if (!admission.take(newcomer, now)) {
                admission.refuse(newcomer, Refusal.TOO_MANY_NEW);
            } else {
                admission.refuse(newcomer, Refusal.WAITING);
                noted.add(request(newcomer, State.WAITING, now, now));
            }
        }
        return noted;
    }

    /** Counted once for a batch: two batches at once may go past the end by what one of them holds. */
    private int room(ProductId product, Instant now) {
        Instant full = fullSince.get(product);
        if (full != null && Duration.between(full, now).abs().compareTo(FULL_FOR) < 0) {
            return 0;
        }
        int room = settings.mostWaiting() - requests.count(product, State.WAITING, settings.mostWaiting());
        if (room <= 0) {
            fullSince.put(product, now);
        }
        return room;
    }

    private static EnrolmentRequest request(Newcomer newcomer, State state, Instant first, Instant now) {
        Machine.Told told = newcomer.told();
        return new EnrolmentRequest(
                newcomer.key().product(),
                newcomer.key().id(),
                state,
                told.alias(),
                told.version(),
                told.track(),
                told.arch().label(),
                told.oem(),
                told.address(),
                first,
                now,
                null,
                null);
    }
}
