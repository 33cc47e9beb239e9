package dev.fairway.simulator;

import dev.fairway.base.Arch;
import dev.fairway.base.ProductId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Tells a server, over its API, what happened before the demo begins and what is under way then. */
final class DemoStory {

    private static final String PRODUCT = ProductId.FLATCAR.toString();
    private static final Duration GROUPS_AGO = Duration.ofDays(32);
    private static final Duration FREEZE = Duration.ofHours(5);
    private static final long PAYLOAD = 412_000_000;

    private final DemoScript script;
    private final DemoClock clock;
    private final Rest releaser;
    private final Rest operator;
    private final Map<String, String> releases = new HashMap<>();
    private final Map<String, String> channels = new HashMap<>();
    private final Map<String, String> groups = new HashMap<>();

    /** @param admin with a token of the role admin */
    DemoStory(DemoScript script, DemoClock clock, Rest admin) throws InterruptedException {
        this.script = script;
        this.clock = clock;
        this.releaser = token(admin, "release-bot", "admin");
        this.operator = token(admin, "on-call", "operator");
    }

    /** Makes a link to a wall; its address. */
    String wall() throws InterruptedException {
        return releaser.call("POST", "/wall-links", Map.of("name", "Demo", "theme", "dark"))
                .get("url")
                .asString();
    }

    private static Rest token(Rest admin, String name, String role) throws InterruptedException {
        JsonNode made = admin.call("POST", "/tokens", Map.of("name", name, "role", role));
        return admin.as(made.get("token").asString());
    }

    /** The weeks before: releases, what channels pointed at, groups, and machines that came one after the other. */
    void tellPast(DemoArrivals arrivals) throws InterruptedException {
        lookAround();
        addReleases();
        for (DemoScript.Promotion step : script.history()) {
            if (step.ago().compareTo(GROUPS_AGO) < 0) {
                makeGroups();
                arrivals.comeUntil(step.ago());
            }
            clock.setBehind(step.ago());
            promote(step);
        }
        arrivals.comeUntil(Duration.ofMinutes(50));
        arrivals.label(operator);
    }

    /** What is under way. */
    void tellPresent(DemoArrivals arrivals) throws InterruptedException {
        clock.beRight();
        for (DemoScript.Promotion step : script.present()) {
            promote(step);
        }
        arrivals.hold(operator);
    }

    /** Waits until the rollout that is to be paused is far enough, and pauses it. */
    void pauseWhenItIsTime() throws InterruptedException {
        DemoScript.Pause pause = script.pause();
        while (true) {
            JsonNode rollout = releaser.get("/rollouts?limit=1&group=" + groups.get(pause.group()))
                    .get("items")
                    .get(0);
            if (rollout.get("counts").get("completed").asInt() >= pause.whenDone()) {
                String path = "/rollouts/" + rollout.get("id").asString() + "/pause";
                operator.call("POST", path, Map.of("reason", pause.reason()));
                return;
            }
            Thread.sleep(Duration.ofSeconds(2));
        }
    }

    /** Takes the channels that are there, and away the groups that are: the script brings its own. */
    private void lookAround() throws InterruptedException {
        for (JsonNode channel : releaser.get("/channels?limit=100").get("items")) {
            channels.put(key(channel.get("name").asString(), channel.get("arch").asString()), id(channel));
        }
        for (JsonNode group : releaser.get("/groups?limit=100").get("items")) {
            if (!group.get("unassigned").asBoolean()) {
                releaser.call("DELETE", "/groups/" + id(group), Map.of());
            }
        }
    }

    private void addReleases() throws InterruptedException {
        clock.setBehind(Duration.ofDays(35));
        for (DemoScript.Release release : script.releases()) {
            for (Arch arch : Arch.values()) {
                JsonNode made = releaser.call("POST", "/releases", body(release, arch.label()));
                releases.put(key(release.version(), arch.label()), id(made));
            }
        }
    }

    private static Map<String, Object> body(DemoScript.Release release, String arch) {
        String file = "flatcar_production_update.gz";
        String url = "https://update.release.flatcar-linux.net/" + arch + "-usr/" + release.version() + "/" + file;
        Map<String, Object> payload = Map.of(
                "name",
                file,
                "size",
                PAYLOAD + url.hashCode() % 9_000_000,
                "sha1",
                digest("SHA-1", url),
                "sha256",
                digest("SHA-256", url),
                "url",
                url);
        return Map.of(
                "product", PRODUCT,
                "version", release.version(),
                "arch", arch,
                "publishedAt",
                        Instant.now().minus(Duration.ofDays(release.daysAgo())).toString(),
                "notes", release.notes(),
                "advisories", release.advisories(),
                "payloads", List.of(payload));
    }

    private void promote(DemoScript.Promotion step) throws InterruptedException {
        for (Arch arch : Arch.values()) {
            String channel = channels.get(key(step.channel(), arch.label()));
            String release = releases.get(key(step.version(), arch.label()));
            Map<String, Object> wish = Map.of("release", String.valueOf(release), "reason", step.reason());
            releaser.call("PUT", "/channels/" + channel + "/release", wish);
        }
    }

    private void makeGroups() throws InterruptedException {
        if (!groups.isEmpty()) {
            return;
        }
        clock.setBehind(GROUPS_AGO);
        for (DemoScript.Group group : script.groups()) {
            Map<String, Object> body = new TreeMap<>(group.body());
            body.put("product", PRODUCT);
            body.put("channel", channels.get(key(group.channel(), group.arch())));
            body.put("silentAfter", "PT12M");
            body.put("plan", plan(group.body()));
            if (group.freeze() != null) {
                body.put("freezes", List.of(freeze(group.freeze())));
            }
            groups.put(group.name(), id(releaser.call("POST", "/groups", body)));
        }
    }

    /** With the time-outs of a fleet whose time runs sixty times as fast. */
    private static Map<String, Object> plan(Map<String, Object> body) {
        Map<String, Object> plan = new TreeMap<>(Map.of("updateTimeout", "PT3M", "retryWait", "PT2M"));
        if (body.get("plan") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> plan.put(String.valueOf(name), value));
        }
        return plan;
    }

    private static Map<String, Object> freeze(String reason) {
        Instant now = Instant.now();
        return Map.of(
                "from",
                now.minusSeconds(3600).toString(),
                "to",
                now.plus(FREEZE).toString(),
                "reason",
                reason);
    }

    private static String digest(String algorithm, String text) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String id(JsonNode made) {
        return made.get("id").asString();
    }

    private static String key(String name, String arch) {
        return name + " " + arch;
    }
}
