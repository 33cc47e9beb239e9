package dev.fairway.release;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ReleaseRepository extends JpaRepository<Release, UUID> {

    boolean existsByProductIdAndArchAndVersion(UUID productId, String arch, String version);

    /** The product of a release, found without keeping the release in memory. */
    @Query("select r.productId from Release r where r.id = :id")
    Optional<UUID> productOf(UUID id);

    /** The releases of a product (or all), published before the cursor, newest first. */
    @Query("""
            select r from Release r
            where (:product is null or r.productId = :product)
              and (:arch is null or r.arch = :arch)
              and (r.publishedAt < :before or (r.publishedAt = :before and r.id < :beforeId))
            order by r.publishedAt desc, r.id desc""")
    List<Release> page(@Nullable UUID product, @Nullable String arch, Instant before, UUID beforeId, Limit limit);

    /** Releases whose hold came to its end. */
    List<Release> findByHoldUntilLessThanEqual(Instant end);
}
