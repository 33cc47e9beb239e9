package dev.fairway.simulator;

import dev.fairway.base.Arch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the demo shows, as it stands in {@code demo/demo.json}.
 *
 * @param history what channels pointed at before the demo begins, in order; for each arch that a release is there for
 * @param present what is promoted when the demo begins, so that its rollouts are under way
 */
record DemoScript(
        List<Release> releases, List<Promotion> history, List<Group> groups, List<Promotion> present, Pause pause) {

    /** A release for both arches. */
    record Release(String version, int daysAgo, String notes, List<String> advisories) {}

    /** A channel of both arches points at a version. */
    record Promotion(String channel, String version, int daysAgo, String reason) {

        Duration ago() {
            return Duration.ofDays(daysAgo);
        }
    }

    /**
     * A group with the machines that it takes.
     *
     * @param arch the label of their arch
     * @param network the first two numbers of their addresses
     * @param aliases what they are called, with a {@code %} for their number
     * @param label what people labelled them with
     * @param versions of how many in a hundred runs which when the demo begins
     * @param odds of releases that are not like others
     * @param freeze why the group is frozen
     * @param body the group as the API takes it, but with the name of its channel
     */
    record Group(
            int machines,
            String arch,
            String network,
            List<String> oems,
            List<String> aliases,
            @Nullable String label,
            Map<String, Integer> versions,
            @Nullable Map<String, Odds> odds,
            @Nullable String freeze,
            Map<String, Object> body) {

        Arch archValue() {
            return Arch.require("arch", arch);
        }

        String name() {
            return String.valueOf(body.get("name"));
        }

        String channel() {
            return String.valueOf(body.get("channel"));
        }

        /** What its machines ask for: where it takes them by a rule, the name of the channel. */
        String track() {
            return String.valueOf(body.getOrDefault("track", channel()));
        }

        Map<String, Odds> specialOdds() {
            return Objects.requireNonNullElse(odds, Map.of());
        }
    }

    /** A rollout that somebody pauses when so many machines are done. */
    record Pause(String group, int whenDone, String reason) {}

    static DemoScript read() {
        try (InputStream in = Objects.requireNonNull(DemoScript.class.getResourceAsStream("/demo/demo.json"))) {
            return JsonMapper.shared().readValue(in, DemoScript.class);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
