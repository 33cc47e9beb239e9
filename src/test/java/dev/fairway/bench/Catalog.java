package dev.fairway.bench;

import dev.fairway.testing.Client;
import dev.fairway.testing.World;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Flatcar's channels and groups, which every installation has, and their releases: what people do over the API. */
record Catalog(Client client) {

    /** Flatcar, as the database spells it. */
    static final String PRODUCT = "e96281a6-d1af-4bde-9a0a-97b76e56dc57";

    /** The parts whose channels have a release. */
    static final List<Part> PROMOTED = List.of(Part.STABLE, Part.BETA, Part.ALPHA);

    private static final String EVERYBODY_AT_ONCE = "{'stages': [{'percent': 100, 'maxFailurePercent': 100}]}";

    /** Points the channels at what their machines run, by plans of one stage. */
    void prepare() {
        for (Part part : PROMOTED) {
            plan(part, EVERYBODY_AT_ONCE);
            promote(part, part.version());
        }
    }

    /** Changes the plan of a group: JSON with single quotes, of which what is absent stays. */
    void plan(Part part, String json) {
        done(client.patch("/groups/" + id("/groups", part), "{'plan': " + json + "}"));
    }

    /** Points a channel at a new release. */
    void promote(Part part, String version) {
        String release = done(client.post(
                        "/releases", World.quoted("""
                {'product': '%s', 'version': '%s', 'arch': 'amd64', 'payloads': [{'name': 'flatcar_production_update.gz',
                 'size': 481230111, 'sha1': '%s', 'sha256': '%s',
                 'url': 'https://update.release.flatcar-linux.net/amd64-usr/%s/flatcar_production_update.gz'}]}""".formatted(PRODUCT, version, World.SHA1, World.SHA256, version))))
                .text("id");
        done(client.call(
                "PUT",
                "/channels/" + id("/channels", part) + "/release",
                World.quoted("{'release': '%s', 'reason': 'the benchmark'}".formatted(release)),
                Map.of()));
    }

    /** The newest rollout of a group. */
    JsonNode rollout(Part part) {
        return done(client.get("/rollouts?limit=1&group=" + id("/groups", part)))
                .body()
                .get("items")
                .get(0);
    }

    /** The id of a group or channel of amd64. */
    String id(String path, Part part) {
        for (JsonNode item :
                done(client.get(path + "?limit=100&product=" + PRODUCT)).body().get("items")) {
            boolean isAmd64 = !item.has("arch") || item.get("arch").asString().equals("amd64");
            if (isAmd64 && item.get("name").asString().equals(part.track())) {
                return item.get("id").asString();
            }
        }
        throw new BenchFailure("the server knows no " + part.track() + " among its " + path.substring(1) + ".");
    }

    private static Client.Reply done(Client.Reply reply) {
        if (reply.status() / 100 != 2) {
            throw new BenchFailure("the server answered " + reply.status() + ": " + reply.body());
        }
        return reply;
    }
}
