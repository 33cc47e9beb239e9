package dev.fairway.fleet;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a list as JSON in one column: nothing ever asks inside it. */
abstract class JsonColumn<T> implements AttributeConverter<List<T>, String> {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Class<T[]> array;

    JsonColumn(Class<T[]> array) {
        this.array = array;
    }

    @Override
    public String convertToDatabaseColumn(List<T> list) {
        return JSON.writeValueAsString(list);
    }

    @Override
    public List<T> convertToEntityAttribute(String json) {
        return List.copyOf(Arrays.asList(JSON.readValue(json, array)));
    }

    /** Update windows. */
    @Converter
    static final class Windows extends JsonColumn<UpdateWindow> {
        Windows() {
            super(UpdateWindow[].class);
        }
    }

    /** Freezes. */
    @Converter
    static final class Freezes extends JsonColumn<Freeze> {
        Freezes() {
            super(Freeze[].class);
        }
    }

    /** Membership rules. */
    @Converter
    static final class Rules extends JsonColumn<MembershipRule> {
        Rules() {
            super(MembershipRule[].class);
        }
    }
}
