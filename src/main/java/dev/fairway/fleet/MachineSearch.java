package dev.fairway.fleet;

import dev.fairway.base.InvalidInput;
import dev.fairway.base.MachineId;
import dev.fairway.base.NotFound;
import dev.fairway.base.Page;
import dev.fairway.base.ProductId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Finds and counts machines, for lists and figures. */
@Repository
@Transactional(readOnly = true)
public class MachineSearch {

    private final JdbcClient jdbc;
    private final Tallies tallies;

    MachineSearch(JdbcClient jdbc, Tallies tallies) {
        this.jdbc = jdbc;
        this.tallies = tallies;
    }

    /** A where clause with its parameters. */
    private record Where(String clause, Map<String, Object> params) {}

    /** @throws NotFound if this machine has never checked in */
    public Machine get(ProductId product, MachineId id) {
        return jdbc.sql("select * from machine where id = ? and product_id = ?")
                .params(id.value(), product.value())
                .query(MachineRows::machine)
                .optional()
                .orElseThrow(() -> new NotFound("machine", id));
    }

    /** The machines of this id, one for each product that it runs. */
    public List<Machine> ofId(MachineId id) {
        return jdbc.sql("select * from machine where id = ? order by product_id")
                .param(id.value())
                .query(MachineRows::machine)
                .list();
    }

    /** A page of the machines that match, by keyset. */
    public Page<Machine> page(MachineFilter filter, MachineSort sort, Page.Request page) {
        Where where = where(filter);
        Map<String, Object> params = new LinkedHashMap<>(where.params());
        String clause = where.clause();
        List<String> after = page.keys(3);
        String beyond = sort.descending() ? "<" : ">";
        if (after != null) {
            String key = sort.key().expression();
            clause += " and (" + key + " " + beyond + " :key or (" + key + " = :key and (id " + beyond
                    + " :afterId or (id = :afterId and product_id " + beyond + " :afterProduct))))";
            params.put("key", keyValue(sort.key(), after.get(0)));
            params.put("afterId", after.get(1));
            params.put("afterProduct", uuid(after.get(2)));
        }
        params.put("limit", page.limit() + 1);
        List<Machine> found = jdbc.sql("select * from machine" + clause + order(sort) + " limit :limit")
                .params(params)
                .query(MachineRows::machine)
                .list();
        return Page.cut(
                found,
                page.limit(),
                machine -> List.of(
                        keyText(sort.key(), machine),
                        machine.id().value(),
                        machine.product().toString()));
    }

    /** A window of the machines that match, for a list that scrolls. */
    public List<Machine> window(MachineFilter filter, MachineSort sort, int offset, int limit) {
        Where where = where(filter);
        return jdbc.sql("select * from machine" + where.clause() + order(sort) + " limit :limit offset :offset")
                .params(where.params())
                .param("limit", limit)
                .param("offset", offset)
                .query(MachineRows::machine)
                .list();
    }

    /** How many machines match. */
    public int count(MachineFilter filter) {
        Where where = where(filter);
        return jdbc.sql("select count(*) from machine" + where.clause())
                .params(where.params())
                .query(Integer.class)
                .single();
    }

    /** How many of the machines that match are of each health; health that no machine has is not in the map. */
    public Map<Health, Integer> countByHealth(MachineFilter filter) {
        Optional<Map<Health, Integer>> tallied = tallies.byHealth(filter);
        if (tallied.isPresent()) {
            return tallied.get();
        }
        Where where = where(filter);
        Map<Health, Integer> counts = new EnumMap<>(Health.class);
        jdbc.sql("select health, count(*) from machine" + where.clause() + " group by health")
                .params(where.params())
                .query(row -> {
                    counts.put(Health.ofCode(row.getInt(1)), row.getInt(2));
                });
        return counts;
    }

    /** The versions that machines run, newest first, at most {@code limit}. */
    public List<String> versions(int limit) {
        return tallies.versions(limit);
    }

    private static Where where(MachineFilter filter) {
        List<String> parts = new ArrayList<>();
        Map<String, Object> params = new LinkedHashMap<>();
        if (filter.product() != null) {
            add(
                    parts,
                    params,
                    "product_id = :product",
                    "product",
                    filter.product().value());
        }
        if (filter.group() != null) {
            add(parts, params, "group_id = :group", "group", filter.group());
        }
        if (filter.channel() != null) {
            String inChannel = "group_id in (select g.id from machine_group g where g.channel_id = :channel)";
            add(parts, params, inChannel, "channel", filter.channel());
        }
        if (filter.version() != null) {
            add(parts, params, "version = :version", "version", filter.version());
        }
        if (filter.health() != null) {
            add(parts, params, "health = :health", "health", filter.health().code());
        }
        if (filter.progress() != null) {
            add(
                    parts,
                    params,
                    "progress = :progress",
                    "progress",
                    filter.progress().code());
        }
        if (filter.label() != null) {
            add(parts, params, "position(:label in labels) > 0", "label", "\n" + filter.label() + "\n");
        }
        if (filter.query() != null && !filter.query().isBlank()) {
            String contains = """
                    (lower(id) like :query escape '!' or lower(coalesce(alias, told_alias, '')) like :query escape '!'
                     or address like :query escape '!' or lower(version) like :query escape '!')""";
            add(parts, params, contains, "query", "%" + escaped(filter.query().strip()) + "%");
        }
        return new Where(parts.isEmpty() ? " where 1 = 1" : " where " + String.join(" and ", parts), params);
    }

    private static void add(List<String> parts, Map<String, Object> params, String part, String name, Object value) {
        parts.add(part);
        params.put(name, value);
    }

    private static String escaped(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
    }

    private static String order(MachineSort sort) {
        String direction = sort.descending() ? " desc" : "";
        return " order by " + sort.key().expression() + direction + ", id" + direction + ", product_id" + direction;
    }

    private static String keyText(MachineSort.Key key, Machine machine) {
        return switch (key) {
            case HEALTH -> Integer.toString(machine.health().code());
            case ID -> machine.id().value();
            case ALIAS -> java.util.Objects.requireNonNullElse(machine.alias(), "");
            case VERSION ->
                machine.told()
                        .readableVersion()
                        .map(dev.fairway.base.Version::sortKey)
                        .orElse("!" + machine.told().version());
            case LAST_SEEN -> machine.lastSeen().toString();
        };
    }

    private static Object keyValue(MachineSort.Key key, String text) {
        try {
            return switch (key) {
                case HEALTH -> Integer.parseInt(text);
                case LAST_SEEN -> Sql.time(Instant.parse(text));
                case ID, ALIAS, VERSION -> text;
            };
        } catch (DateTimeException | NumberFormatException notOurs) {
            throw new InvalidInput("after", "after belongs to another list or sort order");
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw new InvalidInput("after", "after belongs to another list or sort order");
        }
    }
}
