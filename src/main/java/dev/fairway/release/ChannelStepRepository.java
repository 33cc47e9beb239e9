package dev.fairway.release;

import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

interface ChannelStepRepository extends JpaRepository<ChannelStep, Long> {

    List<ChannelStep> findByChannelIdOrderByIdDesc(UUID channelId, Limit limit);
}
