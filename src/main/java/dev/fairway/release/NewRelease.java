package dev.fairway.release;

import dev.fairway.base.Arch;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.ProductId;
import dev.fairway.base.Texts;
import dev.fairway.base.Version;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A release as somebody enters it, checked: what cannot be offered to a client cannot be constructed.
 *
 * @param publishedAt {@code null} for the time at which it is added
 */
public record NewRelease(
        ProductId product,
        Version version,
        Arch arch,
        @Nullable Instant publishedAt,
        @Nullable String notes,
        List<String> advisories,
        List<PayloadInfo> payloads,
        Map<String, String> action) {

    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+~-]{0,254}");
    private static final Pattern ADVISORY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._-]{0,63}");
    private static final int MOST_PAYLOADS = 32;
    private static final int MOST_ADVISORIES = 500;

    /** What the postinstall action may carry besides event, sha256 and DisablePayloadBackoff, which Fairway sets itself. */
    private static final Set<String> ACTION_ATTRIBUTES = Set.of(
            "ChromeOSVersion",
            "ChromeVersion",
            "Deadline",
            "IsDelta",
            "IsDeltaPayload",
            "MaxFailureCountPerUrl",
            "MetadataSignatureRsa",
            "MetadataSize",
            "MoreInfo",
            "Prompt",
            "deadline",
            "needsadmin");

    /** @throws InvalidInput naming the field that no client could use */
    public NewRelease {
        notes = Texts.optional("notes", notes, 20_000);
        advisories = List.copyOf(advisories);
        payloads = List.copyOf(payloads);
        action = Map.copyOf(action);
        checkAdvisories(advisories);
        checkPayloads(payloads);
        checkAction(action);
    }

    private static void checkAdvisories(List<String> advisories) {
        if (advisories.size() > MOST_ADVISORIES) {
            throw new InvalidInput("advisories", "a release has at most " + MOST_ADVISORIES + " advisories");
        }
        for (int i = 0; i < advisories.size(); i++) {
            if (!ADVISORY.matcher(advisories.get(i)).matches()) {
                throw new InvalidInput(
                        "advisories[" + i + "]", "'" + advisories.get(i) + "' is no id such as CVE-2026-31402");
            }
        }
    }

    private static void checkPayloads(List<PayloadInfo> payloads) {
        if (payloads.isEmpty() || payloads.size() > MOST_PAYLOADS) {
            throw new InvalidInput("payloads", "a release has 1 to " + MOST_PAYLOADS + " payloads");
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < payloads.size(); i++) {
            PayloadInfo payload = payloads.get(i);
            String field = "payloads[" + i + "]";
            if (!FILE_NAME.matcher(payload.name()).matches()) {
                throw new InvalidInput(field + ".name", "a name is 1 to 255 of A-Z a-z 0-9 . _ + ~ -");
            }
            if (!names.add(payload.name())) {
                throw new InvalidInput(field + ".name", "'" + payload.name() + "' is named twice");
            }
            if (payload.size() <= 0) {
                throw new InvalidInput(field + ".size", "size is in bytes and above 0");
            }
            checkUrl(field + ".url", payload);
            if (!payload.codebase().equals(payloads.getFirst().codebase())) {
                throw new InvalidInput(field + ".url", "all payloads of a release lie in one directory");
            }
        }
    }

    private static void checkUrl(String field, PayloadInfo payload) {
        String url = payload.url();
        if (!url.endsWith("/" + payload.name())) {
            throw new InvalidInput(field, "the url must end in /" + payload.name() + ", as clients append the name");
        }
        if (url.length() > 2000 || !isPlainHttp(url)) {
            throw new InvalidInput(
                    field, "the url must be http or https, with a host, and without user, query or fragment");
        }
    }

    private static boolean isPlainHttp(String url) {
        try {
            URI uri = new URI(url);
            return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException broken) {
            return false;
        }
    }

    private static void checkAction(Map<String, String> action) {
        action.forEach((name, value) -> {
            if (!ACTION_ATTRIBUTES.contains(name)) {
                throw new InvalidInput(
                        "action." + name,
                        "'" + name + "' is no attribute that a release sets; it may set "
                                + String.join(
                                        ", ",
                                        ACTION_ATTRIBUTES.stream().sorted().toList()));
            }
            if (value.length() > 1000) {
                throw new InvalidInput("action." + name, name + " is longer than 1000 characters");
            }
            Texts.plain("action." + name, value);
        });
    }
}
