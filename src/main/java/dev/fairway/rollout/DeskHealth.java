package dev.fairway.rollout;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether check-ins are answered, for {@code /actuator/health}: part of the word that a load balancer goes by. */
@Component("checkIns")
class DeskHealth implements HealthIndicator {

    private final UpdateDesk desk;
    private final DeskSettings settings;

    DeskHealth(UpdateDesk desk, DeskSettings settings) {
        this.desk = desk;
        this.settings = settings;
    }

    @Override
    public Health health() {
        Health.Builder health = desk.isAway() ? Health.down() : Health.up();
        return health.withDetail("queue", desk.depth())
                .withDetail("queueCapacity", settings.queue())
                .build();
    }
}
