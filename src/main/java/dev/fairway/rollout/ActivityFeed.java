package dev.fairway.rollout;

import dev.fairway.access.AuditSearch;
import dev.fairway.access.AuditTrail;
import dev.fairway.base.Page;
import dev.fairway.base.ProductId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people and Fairway did, newest first: the audit trail with the names of what it speaks of. Whoever may read may read
 * it (docs/decisions/0020); {@link AuditSearch} leaves out what is not for everybody. Two statements a page.
 */
@Service
@Transactional(readOnly = true)
public class ActivityFeed {

    /** The name in the state of a group, product or view that is gone; records write themselves so. */
    private static final Pattern NAME_IN_STATE = Pattern.compile(", name=(.*?), (?:track|description|query)=");

    /** What writes no more of itself than everybody may read. */
    private static final Set<String> SHORT_STATES = Set.of("channel", "rollout", "machines");

    private static final String NAMES = """
            select 'group' as type, cast(id as varchar(160)) as id, name, '' as detail, product_id from machine_group
              where id in (:groups)
            union all select 'channel', cast(id as varchar(160)), name, arch, product_id from channel
              where id in (:channels)
            union all select 'release', cast(id as varchar(160)), version, arch, product_id from release
              where id in (:releases)
            union all select 'rollout', cast(o.id as varchar(160)), o.group_name, r.version, o.product_id from rollout o
              join release r on r.id = o.release_id where o.id in (:rollouts)
            union all select 'product', cast(id as varchar(160)), name, '', id from product where id in (:products)
            union all select 'view', cast(id as varchar(160)), name, '', cast(null as uuid) from saved_view
              where id in (:views) and shared
            union all select 'machine', id, coalesce(alias, told_alias, id), '', product_id from machine
              where id in (:machines)""";

    private final AuditSearch audit;
    private final JdbcClient jdbc;

    ActivityFeed(AuditSearch audit, JdbcClient jdbc) {
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /**
     * What a thing is called.
     *
     * @param detail what tells it from others of the name: an arch, or the version of a rollout; may be empty
     * @param product {@code null} for what belongs to none, such as a saved view
     */
    public record Named(
            String name, String detail, @Nullable ProductId product) {}

    /**
     * One thing that was done.
     *
     * @param entry as the trail has it; without states for those who may not see them
     * @param object {@code null} if it is gone
     * @param formerName the name that it had, where it is gone and the trail still knows
     * @param state what a channel pointed at afterwards, how far a rollout was ({@code running, stage 2 of 3 at 10 %}), or
     *     what was done to how many machines at once: {@code held: 37}
     */
    public record Activity(
            AuditTrail.Entry entry,
            @Nullable Named object,
            @Nullable String formerName,
            @Nullable String state) {}

    /** The newest {@code n} of all that was done. */
    public List<Activity> latest(int n) {
        return page(AuditSearch.Filter.ALL, new Page.Request(n, null)).items();
    }

    /** A page of what matches. A page may be short, and there may be more all the same. */
    public Page<Activity> page(AuditSearch.Filter filter, Page.Request page) {
        Page<AuditTrail.Entry> found = audit.page(filter, page);
        Map<List<String>, Named> names = names(found.items());
        return new Page<>(
                found.items().stream()
                        .map(entry -> activity(entry, names.get(key(entry.objectType(), entry.objectId()))))
                        .toList(),
                found.next());
    }

    private static Activity activity(AuditTrail.Entry entry, @Nullable Named object) {
        String was = entry.before() == null ? entry.after() : entry.before();
        Matcher name = NAME_IN_STATE.matcher(was == null ? "" : was);
        String is = entry.after() == null ? entry.before() : entry.after();
        boolean isShort = SHORT_STATES.contains(entry.objectType());
        return new Activity(
                AuditSearch.seesAll() ? entry : entry.withoutStates(),
                object,
                object == null && name.find() ? name.group(1) : null,
                isShort ? is : null);
    }

    private Map<List<String>, Named> names(List<AuditTrail.Entry> entries) {
        Map<List<String>, Named> names = new HashMap<>();
        if (entries.isEmpty()) {
            return names;
        }
        jdbc.sql(NAMES)
                .param("groups", ids("group", entries))
                .param("channels", ids("channel", entries))
                .param("releases", ids("release", entries))
                .param("rollouts", ids("rollout", entries))
                .param("products", ids("product", entries))
                .param("views", ids("view", entries))
                .param("machines", machines(entries))
                .query((row, index) -> names.put(
                        key(row.getString("type"), row.getString("id")),
                        new Named(
                                row.getString("name"),
                                row.getString("detail"),
                                product(row.getObject("product_id", UUID.class)))))
                .list();
        return names;
    }

    private static @Nullable ProductId product(@Nullable UUID id) {
        return id == null ? null : new ProductId(id);
    }

    /** Never empty, as SQL wants it. */
    private static Set<UUID> ids(String type, List<AuditTrail.Entry> entries) {
        Set<UUID> ids = entries.stream()
                .filter(entry -> entry.objectType().equals(type))
                .map(entry -> uuid(entry.objectId()))
                .filter(id -> id != null)
                .collect(Collectors.toSet());
        return ids.isEmpty() ? Set.of(new UUID(0, 0)) : ids;
    }

    private static Set<String> machines(List<AuditTrail.Entry> entries) {
        Set<String> ids = entries.stream()
                .filter(entry -> entry.objectType().equals("machine"))
                .map(AuditTrail.Entry::objectId)
                .collect(Collectors.toSet());
        return ids.isEmpty() ? Set.of("") : ids;
    }

    private static List<String> key(String type, String id) {
        return List.of(type, id);
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noUuid) {
            return null;
        }
    }
}
