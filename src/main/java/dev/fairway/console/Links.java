package dev.fairway.console;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.fleet.Health;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Addresses of screens, relative to where the console lies. */
public final class Links {

    /** Stands in the path for an id that no path can hold; the id itself is then in the query. No machine is called so. */
    public static final String ID_IN_QUERY = "~";

    private Links() {}

    /** The page of a machine. A path segment of dots alone would be taken for a direction by browsers. */
    public static String machine(ProductId product, MachineId id) {
        Map<String, String> query = new LinkedHashMap<>();
        boolean dots = id.value().chars().allMatch(c -> c == '.');
        if (dots) {
            query.put("id", id.value());
        }
        if (!product.equals(ProductId.FLATCAR)) {
            query.put("product", product.toString());
        }
        String path = "machines/" + (dots ? ID_IN_QUERY : URLEncoder.encode(id.value(), StandardCharsets.UTF_8));
        return query.isEmpty()
                ? path
                : path + "?" + QueryParameters.simple(query).getQueryString();
    }

    /** A path segment as it was before it was put into an address; as it stands if it is no such thing. */
    public static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return segment;
        }
    }

    /** The machines of a group. */
    public static String group(UUID group) {
        return "machines?group=" + group;
    }

    /** The page of a group. */
    public static String groupPage(UUID group) {
        return "groups/" + group;
    }

    /** The page of a rollout. */
    public static String rollout(UUID rollout) {
        return "rollouts/" + rollout;
    }

    /** The rollouts of a group. */
    public static String rolloutsOf(UUID group) {
        return "rollouts?group=" + group;
    }

    /** The machines of a group that are in this health. */
    public static String group(UUID group, Health health) {
        return group(group) + "&health=" + health.label();
    }

    /** The page of a channel. */
    public static String channelPage(UUID channel) {
        return "channels/" + channel;
    }

    /** The page of a release. */
    public static String release(UUID release) {
        return "releases/" + release;
    }

    /** The machines that failed in a rollout. */
    public static String failed(UUID rollout) {
        return rollout(rollout) + "/failed";
    }

    /** Those of them that failed for one cause; {@code errorCode} is {@code null} where the client sent none. */
    public static String failed(UUID rollout, String outcome, @Nullable Long errorCode) {
        return failed(rollout) + "?outcome=" + outcome + (errorCode == null ? "" : "&code=" + errorCode);
    }

    /** How the machines of a product come in, and who waits. */
    public static String enrolment(ProductId product) {
        return "settings/enrolment?product=" + product;
    }

    /** The machines on a channel. */
    public static String channel(UUID channel) {
        return "machines?channel=" + channel;
    }

    /** A link inside the console: text only, followed without loading the page anew. */
    public static Anchor to(String href, String text) {
        Anchor link = new Anchor();
        link.setHref(href);
        link.setText(text);
        link.getElement().setAttribute("router-link", true);
        return link;
    }
}
