package dev.fairway.rollout;

import dev.fairway.base.BadSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the desk works: {@code fairway.desk.*}.
 *
 * @param writers how many threads write check-ins, each with a connection of its own; 1 to 16
 * @param queue how many check-ins may wait for an answer before more are refused; 64 to 100 000
 * @param batch how many are written in one transaction at most; 1 to 1000
 */
@ConfigurationProperties("fairway.desk")
public record DeskSettings(
        @DefaultValue("2") int writers,
        @DefaultValue("1024") int queue,
        @DefaultValue("256") int batch) {

    /** @throws BadSetting naming the setting that cannot be taken */
    public DeskSettings {
        require("writers", writers, 1, 16);
        require("queue", queue, 64, 100_000);
        require("batch", batch, 1, 1000);
    }

    private static void require(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new BadSetting("fairway.desk." + name + " is " + value + ": it is from " + least + " to " + most);
        }
    }
}
