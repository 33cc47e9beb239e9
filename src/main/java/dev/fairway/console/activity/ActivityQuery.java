package dev.fairway.console.activity;

import com.vaadin.flow.router.QueryParameters;
import dev.fairway.access.AuditSearch;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for, as it stands in the address; an empty text does not filter.
 *
 * @param from the first day, in the zone of the viewer
 * @param to the last day
 * @param object the id of the one object
 * @param ignored what in the address is no day; empty if nothing
 */
public record ActivityQuery(
        String who,
        String type,
        String action,
        String text,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String object,
        String ignored) {

    /** Everything. */
    public static final ActivityQuery ALL = new ActivityQuery("", "", "", "", null, null, "", "");

    private static final int LONGEST = 200;

    /** As an address says it; what in it makes no sense is left out. */
    public static ActivityQuery of(QueryParameters parameters) {
        String from = one(parameters, "from");
        String to = one(parameters, "to");
        LocalDate first = day(from);
        LocalDate last = day(to);
        String ignored = !from.isEmpty() && first == null ? from : !to.isEmpty() && last == null ? to : "";
        return new ActivityQuery(
                one(parameters, "who"),
                one(parameters, "type"),
                one(parameters, "action"),
                one(parameters, "q"),
                first,
                last,
                one(parameters, "object"),
                ignored);
    }

    /** All that was done to one object. */
    static ActivityQuery of(String type, String object) {
        return new ActivityQuery("", type, "", "", null, null, object, "");
    }

    ActivityQuery withObject(String now) {
        return new ActivityQuery(who, type, action, text, from, to, now.strip(), "");
    }

    /** Whether anything is left out. */
    public boolean isFiltered() {
        return !who.isEmpty()
                || !type.isEmpty()
                || !action.isEmpty()
                || !text.isEmpty()
                || from != null
                || to != null
                || !object.isEmpty();
    }

    ActivityQuery withWho(String now) {
        return new ActivityQuery(now, type, action, text, from, to, object, "");
    }

    ActivityQuery withType(String now) {
        return new ActivityQuery(who, now, action, text, from, to, object, "");
    }

    ActivityQuery withAction(String now) {
        return new ActivityQuery(who, type, now, text, from, to, object, "");
    }

    ActivityQuery withText(String now) {
        return new ActivityQuery(who, type, action, now.strip(), from, to, object, "");
    }

    ActivityQuery withDays(@Nullable LocalDate first, @Nullable LocalDate last) {
        return new ActivityQuery(who, type, action, text, first, last, object, "");
    }

    /** As the service takes it; days are those of this zone. */
    public AuditSearch.Filter filter(ZoneId zone) {
        return new AuditSearch.Filter(
                orNull(who),
                orNull(type),
                orNull(action),
                orNull(text),
                from == null ? null : from.atStartOfDay(zone).toInstant(),
                to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant(),
                orNull(object));
    }

    /** As it stands in an address. */
    public QueryParameters parameters() {
        Map<String, String> all = new LinkedHashMap<>();
        put(all, "who", who);
        put(all, "type", type);
        put(all, "action", action);
        put(all, "q", text);
        put(all, "from", from == null ? "" : from.toString());
        put(all, "to", to == null ? "" : to.toString());
        put(all, "object", object);
        return QueryParameters.simple(all);
    }

    private static void put(Map<String, String> all, String name, String value) {
        if (!value.isEmpty()) {
            all.put(name, value);
        }
    }

    private static String one(QueryParameters parameters, String name) {
        String value = parameters.getSingleParameter(name).orElse("").strip().replace("\u0000", "");
        return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable LocalDate day(String text) {
        try {
            LocalDate day = text.isEmpty() ? null : LocalDate.parse(text);
            return day != null && (day.getYear() < 1970 || day.getYear() > 9998) ? null : day;
        } catch (DateTimeException noDay) {
            return null;
        }
    }
}
