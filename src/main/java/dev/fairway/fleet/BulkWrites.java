package dev.fairway.fleet;

import dev.fairway.base.Hold;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes holds and assignments of many machines, which must be locked, in one statement, and what follows for their groups. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BulkWrites {

    private static final String WRITE = """
            update machine set assigned_group_id = ?, hold_by = ?, hold_reason = ?, hold_since = ?, hold_until = ?,
              group_id = ?, health = ?, revision = revision + 1, facts = facts + 1
            where id = ? and product_id = ?""";

    private final JdbcTemplate jdbc;
    private final Tallies tallies;

    BulkWrites(JdbcTemplate jdbc, Tallies tallies) {
        this.jdbc = jdbc;
        this.tallies = tallies;
    }

    void write(List<MachineBatches.Change> changes) {
        Batch.run(jdbc, WRITE, changes, (statement, change) -> {
            Machine machine = change.after();
            Hold hold = machine.written().hold();
            new Params(statement)
                    .uuid(machine.written().assignedGroup())
                    .text(hold == null ? null : hold.by())
                    .text(hold == null ? null : hold.reason())
                    .time(hold == null ? null : hold.since())
                    .time(hold == null ? null : hold.until())
                    .uuid(machine.group())
                    .number(machine.health().code())
                    .text(machine.id().value())
                    .uuid(machine.product().value());
        });
        tallies.take(changes.stream()
                .map(change -> Tallies.Shift.of(change.before(), change.after()))
                .toList());
    }
}
