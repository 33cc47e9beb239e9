package dev.fairway.rollout;

import dev.fairway.fleet.Sql;
import dev.fairway.rollout.policy.FleetStop;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Whether everything stands still: one row while it does. */
@Repository
@Transactional
class FleetStopStore {

    private final JdbcClient jdbc;

    FleetStopStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<FleetStop> current() {
        return jdbc.sql("select * from fleet_stop where id = 1")
                .query((row, index) ->
                        new FleetStop(row.getString("stopped_by"), row.getString("reason"), Sql.time(row, "since")))
                .optional();
    }

    void put(FleetStop stop) {
        jdbc.sql("insert into fleet_stop (id, stopped_by, reason, since) values (1, ?, ?, ?)")
                .params(stop.by(), stop.reason(), Sql.time(stop.since()))
                .update();
    }

    void remove() {
        jdbc.sql("delete from fleet_stop").update();
    }
}
