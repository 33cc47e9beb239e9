package dev.fairway.rollout;

import dev.fairway.base.Page;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineFilter;
import dev.fairway.fleet.MachineSearch;
import dev.fairway.fleet.MachineSort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Finds what somebody means by a few letters: machines, groups, channels, releases, and advisories that releases mend. */
@Repository
@Transactional(readOnly = true)
public class QuickFind {

    private static final int MOST_MACHINES = 6;
    /** So many of each kind besides, lest a name that many channels share hides the group that is called so. */
    private static final int MOST_OF_A_KIND = 3;

    /** So many letters at least: fewer mean half of the fleet. */
    private static final int SHORTEST = 2;

    private static final int LONGEST = 200;

    private static final String OTHERS = String.join(
            " union all ",
            best("select 'GROUP' as kind, id, name as title, '' as detail from machine_group", "name"),
            best("select 'CHANNEL' as kind, id, name as title, arch as detail from channel", "name"),
            best("select 'RELEASE' as kind, id, version as title, arch as detail from release", "version"),
            best(
                    "select 'ADVISORY' as kind, r.id, a.advisory as title, r.version as detail"
                            + " from release_advisory a join release r on r.id = a.release_id",
                    "advisory"));

    private final JdbcClient jdbc;
    private final MachineSearch machines;

    QuickFind(JdbcClient jdbc, MachineSearch machines) {
        this.jdbc = jdbc;
        this.machines = machines;
    }

    /** Something that was found. */
    public sealed interface Hit {

        /** What stands first in the list, and is compared with what was typed. */
        String title();

        /** A machine, by its name. */
        record OfMachine(Machine machine) implements Hit {
            @Override
            public String title() {
                return machine.name();
            }
        }

        /** What people edit. */
        record OfOther(Kind kind, UUID id, String title, String detail) implements Hit {}
    }

    /** What can be found besides machines. An advisory leads to the release that mends it. */
    public enum Kind {
        GROUP,
        CHANNEL,
        RELEASE,
        ADVISORY
    }

    /** The best hits, those that are called exactly so first; nothing for less than two letters. */
    public List<Hit> find(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            return List.of();
        }
        List<Hit> hits = new ArrayList<>(others(text));
        MachineFilter filter = new MachineFilter(null, null, null, null, null, null, null, text);
        machines.page(filter, MachineSort.WORST_FIRST, new Page.Request(MOST_MACHINES, null))
                .items()
                .forEach(machine -> hits.add(new Hit.OfMachine(machine)));
        hits.sort(Comparator.comparing(hit -> !isExactly(hit, text)));
        return List.copyOf(hits);
    }

    /** Whether something is called exactly as was typed, in upper or lower case. */
    public static boolean isExactly(Hit hit, String typed) {
        String text = typed.strip();
        return hit.title().equalsIgnoreCase(text)
                || hit instanceof Hit.OfMachine(Machine machine)
                        && machine.id().value().equalsIgnoreCase(text);
    }

    /** The best of one kind: what is called exactly so, what begins so, then the others by name. */
    private static String best(String select, String name) {
        return """
                select kind, id, title, detail from (
                  %s where lower(%s) like :part escape '!'
                  order by case when lower(%s) = :text then 0 when lower(%s) like :start escape '!' then 1 else 2 end, title, detail
                  limit %d) found""".formatted(select, name, name, name, MOST_OF_A_KIND);
    }

    private List<Hit> others(String text) {
        String pattern = text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
        return jdbc.sql(OTHERS)
                .param("text", text)
                .param("start", pattern)
                .param("part", "%" + pattern)
                .query((row, index) -> (Hit) new Hit.OfOther(
                        Kind.valueOf(row.getString("kind")),
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getString("detail")))
                .list();
    }
}
