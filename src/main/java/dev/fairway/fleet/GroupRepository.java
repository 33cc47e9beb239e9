package dev.fairway.fleet;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface GroupRepository extends JpaRepository<Group, UUID> {

    List<Group> findByProductId(UUID productId);

    boolean existsByProductIdAndName(UUID productId, String name);

    /** Groups whose hold or pin came to its end. */
    List<Group> findByHoldUntilLessThanEqualOrPinUntilLessThanEqual(Instant holdEnds, Instant pinEnds);
}
