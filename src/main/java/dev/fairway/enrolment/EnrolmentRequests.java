package dev.fairway.enrolment;

import dev.fairway.access.Actor;
import dev.fairway.access.AuditTrail;
import dev.fairway.access.Permission;
import dev.fairway.base.Changed;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.MachineId;
import dev.fairway.base.NotFound;
import dev.fairway.base.ProductId;
import dev.fairway.base.Texts;
import dev.fairway.enrolment.EnrolmentRequest.State;
import dev.fairway.release.Products;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Machines that asked to come in, and what people say to that. */
@Service
public class EnrolmentRequests {

    /** So many machines are named in one entry of the audit trail. */
    private static final int IN_ONE_ENTRY = 200;

    private final RequestStore store;
    private final Products products;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EnrolmentRequests(
            RequestStore store, Products products, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.products = products;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** How many of a product are in each state; a state that none is in is not there. Of each there is an upper bound. */
    @Transactional(readOnly = true)
    public Map<State, Integer> counts(ProductId product) {
        Actor.require(Permission.MANAGE_ENROLMENT);
        return store.counts(product);
    }

    /** Those of a product in this state, the newest first; at most so many. */
    @Transactional(readOnly = true)
    public List<EnrolmentRequest> newest(ProductId product, State state, int most) {
        Actor.require(Permission.MANAGE_ENROLMENT);
        return store.newest(product, state, most);
    }

    /**
     * Those of a product in this state that match, by machine id.
     *
     * @param pattern {@code *} and {@code ?} stand for characters of id or alias, a network for its addresses, anything else
     *     for a part of id, alias or address; {@code null} for all
     * @throws InvalidInput if it looks like a network and is none
     */
    @Transactional(readOnly = true)
    public List<EnrolmentRequest> matching(ProductId product, State state, @Nullable String pattern) {
        Actor.require(Permission.MANAGE_ENROLMENT);
        products.require(product);
        return store.all(product, state).stream()
                .filter(RequestPattern.of(pattern))
                .toList();
    }

    /**
     * Lets these come in with their next check-in. Those that were refused may be approved too; those that are not there
     * any more are left out.
     *
     * @return how many are approved now and were not before
     * @throws NotFound if none of them asked
     */
    @Transactional
    public int approve(ProductId product, Collection<MachineId> machines, @Nullable String reason) {
        return decide(product, machines, State.APPROVED, reason);
    }

    /**
     * Says that these do not come in, and that nobody is to be asked again. An approved one that has come in since is a
     * machine like any other, and is not concerned.
     *
     * @return how many are refused now and were not before
     * @throws NotFound if none of them asked
     */
    @Transactional
    public int refuse(ProductId product, Collection<MachineId> machines, @Nullable String reason) {
        return decide(product, machines, State.REFUSED, reason);
    }

    private int decide(ProductId product, Collection<MachineId> machines, State state, @Nullable String reason) {
        Actor actor = Actor.require(Permission.MANAGE_ENROLMENT);
        products.get(product);
        String why = Texts.optional("reason", reason, 2000);
        if (machines.isEmpty()) {
            throw new InvalidInput("machines", "machines is empty: name those that it is about");
        }
        List<EnrolmentRequest> asked = store.lock(product, machines);
        if (asked.isEmpty()) {
            throw new NotFound("waiting machine", machines.iterator().next());
        }
        List<EnrolmentRequest> change =
                asked.stream().filter(request -> request.state() != state).toList();
        if (!change.isEmpty()) {
            store.decide(
                    product,
                    change.stream().map(EnrolmentRequest::machine).toList(),
                    state,
                    actor.name(),
                    clock.instant());
            file(actor, change, state, why);
            events.publishEvent(new Changed(Changed.Area.MACHINES));
        }
        return change.size();
    }

    private void file(Actor actor, List<EnrolmentRequest> change, State state, @Nullable String why) {
        if (change.size() == 1) {
            EnrolmentRequest one = change.getFirst();
            AuditTrail.Subject subject = new AuditTrail.Subject("machine", one.machine());
            audit.record(actor, state.label(), subject, one.state().label(), state.label(), why);
            return;
        }
        UUID run = UUID.randomUUID();
        for (int from = 0; from < change.size(); from += IN_ONE_ENTRY) {
            List<EnrolmentRequest> some = change.subList(from, Math.min(change.size(), from + IN_ONE_ENTRY));
            String before = some.stream()
                    .map(request -> request.machine() + " " + request.state().label())
                    .collect(Collectors.joining(", "));
            AuditTrail.Subject subject = new AuditTrail.Subject("machines", run);
            audit.record(actor, state.label(), subject, before, state.label() + ": " + some.size(), why);
        }
    }
}
