package dev.fairway.api;

import dev.fairway.base.Arch;
import dev.fairway.base.Digest;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.Version;
import dev.fairway.release.NewRelease;
import dev.fairway.release.PayloadInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A release as it is sent; absent {@code publishedAt} means now. */
record ReleaseForm(
        @Nullable String product,
        @Nullable String version,
        @Nullable String arch,
        @Nullable String publishedAt,
        @Nullable String notes,
        @Nullable List<String> advisories,
        @Nullable List<PayloadForm> payloads,
        @Nullable Map<String, String> action) {

    record PayloadForm(
            @Nullable String name,
            @Nullable Long size,
            @Nullable String sha1,
            @Nullable String sha256,
            @Nullable String url) {

        PayloadInfo payload() {
            if (size == null) {
                throw new InvalidInput("size", "size is missing");
            }
            return new PayloadInfo(
                    required("name", name),
                    size,
                    Digest.sha1(required("sha1", sha1)),
                    Digest.sha256(required("sha256", sha256)),
                    required("url", url));
        }
    }

    NewRelease release() {
        return new NewRelease(
                Params.product(product),
                Version.of(required("version", version)),
                Arch.require("arch", required("arch", arch)),
                Params.time("publishedAt", publishedAt),
                notes,
                withoutNulls("advisories", Params.list(advisories)),
                payloadList(),
                actionMap());
    }

    private List<PayloadInfo> payloadList() {
        List<PayloadInfo> read = new ArrayList<>();
        for (PayloadForm payload : withoutNulls("payloads", Params.list(payloads))) {
            try {
                read.add(payload.payload());
            } catch (InvalidInput wrong) {
                throw wrong.within("payloads[" + read.size() + "]");
            }
        }
        return read;
    }

    private Map<String, String> actionMap() {
        if (action == null) {
            return Map.of();
        }
        if (action.values().stream().anyMatch(value -> (Object) value == null)) {
            throw new InvalidInput("action", "an attribute of the action has no value");
        }
        return action;
    }

    private static <T> List<T> withoutNulls(String field, List<T> list) {
        if (list.stream().anyMatch(value -> (Object) value == null)) {
            throw new InvalidInput(field, field + " holds a null");
        }
        return list;
    }

    private static String required(String field, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw new InvalidInput(field, field + " is missing");
        }
        return text;
    }
}
