package dev.fairway.fleet;

import dev.fairway.base.ProductId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Says which machines would move, page by page: a fleet never stands in memory. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class MembershipPreviews {

    private static final int PAGE = 1000;

    private final MachineStore machines;
    private final Memberships memberships;

    MembershipPreviews(MachineStore machines, Memberships memberships) {
        this.machines = machines;
        this.memberships = memberships;
    }

    /** @param planned the group as it would be, one that is there or a new one */
    MembershipPreview of(GroupInfo planned, boolean isNew) {
        ProductId product = planned.product();
        Membership now = memberships.of(product);
        Membership then = memberships.with(planned);
        List<MembershipPreview.Move> moves = new ArrayList<>();
        int count = 0;
        String after = "";
        while (after != null) {
            List<Machine> page = machines.page(product, after, PAGE);
            for (Machine machine : page) {
                Membership.Candidate candidate = Membership.Candidate.of(machine);
                UUID from = now.groupOf(candidate).id();
                UUID to = then.groupOf(candidate).id();
                if (!from.equals(to)) {
                    count++;
                    if (moves.size() < MembershipPreview.MOST_MOVES) {
                        moves.add(move(machine, from, isNew && to.equals(planned.id()) ? null : to));
                    }
                }
            }
            after = page.size() < PAGE ? null : page.getLast().id().value();
        }
        return new MembershipPreview(count, List.copyOf(moves));
    }

    private static MembershipPreview.Move move(Machine machine, UUID from, @Nullable UUID to) {
        return new MembershipPreview.Move(machine.id(), machine.alias(), from, to);
    }
}
