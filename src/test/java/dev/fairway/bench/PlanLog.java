package dev.fairway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What PostgreSQL wrote down of the statements that it executed: the plan of each, as it was carried out. */
final class PlanLog {

    /** An index that holds nobody but those who wait for their reboot is as good whole, while they are few. */
    private static final Set<String> FEW = Set.of("machine_grant_waiting");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PLAN = "plan:\n";

    private final Map<String, JsonNode> plans = new LinkedHashMap<>();

    /** Settings with which a server writes such a log to a folder, once {@link #recording} is asked for. */
    static Map<String, String> settings(Path folder) {
        return Map.of(
                "shared_preload_libraries", "auto_explain",
                "auto_explain.log_format", "json",
                "auto_explain.log_parameter_max_length", "0",
                "logging_collector", "on",
                "log_destination", "jsonlog",
                "log_directory", folder.resolve("log").toString(),
                "log_filename", "plans");
    }

    /** Settings that begin the record; plans are made without a look at the parameters, as they are for a busy statement. */
    static Map<String, String> recording() {
        return Map.of("auto_explain.log_min_duration", "0", "plan_cache_mode", "force_generic_plan");
    }

    /** Reads the log of a server that was started in this folder; equal plans of one statement count once. */
    static PlanLog in(Path folder) throws IOException {
        PlanLog log = new PlanLog();
        try (Stream<String> lines = Files.lines(folder.resolve("log").resolve("plans.json"))) {
            lines.forEach(log::take);
        }
        return log;
    }

    private void take(String line) {
        String message = JSON.readTree(line).path("message").asString("");
        int plan = message.indexOf(PLAN);
        if (plan >= 0) {
            plans.computeIfAbsent(message.substring(plan + PLAN.length()), JSON::readTree);
        }
    }

    /** The tables that the statements touched. */
    Set<String> tables() {
        Set<String> tables = new TreeSet<>();
        plans.values()
                .forEach(plan -> nodes(plan.get("Plan")).forEach(node -> {
                    if (node.has("Relation Name")) {
                        tables.add(node.get("Relation Name").asString());
                    }
                }));
        return tables;
    }

    /** The statements that go through all of one of these tables, or all of an index of one, with how they do it. */
    List<String> scansOf(Set<String> tables) {
        List<String> scans = new ArrayList<>();
        plans.values().forEach(plan -> {
            for (JsonNode node : nodes(plan.get("Plan"))) {
                if (isScan(node) && tables.contains(node.path("Relation Name").asString(""))) {
                    scans.add(node.get("Node Type").asString() + " by "
                            + node.path("Index Name").asString("no index") + " on "
                            + node.get("Relation Name").asString() + " in: "
                            + plan.get("Query Text").asString().replaceAll("\\s+", " "));
                }
            }
        });
        return scans.stream().distinct().toList();
    }

    private static boolean isScan(JsonNode node) {
        return switch (node.get("Node Type").asString()) {
            case "Seq Scan", "Sample Scan" -> true;
            case "Index Scan", "Index Only Scan" ->
                !node.has("Index Cond") && !FEW.contains(node.path("Index Name").asString());
            default -> false;
        };
    }

    private static List<JsonNode> nodes(JsonNode root) {
        List<JsonNode> nodes = new ArrayList<>(List.of(root));
        for (JsonNode child : root.path("Plans")) {
            nodes.addAll(nodes(child));
        }
        return nodes;
    }
}
