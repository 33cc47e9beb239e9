package dev.fairway.fleet;

import dev.fairway.base.InvalidInput;
import dev.fairway.base.MachineId;
import dev.fairway.base.Page;
import dev.fairway.base.ProductId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What happened to each machine, in order. */
@Repository
public class EventLog {

    private static final int LONGEST_DETAIL = 2000;
    private static final String INSERT = """
            insert into machine_event
              (machine_id, product_id, happened_at, kind, event_type, event_result, error_code, version, detail)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /** What changed nothing for the machine, as a list for SQL. */
    private static final String PASSING = Arrays.stream(MachineEvent.Kind.values())
            .filter(MachineEvent.Kind::isPassing)
            .map(kind -> "'" + Labels.of(kind) + "'")
            .collect(Collectors.joining(", "));

    private final JdbcClient jdbc;
    private final JdbcTemplate rows;

    EventLog(JdbcClient jdbc, JdbcTemplate rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** An event with its place in the log. */
    public record Logged(long id, MachineEvent event) {}

    /** What happened to one machine. */
    public record Story(MachineKey machine, List<MachineEvent> events) {}

    private record Entry(MachineKey machine, MachineEvent event) {}

    /** Adds to the log in the running transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(ProductId product, MachineId machine, List<MachineEvent> events) {
        append(List.of(new Story(new MachineKey(product, machine), events)));
    }

    /** Adds what happened to several machines. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(List<Story> stories) {
        List<Entry> entries = stories.stream()
                .flatMap(story -> story.events().stream().map(event -> new Entry(story.machine(), event)))
                .toList();
        Batch.run(rows, INSERT, entries, (statement, entry) -> {
            MachineEvent event = entry.event();
            new Params(statement)
                    .text(entry.machine().id().value())
                    .uuid(entry.machine().product().value())
                    .time(event.at())
                    .text(Labels.of(event.kind()))
                    .number(event.type())
                    .number(event.result())
                    .number(event.errorCode())
                    .text(event.version())
                    .text(shortened(event.detail()));
        });
    }

    /** The events of a machine, newest first. */
    @Transactional(readOnly = true)
    public Page<Logged> newest(ProductId product, MachineId machine, Page.Request page) {
        return newest("", product, machine, page);
    }

    /** Those events of a machine that changed something for it, newest first. */
    @Transactional(readOnly = true)
    public Page<Logged> mattering(ProductId product, MachineId machine, Page.Request page) {
        return newest(" and kind not in (" + PASSING + ")", product, machine, page);
    }

    private Page<Logged> newest(String condition, ProductId product, MachineId machine, Page.Request page) {
        List<String> after = page.keys(1);
        List<Logged> found = jdbc.sql("select * from machine_event where machine_id = ? and product_id = ? and id < ?"
                        + condition + " order by id desc limit ?")
                .params(
                        machine.value(),
                        product.value(),
                        after == null ? Long.MAX_VALUE : number(after.getFirst()),
                        page.limit() + 1)
                .query(EventLog::logged)
                .list();
        return Page.cut(found, page.limit(), event -> List.of(Long.toString(event.id())));
    }

    /** A detail may quote a reason of any length that people gave. */
    private static @Nullable String shortened(@Nullable String detail) {
        return detail == null || detail.length() <= LONGEST_DETAIL
                ? detail
                : detail.substring(0, LONGEST_DETAIL - 1) + "…";
    }

    private static long number(String key) {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException notOurs) {
            throw new InvalidInput("after", "after belongs to another list");
        }
    }

    private static Logged logged(ResultSet row, int index) throws SQLException {
        return new Logged(
                row.getLong("id"),
                new MachineEvent(
                        Sql.time(row, "happened_at"),
                        Labels.parse(MachineEvent.Kind.class, "kind", row.getString("kind")),
                        Sql.intOrNull(row, "event_type"),
                        Sql.intOrNull(row, "event_result"),
                        Sql.longOrNull(row, "error_code"),
                        row.getString("version"),
                        row.getString("detail")));
    }
}
