package dev.fairway.fleet;

import dev.fairway.base.ProductId;
import dev.fairway.base.ReadOnce;
import dev.fairway.base.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many machines there are of each kind, kept by differences in the transactions that change them.
 *
 * <p>Differences are appended and never updated, so no two transactions wait for each other here, however many machines
 * change from one kind to another at once. A {@link TallyFold fold} adds them up behind the path; who reads adds what is
 * not folded yet, so that the figures are exact at every moment. A {@link TallyRecount recount} looks now and then whether
 * they are.
 */
@Repository
public class Tallies {

    /** The version under which those are counted that have no name of their own. */
    public static final String OTHER = "other";

    /** What can be read as a version by its numbers; what cannot comes last. */
    static final Comparator<String> NEWEST_FIRST = Comparator.comparing((String version) ->
                    Version.parse(version).map(Version::sortKey).orElse("!" + version))
            .thenComparing(version -> version)
            .reversed();

    /** The tallies of groups that match, with what is pending. */
    private static final String OF_GROUPS = """
            select g.product_id, t.group_id, t.version, t.progress, t.health, sum(t.machines) as machines
            from (select group_id, version, progress, health, machines from machine_tally
              union all
              select c.group_id, case when o.product_id is null or n.version is not null then c.version else :other end,
                c.progress, c.health, c.machines
              from machine_tally_change c
                join machine_group cg on cg.id = c.group_id
                left join tally_version n on n.product_id = cg.product_id and n.version = c.version
                left join tally_overflow o on o.product_id = cg.product_id) t
              join machine_group g on g.id = t.group_id where %s
            group by g.product_id, t.group_id, t.version, t.progress, t.health
            having sum(t.machines) <> 0
            order by t.group_id, t.version, t.progress, t.health""";

    private final JdbcClient jdbc;

    Tallies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The kind of a machine: what tallies tell apart. */
    public record Kind(UUID group, String version, Progress progress, Health health) {

        /** The one order in which several are written. */
        static final Comparator<Kind> ORDER = Comparator.comparing(Kind::group)
                .thenComparing(Kind::version)
                .thenComparing(Kind::progress)
                .thenComparing(Kind::health);

        /** The kind of a machine as it stands. */
        public static Kind of(Machine machine) {
            return new Kind(machine.group(), machine.told().version(), machine.progress(), machine.health());
        }

        /** The same under another name of its version. */
        Kind named(String name) {
            return name.equals(version) ? this : new Kind(group, name, progress, health);
        }
    }

    /**
     * A machine that was of one kind is of another now.
     *
     * @param from {@code null} for a machine that is new
     * @param to {@code null} for a machine that is gone
     */
    public record Shift(@Nullable Kind from, @Nullable Kind to) {

        /** What has become of a machine. */
        static Shift of(Machine before, Machine after) {
            return new Shift(Kind.of(before), Kind.of(after));
        }
    }

    /**
     * How many machines are of one kind.
     *
     * @param version as the machines send it, or {@link #OTHER}
     * @param machines more than 0
     */
    public record Tally(
            ProductId product, UUID group, String version, Progress progress, Health health, int machines) {}

    /** Takes these shifts in the running transaction, in one statement; those that change nothing cost nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(Collection<Shift> shifts) {
        ReadOnce.forget();
        Map<Kind, Integer> changes = new TreeMap<>(Kind.ORDER);
        for (Shift shift : shifts) {
            if (shift.from() != null && !shift.from().equals(shift.to())) {
                changes.merge(shift.from(), -1, Integer::sum);
            }
            if (shift.to() != null && !shift.to().equals(shift.from())) {
                changes.merge(shift.to(), 1, Integer::sum);
            }
        }
        changes.values().removeIf(machines -> machines == 0);
        if (!changes.isEmpty()) {
            append(changes);
        }
    }

    private void append(Map<Kind, Integer> changes) {
        Collection<Kind> kinds = changes.keySet();
        jdbc.sql("""
                        insert into machine_tally_change (group_id, version, progress, health, machines)
                        select cast(k.group_id as uuid), k.version, k.progress, k.health, k.machines
                        from unnest(cast(? as varchar array), cast(? as varchar array), cast(? as integer array),
                          cast(? as integer array), cast(? as integer array))
                          as k (group_id, version, progress, health, machines)""")
                .param(kinds.stream().map(kind -> kind.group().toString()).toArray(String[]::new))
                .param(kinds.stream().map(Kind::version).toArray(String[]::new))
                .param(kinds.stream().map(kind -> kind.progress().code()).toArray(Integer[]::new))
                .param(kinds.stream().map(kind -> kind.health().code()).toArray(Integer[]::new))
                .param(changes.values().toArray(Integer[]::new))
                .update();
    }

    /** The whole fleet; only kinds that there are. */
    @Transactional(readOnly = true)
    public List<Tally> all() {
        return ReadOnce.get(Tallies.class, () -> ofGroups("1 = 1", Map.of()));
    }

    /**
     * The machines that match, by health, if tallies know: they know of no labels and texts, and not of a version that has no
     * name here. Health that no machine has is not in the map.
     */
    @Transactional(readOnly = true)
    public Optional<Map<Health, Integer>> byHealth(MachineFilter filter) {
        if (filter.looksIntoTexts()) {
            return Optional.empty();
        }
        Map<Health, Integer> counts = new EnumMap<>(Health.class);
        for (Tally tally : matching(filter)) {
            boolean matches = (filter.progress() == null || filter.progress() == tally.progress())
                    && (filter.health() == null || filter.health() == tally.health())
                    && (filter.version() == null || filter.version().equals(tally.version()));
            if (matches) {
                counts.merge(tally.health(), tally.machines(), Integer::sum);
            }
        }
        return filter.version() != null && (counts.isEmpty() || filter.version().equals(OTHER))
                ? Optional.empty()
                : Optional.of(counts);
    }

    private List<Tally> matching(MachineFilter filter) {
        if (filter.channel() == null && ReadOnce.isShared()) {
            return all().stream()
                    .filter(tally ->
                            (filter.product() == null || filter.product().equals(tally.product()))
                                    && (filter.group() == null || filter.group().equals(tally.group())))
                    .toList();
        }
        List<String> where = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> params = new HashMap<>();
        if (filter.product() != null) {
            where.add("g.product_id = :product");
            params.put("product", filter.product().value());
        }
        if (filter.group() != null) {
            where.add("g.id = :group");
            params.put("group", filter.group());
        }
        if (filter.channel() != null) {
            where.add("g.channel_id = :channel");
            params.put("channel", filter.channel());
        }
        return ofGroups(String.join(" and ", where), params);
    }

    private List<Tally> ofGroups(String where, Map<String, Object> params) {
        return jdbc.sql(OF_GROUPS.formatted(where))
                .params(params)
                .param("other", OTHER)
                .query((row, index) -> new Tally(
                        new ProductId(row.getObject("product_id", UUID.class)),
                        row.getObject("group_id", UUID.class),
                        row.getString("version"),
                        Progress.ofCode(row.getInt("progress")),
                        Health.ofCode(row.getInt("health")),
                        row.getInt("machines")))
                .list();
    }

    /** The versions that machines run and that have a name here, newest first, at most {@code limit}. */
    @Transactional(readOnly = true)
    public List<String> versions(int limit) {
        return all().stream()
                .map(Tally::version)
                .filter(version -> !version.equals(OTHER))
                .distinct()
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }
}
