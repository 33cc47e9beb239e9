package dev.fairway.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.base.BadSetting;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long what happened is kept, as it is set. */
class RetentionSettingsTest {

    @Test
    void durations_are_days_hours_months_or_years() {
        Retention retention = new Retention("P400D", "PT48H", "P1Y");
        assertThat(retention.events()).isEqualTo(Duration.ofDays(400));
        assertThat(retention.grants()).isEqualTo(Duration.ofDays(2));
        assertThat(retention.machines()).isBetween(Duration.ofDays(365), Duration.ofDays(366));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "90", "90d", "PT1H", "P0D", "-P90D", "P9999Y", "P99999999999D"})
    void what_is_none_or_too_short_is_refused_by_the_name_of_its_setting(String wrong) {
        assertThatThrownBy(() -> new Retention("P400D", "P400D", wrong))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("fairway.retention.machines");
    }
}
