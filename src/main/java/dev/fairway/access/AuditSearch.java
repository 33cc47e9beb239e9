package dev.fairway.access;

import dev.fairway.base.InvalidInput;
import dev.fairway.base.Page;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The audit trail as people look through it: newest first, by keyset. Everybody who may read may read what was done; what
 * was done to accounts and tokens is only for those who manage access, and left out for others. So are the states before
 * and after: who shows entries takes them away ({@link AuditTrail.Entry#withoutStates}) from those who do not
 * {@linkplain #seesAll see all}.
 */
@Service
public class AuditSearch {

    /** So many entries are looked through for a text at once; what lies behind them is on the next page. */
    static final int LOOKED_THROUGH = 20_000;

    /** Entries are numbered when they are written and dated a moment before: by so many they may be out of order. */
    private static final int DISORDER = 1_000;

    private static final Set<String> ABOUT_ACCESS = Set.of("account", "token", "audit", "enrolment-key", "wall-link");

    private final JdbcClient jdbc;

    AuditSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which entries are looked for; {@code null} does not filter.
     *
     * @param who the name of an account, {@code token:name}, or {@code fairway}
     * @param type a type of object, as in {@code rollout}
     * @param action a verb in the past, as in {@code promoted}
     * @param text a part of the reason, of who did it or of the object's id, in upper or lower case
     * @param from the first moment
     * @param to the first moment after
     * @param object the id of an object
     */
    public record Filter(
            @Nullable String who,
            @Nullable String type,
            @Nullable String action,
            @Nullable String text,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String object) {

        /** Of whatever object. */
        public Filter(
                @Nullable String who,
                @Nullable String type,
                @Nullable String action,
                @Nullable String text,
                @Nullable Instant from,
                @Nullable Instant to) {
            this(who, type, action, text, from, to, null);
        }

        /** Everything. */
        public static final Filter ALL = new Filter(null, null, null, null, null, null);
    }

    /** Whether the current actor may see all of every entry. */
    public static boolean seesAll() {
        return Actor.current().may(Permission.READ_AUDIT);
    }

    /** A page of those that match, newest first. A page may be short, and there may be more all the same. */
    @Transactional(readOnly = true)
    public Page<AuditTrail.Entry> page(Filter filter, Page.Request page) {
        Actor.require(Permission.READ);
        List<String> keys = page.keys(1);
        long before = keys == null ? Long.MAX_VALUE : number(keys.getFirst());
        Map<String, Object> params = new HashMap<>();
        params.put("before", before);
        params.put("limit", page.limit() + 1);
        String rows = "select * from audit_entry where " + String.join(" and ", where(filter, params))
                + " order by id desc limit ";
        boolean byText = filter.text() != null;
        String sql = byText
                ? "select * from (" + rows + LOOKED_THROUGH
                        + ") looked where lower(coalesce(reason, '') || ' ' || actor"
                        + " || ' ' || object_id) like :text escape '!' order by id desc limit :limit"
                : rows + ":limit";
        List<AuditTrail.Entry> found =
                jdbc.sql(sql).params(params).query(AuditTrail::entry).list();
        Page<AuditTrail.Entry> cut = Page.cut(found, page.limit(), entry -> List.of(Long.toString(entry.id())));
        if (!byText || cut.next() != null) {
            return cut;
        }
        return new Page<>(cut.items(), behind(rows, params));
    }

    /** The cursor behind what was looked through, if that was not all. */
    private @Nullable String behind(String rows, Map<String, Object> params) {
        params.put("limit", 1);
        return jdbc
                .sql(rows + ":limit offset " + (LOOKED_THROUGH - 1))
                .params(params)
                .query(AuditTrail::entry)
                .list()
                .stream()
                .map(last -> Page.cut(List.of(last, last), 1, entry -> List.of(Long.toString(entry.id())))
                        .next())
                .findFirst()
                .orElse(null);
    }

    private static List<String> where(Filter filter, Map<String, Object> params) {
        List<String> parts = new ArrayList<>(List.of("id < :before"));
        add(parts, params, "actor = :who", "who", filter.who());
        add(parts, params, "object_type = :type", "type", filter.type());
        add(parts, params, "action = :action", "action", filter.action());
        add(parts, params, "object_id = :object", "object", filter.object());
        if (filter.text() != null) {
            params.put("text", "%" + escaped(filter.text()) + "%");
        }
        if (filter.from() != null) {
            parts.add("happened_at >= :from and id >= coalesce((select id from audit_entry where happened_at >= :from"
                    + " order by happened_at limit 1), 0) - " + DISORDER);
            params.put("from", utc(filter.from()));
        }
        if (filter.to() != null) {
            parts.add("happened_at < :to and id <= coalesce((select id from audit_entry where happened_at < :to"
                    + " order by happened_at desc limit 1), 0) + " + DISORDER);
            params.put("to", utc(filter.to()));
        }
        if (!seesAll()) {
            parts.add("object_type not in (:access)");
            params.put("access", ABOUT_ACCESS);
        }
        return parts;
    }

    private static void add(
            List<String> parts, Map<String, Object> params, String part, String name, @Nullable String value) {
        if (value != null) {
            parts.add(part);
            params.put(name, value);
        }
    }

    private static String escaped(String text) {
        return text.strip()
                .toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static long number(String key) {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException notOurs) {
            throw new InvalidInput("after", "after belongs to another list");
        }
    }
}
