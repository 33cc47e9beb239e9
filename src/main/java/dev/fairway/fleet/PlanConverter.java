package dev.fairway.fleet;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a plan as JSON in one column: nothing ever asks inside it. */
@Converter
class PlanConverter implements AttributeConverter<Plan, String> {

    /** A plan that was written before one of its switches existed has it off. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    @Override
    public String convertToDatabaseColumn(Plan plan) {
        return JSON.writeValueAsString(plan);
    }

    @Override
    public Plan convertToEntityAttribute(String json) {
        return JSON.readValue(json, Plan.class);
    }
}
