package dev.fairway.release;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface ChannelRepository extends JpaRepository<Channel, UUID> {

    boolean existsByProductIdAndNameAndArch(UUID productId, String name, String arch);
}
