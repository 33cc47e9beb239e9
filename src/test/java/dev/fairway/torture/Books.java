package dev.fairway.torture;

import dev.fairway.torture.Notes.Note;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the database holds of a world, seen past the server: what machines were told is on disk, nothing is there twice, and
 * every counter is what a count says.
 */
final class Books {

    /** Each gives a line for what is wrong; all is counted in one statement, so at one moment. */
    private static final Map<String, String> RECOUNTS = Map.of(
            "machines in flight at the gate",
            """
                    select t.group_id, t.in_flight from group_gate t where t.in_flight <>
                      (select count(*) from machine_grant m where m.group_id = t.group_id and m.outcome = 0 and m.progress < 4)""",
            "grants of a slot of the period",
            """
                    select s.group_id, s.starts_at, s.granted from group_gate_slot s where s.granted <>
                      (select count(*) from machine_grant m where m.group_id = s.group_id
                        and m.granted_at >= s.starts_at and m.granted_at < s.ends_at)""",
            "tallies of a rollout",
            """
                    select t.rollout_id, t.granted, t.in_flight, t.completed, t.failed, t.finished, t.failures
                    from rollout_tally t join (
                      select r.id, count(m.id) as granted,
                        count(case when m.outcome = 0 and m.progress < 4 then 1 end) as in_flight,
                        count(case when m.outcome = 1 then 1 end) as completed,
                        count(case when m.outcome = 2 then 1 end) as failed,
                        count(case when m.outcome = 3 then 1 end) as timed_out,
                        count(case when m.outcome = 4 then 1 end) as recalled
                      from rollout r left join machine_grant m on m.rollout_id = r.id group by r.id) c on c.id = t.rollout_id
                    where t.granted <> c.granted or t.in_flight <> c.in_flight or t.completed <> c.completed
                      or t.failed <> c.failed or t.timed_out <> c.timed_out or t.recalled <> c.recalled
                      or t.finished <> (select count(*) from rollout_evidence e where e.rollout_id = t.rollout_id and e.counts)
                      or t.failures <> (select count(*) from rollout_evidence e
                        where e.rollout_id = t.rollout_id and e.counts and e.outcome <> 'completed')""",
            "tallies of machines",
            """
                    select group_id, version, progress, health, sum(n) from (
                      select group_id, version, progress, health, machines as n from machine_tally
                      union all select group_id, version, progress, health, machines from machine_tally_change
                      union all select group_id, version, progress, health, -1 from machine) x
                    group by group_id, version, progress, health having sum(n) <> 0""",
            "open grants and the progress of their machines",
            """
                    select m.id, m.progress, g.progress from machine m
                      join machine_grant g on g.machine_id = m.id and g.product_id = m.product_id and g.outcome = 0
                    where m.progress <> g.progress or g.open_key is null""",
            "grants and what the log says of them",
            """
                    select g.machine_id, count(*) from machine_grant g
                    where (select count(*) from machine_event e where e.machine_id = g.machine_id
                      and e.product_id = g.product_id and e.kind = 'granted') <> 1 group by g.machine_id""");

    private final String url;
    private final String product;

    /**
     * The books of one product.
     *
     * @param settings those of the server; on H2 it must not run
     */
    Books(Map<String, String> settings, String product) {
        this.url = settings.containsKey("spring.datasource.url")
                ? settings.get("spring.datasource.url")
                : "jdbc:h2:file:" + settings.get("fairway.data") + "/fairway;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
        this.product = product;
    }

    /** All that is wrong, in words. */
    List<String> wrong(Notes notes) {
        List<String> wrong = new ArrayList<>(notes.faults());
        compareEvents(notes, wrong);
        compareGrants(notes, wrong);
        Set<String> machines = new HashSet<>(rows("select id from machine where product_id = '%s'".formatted(product)));
        notes.all()
                .filter(note -> note.isAnswered() && !machines.contains(note.machine()))
                .forEach(note -> wrong.add("nobody knows of " + note));
        wrong.addAll(miscounted());
        return wrong;
    }

    /** All counters that are not what a count says. */
    List<String> miscounted() {
        List<String> wrong = new ArrayList<>();
        RECOUNTS.forEach((what, sql) -> rows(sql).forEach(row -> wrong.add(what + ": " + row)));
        return wrong;
    }

    private void compareEvents(Notes notes, List<String> wrong) {
        Map<String, Long> logged = counted("""
                select machine_id || ' ' || event_type || '/' || event_result, count(*) from machine_event
                where product_id = '%s' and event_type is not null group by machine_id, event_type, event_result""");
        Map<String, Note> sent = new HashMap<>();
        notes.all().filter(note -> note.said().isEvent()).forEach(note -> {
            String event = note.said().event(note.machine());
            sent.put(event, note);
            if (note.isAnswered() && !logged.containsKey(event)) {
                wrong.add("answered and lost: " + note);
            }
        });
        logged.forEach((event, times) -> {
            if (times > 1 || !sent.containsKey(event)) {
                wrong.add("logged " + times + " times: " + event + ", of which is known " + sent.get(event));
            }
        });
    }

    private void compareGrants(Notes notes, List<String> wrong) {
        Map<String, Long> granted =
                counted("select machine_id, count(*) from machine_grant where product_id = '%s' group by machine_id");
        notes.all()
                .filter(note -> note.offered() && !granted.containsKey(note.machine()))
                .forEach(note -> wrong.add("offered, and not granted: " + note));
        Set<String> asked = notes.all().map(Note::machine).collect(Collectors.toSet());
        granted.forEach((machine, times) -> {
            if (times > 1 || !asked.contains(machine)) {
                wrong.add(times + " grants of " + machine);
            }
        });
    }

    private Map<String, Long> counted(String sql) {
        Map<String, Long> counts = new HashMap<>();
        query(sql.formatted(product), row -> counts.put(row.getString(1), row.getLong(2)));
        return counts;
    }

    /** The rows that a query gives, their columns in one text each. */
    List<String> rows(String sql) {
        List<String> rows = new ArrayList<>();
        query(sql, row -> {
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                columns.add(row.getString(i));
            }
            rows.add(String.join(" ", columns));
        });
        return rows;
    }

    /** The only number that a query gives. */
    int number(String sql) {
        return Integer.parseInt(rows(sql).getFirst());
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private void query(String sql, Reader reader) {
        try (Connection connection = open();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(sql, broken);
        }
    }

    /** A connection past the server. */
    Connection open() throws SQLException {
        return url.startsWith("jdbc:h2:")
                ? DriverManager.getConnection(url, "", "")
                : DriverManager.getConnection(url, "postgres", "postgres");
    }
}
