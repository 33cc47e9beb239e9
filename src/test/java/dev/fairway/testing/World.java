package dev.fairway.testing;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A product of its own with a channel and a group for the track {@code stable} on amd64, all in one stage, made over the API. */
public final class World {

    /** Digests of the payload of the answer that the real client accepted. */
    public static final String SHA1 = "bTkKo2JWeTdXdqkMx2tsisCEjs4=";

    public static final String SHA256 = "LafCsMN4NKv7g/0XNIJw/BCUnpUbotsw4t09mjcNJ2Y=";

    private final Client client;
    private final String product = UUID.randomUUID().toString();
    private final Map<String, String> releases = new HashMap<>();
    private final String channel;
    private final String group;

    public World(Client client) {
        this.client = client;
        made("/products", "{'id': '%s', 'name': 'Test'}".formatted(product));
        this.channel = made("/channels", "{'product': '%s', 'name': 'stable', 'arch': 'amd64'}".formatted(product));
        this.group = made("/groups", """
                {'product': '%s', 'name': 'stable', 'track': 'stable', 'channel': '%s',
                 'plan': {'stages': [{'percent': 100}]}}""".formatted(product, channel));
    }

    public String product() {
        return product;
    }

    public String channel() {
        return channel;
    }

    public String group() {
        return group;
    }

    /** The id of the release of this version, made if it is new. */
    public String release(String version) {
        return releases.computeIfAbsent(version, v -> made("/releases", releaseJson(v)));
    }

    /** A release of this world, as it is sent. */
    public String releaseJson(String version) {
        return """
                {'product': '%s', 'version': '%s', 'arch': 'amd64', 'payloads': [{'name': 'flatcar_production_update.gz',
                 'size': 3011693, 'sha1': '%s', 'sha256': '%s',
                 'url': 'http://127.0.0.1:18002/packages/flatcar_production_update.gz'}]}""".formatted(product, version, SHA1, SHA256);
    }

    /** Points the channel at a version. */
    public void promote(String version) {
        Client.Reply reply = client.call(
                "PUT",
                "/channels/" + channel + "/release",
                quoted("{'release': '%s', 'reason': 'a test'}".formatted(release(version))),
                Map.of());
        requireSuccess(reply);
    }

    /** Changes the plan of the group: JSON with single quotes, of which what is absent stays. */
    public void plan(String json) {
        requireSuccess(client.patch("/groups/" + group, "{'plan': " + json + "}"));
    }

    /** The newest rollout of the group, as the API shows it. */
    public JsonNode rollout() {
        Client.Reply reply = client.get("/rollouts?limit=1&group=" + group);
        requireSuccess(reply);
        return reply.body().get("items").get(0);
    }

    /** The path of the newest rollout of the group. */
    public String rolloutPath() {
        return "/rollouts/" + rollout().get("id").asString();
    }

    /** Why a machine gets what it gets, as the API says it. */
    public JsonNode explanation(String machine) {
        Client.Reply reply = client.get("/machines/" + machine + "/explanation?product=" + product);
        requireSuccess(reply);
        return reply.body();
    }

    /** Makes a version a floor. */
    public void floor(String version) {
        requireSuccess(client.call(
                "PUT",
                "/channels/" + channel + "/floors/" + release(version),
                quoted("{'reason': 'needs the new partition table'}"),
                Map.of()));
    }

    /** Withdraws a version. */
    public void withdraw(String version) {
        requireSuccess(client.post("/releases/" + release(version) + "/withdraw", quoted("{'reason': 'boot loop'}")));
    }

    /** A recorded request as a machine of this world would send it. */
    public byte[] request(String name, String... replacements) {
        String[] all = new String[replacements.length + 2];
        all[0] = "e96281a6-d1af-4bde-9a0a-97b76e56dc57";
        all[1] = product;
        System.arraycopy(replacements, 0, all, 2, replacements.length);
        return Recorded.request(name, all);
    }

    /** A check of a machine with this id that runs this version. */
    public byte[] check(String machine, String version) {
        return request(
                "update_engine-01-check",
                "44b0a5364caf1f2b203f4b49363d553f",
                machine,
                " version=\"3815.2.0\" track",
                " version=\"" + version + "\" track");
    }

    /** The machine as the API shows it. */
    public JsonNode machine(String id) {
        Client.Reply reply = client.get("/machines/" + id + "?product=" + product);
        requireSuccess(reply);
        return reply.body();
    }

    /** Progress and health of a machine, as in {@code "granted updating"}. */
    public String state(String id) {
        JsonNode machine = machine(id);
        return machine.get("progress").asString() + " " + machine.get("health").asString();
    }

    /** The code of the decision for a machine. */
    public String decision(String id) {
        Client.Reply reply = client.get("/machines/" + id + "/explanation?product=" + product);
        requireSuccess(reply);
        return reply.text("code");
    }

    /** JSON written with single quotes. */
    public static String quoted(String json) {
        return json.replace('\'', '"');
    }

    private String made(String path, String json) {
        Client.Reply reply = client.post(path, quoted(json));
        requireSuccess(reply);
        return reply.text("id");
    }

    private static void requireSuccess(Client.Reply reply) {
        if (reply.status() / 100 != 2) {
            throw new AssertionError("answered " + reply.status() + ": " + reply.body());
        }
    }
}
