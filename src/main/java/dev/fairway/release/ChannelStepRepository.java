package dev.fairway.release;

import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ChannelStepRepository extends JpaRepository<ChannelStep, Long> {

    List<ChannelStep> findByChannelIdOrderByIdDesc(UUID channelId, Limit limit);

    /** The newest entry of each channel that has one. */
    @Query("select step from ChannelStep step where step.id in"
            + " (select max(other.id) from ChannelStep other group by other.channelId)")
    List<ChannelStep> newestOfEach();
}
