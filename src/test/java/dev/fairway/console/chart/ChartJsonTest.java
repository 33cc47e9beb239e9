package dev.fairway.console.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartJsonTest {

    private static final Instant NOON = Instant.parse("2031-03-03T12:00:00Z");

    @Test
    void the_element_is_told_all_in_the_words_that_it_knows() {
        ChartData data = new ChartData(
                ChartData.Kind.LINE,
                ChartData.Unit.PERCENT,
                ChartData.Labels.EDGE,
                "how many fail",
                NOON,
                NOON.plusSeconds(60),
                List.of(NOON, NOON.plusSeconds(60)),
                List.of(new ChartData.Band("<b>rate</b>", Tone.IN_FLIGHT, List.of(Double.NaN, 0.38))),
                List.of(new ChartData.Marker(NOON, "now", Tone.TEXT, true)),
                List.of(new ChartData.Limit(2, "halts above 2 %", Tone.FAILING)));
        var json = ChartJson.of(data, "rate");
        assertThat(json.at("/kind").stringValue()).isEqualTo("line");
        assertThat(json.at("/unit").stringValue()).isEqualTo("percent");
        assertThat(json.at("/moments/0").longValue()).isEqualTo(NOON.toEpochMilli());
        assertThat(json.at("/bands/0/name").stringValue()).isEqualTo("<b>rate</b>");
        assertThat(json.at("/bands/0/tone").stringValue()).isEqualTo("in-flight");
        assertThat(json.at("/bands/0/values").toString()).isEqualTo("[null,0.38]");
        assertThat(json.at("/markers/0/solid").booleanValue()).isTrue();
        assertThat(json.at("/limits/0/tone").stringValue()).isEqualTo("failing");
        assertThat(json.at("/words/empty").stringValue()).isNotBlank();
    }
}
