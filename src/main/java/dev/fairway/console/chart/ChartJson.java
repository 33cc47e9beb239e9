package dev.fairway.console.chart;

import dev.fairway.console.Messages;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the data of a chart as the element reads it; see {@code frontend/chart/data.ts}. */
final class ChartJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ChartJson() {}

    static ObjectNode of(ChartData data, String file) {
        ObjectNode json = JSON.objectNode()
                .put("kind", label(data.kind()))
                .put("unit", label(data.unit()))
                .put("labels", label(data.labels()))
                .put("file", file)
                .put("summary", data.summary())
                .put("from", data.from().toEpochMilli())
                .put("until", data.until().toEpochMilli())
                .put("locale", "en-GB");
        json.set("moments", array(data.moments(), at -> JSON.numberNode(at.toEpochMilli())));
        json.set("bands", array(data.bands(), ChartJson::band));
        json.set(
                "markers",
                array(
                        data.markers(),
                        marker -> JSON.objectNode()
                                .put("at", marker.at().toEpochMilli())
                                .put("label", marker.label())
                                .put("tone", marker.tone().label())
                                .put("solid", marker.solid())));
        json.set(
                "limits",
                array(
                        data.limits(),
                        limit -> JSON.objectNode()
                                .put("value", limit.value())
                                .put("label", limit.label())
                                .put("tone", limit.tone().label())));
        json.set(
                "words",
                JSON.objectNode()
                        .put("time", Messages.of("chart.time"))
                        .put("all", Messages.of("chart.all"))
                        .put("empty", Messages.of("chart.empty")));
        return json;
    }

    private static JsonNode band(ChartData.Band band) {
        ObjectNode json = JSON.objectNode()
                .put("name", band.name())
                .put("tone", band.tone().label())
                .put("dashed", band.dashed());
        json.set("values", array(band.values(), value -> value.isNaN() ? JSON.nullNode() : number(value)));
        return json;
    }

    /** Whole numbers are written without a point: most are, and there are many. */
    private static JsonNode number(double value) {
        return value == Math.rint(value) ? JSON.numberNode((long) value) : JSON.numberNode(value);
    }

    private static <T> ArrayNode array(List<T> values, Function<T, JsonNode> write) {
        ArrayNode array = JSON.arrayNode();
        values.forEach(value -> array.add(write.apply(value)));
        return array;
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
