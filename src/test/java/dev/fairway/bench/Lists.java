package dev.fairway.bench;

import dev.fairway.testing.Client;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Summary and machine list as the API gives them: every order, and every filter in the usual order. */
final class Lists {

    private static final double PROMISED_LIST = 200;
    private static final double PROMISED_SUMMARY = 20;
    private static final int TIMES = 5;
    private static final List<String> ORDERS = List.of("health", "id", "alias", "version");

    private final Scene scene;
    private final Client client;

    Lists(Scene scene) {
        this.scene = scene;
        this.client = scene.client();
    }

    /** How long one call took, in milliseconds, over several times. */
    private record Took(double median, double longest) {}

    void measure() {
        long machines = scene.machines();
        boolean promised = machines == 1_000_000;
        Took summary = time("/fleet/summary");
        scene.report()
                .add(new Figure("summary, median of " + TIMES, machines, summary.median(), "ms")
                        .target(promised ? Target.atMost(PROMISED_SUMMARY) : null)
                        .note("longest %.0f ms", summary.longest()));
        Map<String, Took> lists = new LinkedHashMap<>();
        queries().forEach(query -> lists.put(query, time("/machines?limit=50" + query)));
        Map.Entry<String, Took> worst = lists.entrySet().stream()
                .max(java.util.Comparator.comparingDouble(
                        list -> list.getValue().median()))
                .orElseThrow();
        scene.report()
                .add(new Figure(
                                "machine list, the slowest of " + lists.size() + " orders and filters",
                                machines,
                                worst.getValue().median(),
                                "ms")
                        .target(promised ? Target.atMost(PROMISED_LIST) : null)
                        .note(
                                "%s, longest %.0f ms",
                                worst.getKey(), worst.getValue().longest()));
        StringBuilder all =
                new StringBuilder("machine list at " + Figure.number(machines) + " machines, median (longest) in ms:");
        lists.forEach((query, took) -> all.append(" `%s` %.0f (%.0f)".formatted(query, took.median(), took.longest())));
        scene.report().remark("%s", all);
    }

    private List<String> queries() {
        Catalog catalog = scene.catalog();
        List<String> queries = new ArrayList<>();
        for (String order : ORDERS) {
            queries.add("&sort=" + order);
            queries.add("&sort=-" + order);
        }
        List<String> filters = List.of(
                "&group=" + catalog.id("/groups", Part.BETA),
                "&channel=" + catalog.id("/channels", Part.ALPHA),
                "&version=" + Part.STABLE.version(),
                "&version=3100.2.0",
                "&version=1.2.3",
                "&health=silent",
                "&health=healthy",
                "&progress=failed",
                "&label=rack-20",
                "&q=node-4242",
                "&q=node",
                "&q=" + new MachineName().of(Part.BETA, Part.BETA.number(7)).substring(0, 9),
                "&q=nothing-is-called-so",
                "&group=" + catalog.id("/groups", Part.LTS) + "&health=failing&sort=-version");
        queries.addAll(filters);
        filters.forEach(filter -> queries.add(filter.contains("sort") ? filter + "&q=3" : filter + "&sort=-alias"));
        return queries;
    }

    private Took time(String path) {
        List<Double> took = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            int status = client.get(path).status();
            took.add((System.nanoTime() - start) / 1e6);
            if (status != 200) {
                throw new BenchFailure("the server answered " + status + " to " + path + ".");
            }
        }
        Collections.sort(took);
        return new Took(took.get(TIMES / 2), took.getLast());
    }
}
