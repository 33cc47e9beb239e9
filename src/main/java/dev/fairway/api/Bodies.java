package dev.fairway.api;

import dev.fairway.base.InvalidInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads JSON bodies, strictly: unknown fields, fields named twice and wrong types are errors that name the field. Bodies are
 * read inside the handlers and not before them, so that 404 is found before 400.
 */
final class Bodies {

    private static final int MAX_BYTES = 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private Bodies() {}

    /** A body that is longer than any of ours has reason to be. */
    static final class TooLarge extends RuntimeException {}

    /** @throws InvalidInput if the body is no JSON object of this form */
    static <T> T read(InputStream body, Class<T> form) {
        return convert(object(body), form);
    }

    /**
     * Applies a patch to {@code current} as RFC 7396 (JSON merge patch) says: what is absent stays, null removes.
     *
     * @throws InvalidInput if the body or the result is not of this form
     */
    static <T> T merge(ObjectNode patch, T current, Class<T> form) {
        ObjectNode target = (ObjectNode) JSON.valueToTree(current);
        return convert(merged(target, patch), form);
    }

    /** The reason in a body that may be missing. */
    static @Nullable String optionalReason(InputStream body) {
        ReasonForm form = readOrNull(body, ReasonForm.class);
        return form == null ? null : form.reason();
    }

    /** A body that may be missing: {@code null} then. */
    static <T> @Nullable T readOrNull(InputStream body, Class<T> form) {
        try {
            byte[] bytes = body.readNBytes(MAX_BYTES + 1);
            return bytes.length == 0 ? null : read(new ByteArrayInputStream(bytes), form);
        } catch (IOException cut) {
            throw new InvalidInput("body", "the body broke off");
        }
    }

    private static ObjectNode merged(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(field -> {
            JsonNode old = target.get(field.getKey());
            if (field.getValue() instanceof ObjectNode inner) {
                ObjectNode base = old instanceof ObjectNode object ? object : JSON.createObjectNode();
                target.set(field.getKey(), merged(base, inner));
            } else {
                target.set(field.getKey(), field.getValue());
            }
        });
        return target;
    }

    /** @throws InvalidInput if the body is no JSON object */
    static ObjectNode object(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new TooLarge();
            }
            if (JSON.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException broken) {
            throw new InvalidInput("body", "the body is no well-formed JSON: " + broken.getOriginalMessage());
        } catch (IOException cut) {
            throw new InvalidInput("body", "the body broke off");
        }
        throw new InvalidInput("body", "the body is not a JSON object");
    }

    private static <T> T convert(ObjectNode object, Class<T> form) {
        try {
            return Objects.requireNonNull(JSON.treeToValue(object, form));
        } catch (UnrecognizedPropertyException unknown) {
            throw new InvalidInput(path(unknown), "there is no field '" + unknown.getPropertyName() + "' here");
        } catch (JacksonException wrong) {
            throw new InvalidInput(
                    path(wrong), "the value of " + path(wrong) + " has the wrong type or is out of range");
        }
    }

    private static String path(JacksonException wrong) {
        String path = wrong.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "body" : path.replaceFirst("^\\.", "");
    }
}
