package dev.fairway.rollout;

import dev.fairway.fleet.Dialect;
import dev.fairway.fleet.Machine;
import dev.fairway.fleet.MachineKey;
import dev.fairway.fleet.MachineRows;
import dev.fairway.fleet.Params;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the desk reads for a batch of check-ins: each question is one statement, however many machines it is about. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DeskReads {

    private static final String GRANT = GrantRows.columns("g", "grant_");
    private static final String OPEN = "g.open_key = k.key_open";

    private final JdbcTemplate jdbc;
    private final String load;
    private final String standing;
    private final String latest;

    DeskReads(JdbcTemplate jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        // The epoch comes along, so that a batch knows by the same statement whether its picture holds.
        this.load = "select c.epoch, k.place, m.*, " + GRANT + """

                 from configuration c cross join
                  unnest(cast(? as uuid array), cast(? as varchar array), cast(? as varchar array)) with ordinality
                    as k (key_product, key_id, key_open, place)"""
                + dialect.one("machine", "m", "m.id = k.key_id and m.product_id = k.key_product", false)
                + dialect.one("machine_grant", "g", OPEN, false)
                + " where c.id = 1";
        this.standing = "select c.epoch, g.machine_id, g.product_id, " + GRANT
                + " from configuration c left join unnest(cast(? as varchar array)) as k (key_open) on true"
                + dialect.one("machine_grant", "g", OPEN, false)
                + " where c.id = 1";
        this.latest = "select g.machine_id, g.product_id, " + GRANT + """

                 from unnest(cast(? as varchar array), cast(? as uuid array)) as k (key_id, key_product)
                  join machine_grant g on g.machine_id = k.key_id and g.product_id = k.key_product
                    and g.id = (select l.id from machine_grant l
                      where l.machine_id = k.key_id and l.product_id = k.key_product
                      order by l.granted_at desc, l.id desc limit 1)""";
    }

    /**
     * A machine as it was read, without a lock.
     *
     * @param facts the count of its writes
     */
    record Known(Machine machine, long facts, @Nullable Grant open) {}

    /** @param machines in the order in which they were asked for; {@code null} where one is unknown */
    record Loaded(long epoch, List<@Nullable Known> machines) {}

    /** These machines with their open grants, and the epoch. */
    Loaded load(List<MachineKey> keys) {
        Known[] found = new Known[keys.size()];
        long[] epoch = new long[1];
        jdbc.query(
                load,
                statement -> new Params(statement)
                        .uuids(keys, key -> key.product().value())
                        .texts(keys, key -> key.id().value())
                        .texts(keys, GrantStore::openKey),
                row -> {
                    epoch[0] = row.getLong("epoch");
                    if (row.getString("id") != null) {
                        found[row.getInt("place") - 1] =
                                new Known(MachineRows.machine(row, 0), row.getLong("facts"), grant(row));
                    }
                });
        List<@Nullable Known> machines = new ArrayList<>(keys.size());
        for (Known one : found) {
            machines.add(one);
        }
        return new Loaded(epoch[0], machines);
    }

    /** What stands once the machines are locked. */
    record Standing(long epoch, Map<MachineKey, Grant> open) {}

    /** The open grants of these machines, and the epoch. */
    Standing standing(Collection<MachineKey> keys) {
        Map<MachineKey, Grant> open = new HashMap<>();
        long[] epoch = new long[1];
        jdbc.query(standing, statement -> new Params(statement).texts(keys, GrantStore::openKey), row -> {
            epoch[0] = row.getLong("epoch");
            Grant grant = grant(row);
            if (grant != null) {
                open.put(GrantRows.key(row), grant);
            }
        });
        return new Standing(epoch[0], open);
    }

    /** The last grant of each of these machines that ever had one. */
    Map<MachineKey, Grant> latest(Collection<MachineKey> keys) {
        Map<MachineKey, Grant> found = new HashMap<>();
        if (!keys.isEmpty()) {
            jdbc.query(
                    latest,
                    statement -> new Params(statement)
                            .texts(keys, key -> key.id().value())
                            .uuids(keys, key -> key.product().value()),
                    row -> {
                        found.put(GrantRows.key(row), GrantRows.grant(row, "grant_"));
                    });
        }
        return found;
    }

    private static @Nullable Grant grant(ResultSet row) throws SQLException {
        return row.getObject("grant_id", UUID.class) == null ? null : GrantRows.grant(row, "grant_");
    }
}
