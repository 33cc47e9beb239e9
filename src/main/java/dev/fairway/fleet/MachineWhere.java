package dev.fairway.fleet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a filter asks of a row of the machine table, which the statement calls {@code m}: a condition and its parameters. */
record MachineWhere(String condition, Map<String, Object> params) {

    private static final String CONTAINS = """
            (lower(m.id) like :query escape '!' or lower(coalesce(m.alias, m.told_alias, '')) like :query escape '!'
             or m.address like :query escape '!' or lower(m.version) like :query escape '!')""";

    /** The whole filter. */
    static MachineWhere of(MachineFilter filter) {
        Parts parts = new Parts();
        if (filter.product() != null) {
            parts.add("m.product_id = :product", "product", filter.product().value());
        }
        if (filter.group() != null) {
            parts.add("m.group_id = :group", "group", filter.group());
        }
        if (filter.channel() != null) {
            String inChannel = "m.group_id in (select g.id from machine_group g where g.channel_id = :channel)";
            parts.add(inChannel, "channel", filter.channel());
        }
        parts.addKind(filter);
        parts.addText(filter);
        return parts.where();
    }

    /** Only what it asks of version and progress, a text being looked for in the version, in a way that no index can serve: the order of another is walked. */
    static MachineWhere ofKind(MachineFilter filter) {
        Parts parts = new Parts();
        if (filter.version() != null) {
            parts.add("m.version || '' = :version", "version", filter.version());
        }
        if (filter.progress() != null) {
            parts.add(
                    "m.progress + 0 = :progress", "progress", filter.progress().code());
        }
        if (filter.hasQuery()) {
            parts.add("lower(m.version) like :query escape '!'", "query", anywhere(filter.queryText()));
        }
        return parts.where();
    }

    /** A pattern of {@code like … escape '!'} that finds this text anywhere, in lower case. */
    static String anywhere(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        return "%" + lower.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    private static final class Parts {

        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> params = new LinkedHashMap<>();

        void add(String condition, String name, Object value) {
            conditions.add(condition);
            params.put(name, value);
        }

        void addKind(MachineFilter filter) {
            if (filter.version() != null) {
                add("m.version = :version", "version", filter.version());
            }
            if (filter.health() != null) {
                add("m.health = :health", "health", filter.health().code());
            }
            if (filter.progress() != null) {
                add("m.progress = :progress", "progress", filter.progress().code());
            }
        }

        void addText(MachineFilter filter) {
            if (filter.label() != null) {
                add("position(:label in m.labels) > 0", "label", "\n" + filter.label() + "\n");
            }
            if (filter.hasQuery()) {
                add(CONTAINS, "query", anywhere(filter.queryText()));
            }
        }

        MachineWhere where() {
            return new MachineWhere(conditions.isEmpty() ? "1 = 1" : String.join(" and ", conditions), params);
        }
    }
}
