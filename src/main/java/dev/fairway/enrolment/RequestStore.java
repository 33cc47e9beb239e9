package dev.fairway.enrolment;

import dev.fairway.base.MachineId;
import dev.fairway.base.ProductId;
import dev.fairway.enrolment.EnrolmentRequest.State;
import dev.fairway.fleet.Batch;
import dev.fairway.fleet.Params;
import dev.fairway.fleet.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who asked to come in, in the database. Rows are locked in the order of their machine ids. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class RequestStore {

    private final JdbcClient jdbc;
    private final JdbcTemplate rows;

    RequestStore(JdbcClient jdbc, JdbcTemplate rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** Those of these machines that asked before, locked until the running transaction ends. */
    List<EnrolmentRequest> lock(ProductId product, Collection<MachineId> machines) {
        return machines.isEmpty()
                ? List.of()
                : jdbc.sql("select * from enrolment_request where product_id = ? and machine_id = any(?)"
                                + " order by machine_id for update")
                        .params(product.value(), texts(machines))
                        .query(RequestStore::request)
                        .list();
    }

    /** How many of a product are in this state, counted up to {@code most}. */
    int count(ProductId product, State state, int most) {
        return jdbc.sql("select count(*) from (select 1 from enrolment_request"
                        + " where state = ? and product_id = ? limit ?) counted")
                .params(state.label(), product.value(), most)
                .query(Integer.class)
                .single();
    }

    /** How many of a product are in each state. */
    Map<State, Integer> counts(ProductId product) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        jdbc.sql("select state, count(*) as requests from enrolment_request where product_id = ? group by state")
                .param(product.value())
                .query(row -> {
                    counts.put(State.ofLabel(row.getString("state")), row.getInt("requests"));
                });
        return counts;
    }

    /** Those of a product in this state, the newest first; at most so many. */
    List<EnrolmentRequest> newest(ProductId product, State state, int most) {
        return jdbc.sql("select * from enrolment_request where state = ? and product_id = ?"
                        + " order by first_seen desc, machine_id limit ?")
                .params(state.label(), product.value(), most)
                .query(RequestStore::request)
                .list();
    }

    /** Those of a product in this state, by machine id. */
    List<EnrolmentRequest> all(ProductId product, State state) {
        return jdbc.sql("select * from enrolment_request where state = ? and product_id = ? order by machine_id")
                .params(state.label(), product.value())
                .query(RequestStore::request)
                .list();
    }

    /** @throws org.springframework.dao.DuplicateKeyException if another transaction added one of them just now */
    void add(List<EnrolmentRequest> requests) {
        Batch.run(
                rows,
                """
                insert into enrolment_request (alias, version, track, arch, oem, address, last_seen, product_id, machine_id,
                  state, first_seen)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                requests,
                (statement, request) -> said(new Params(statement), request)
                        .text(request.state().label())
                        .time(request.firstSeen()));
    }

    /** Writes what they say now, and that they asked again. */
    void update(List<EnrolmentRequest> requests) {
        Batch.run(
                rows,
                "update enrolment_request set alias = ?, version = ?, track = ?, arch = ?, oem = ?, address = ?,"
                        + " last_seen = ? where product_id = ? and machine_id = ?",
                requests,
                (statement, request) -> said(new Params(statement), request));
    }

    private static Params said(Params params, EnrolmentRequest request) throws SQLException {
        return params.text(request.alias())
                .text(request.version())
                .text(request.track())
                .text(request.arch())
                .text(request.oem())
                .text(request.address())
                .time(request.lastSeen())
                .uuid(request.product().value())
                .text(request.machine().value());
    }

    void decide(ProductId product, Collection<MachineId> machines, State state, String by, Instant at) {
        jdbc.sql("update enrolment_request set state = ?, decided_by = ?, decided_at = ?"
                        + " where product_id = ? and machine_id = any(?)")
                .params(state.label(), by, Sql.time(at), product.value(), texts(machines))
                .update();
    }

    void drop(ProductId product, Collection<MachineId> machines) {
        if (!machines.isEmpty()) {
            jdbc.sql("delete from enrolment_request where product_id = ? and machine_id = any(?)")
                    .params(product.value(), texts(machines))
                    .update();
        }
    }

    /** All of a product but those that were refused. */
    void dropUndecided(ProductId product) {
        jdbc.sql("delete from enrolment_request where product_id = ? and state <> ?")
                .params(product.value(), State.REFUSED.label())
                .update();
    }

    /** Drops those in a state that have not asked since; returns how many. */
    int dropSilent(State state, Instant since) {
        return jdbc.sql("delete from enrolment_request where state = ? and last_seen < ?")
                .params(state.label(), Sql.time(since))
                .update();
    }

    /** Drops refused ones of a product beyond so many, those first that have not asked for the longest; returns how many. */
    int dropBeyond(ProductId product, int most) {
        return jdbc.sql("""
                        delete from enrolment_request where product_id = :product and machine_id in (
                          select machine_id from enrolment_request where product_id = :product and state = :refused
                          order by last_seen desc, machine_id offset :most rows)""")
                .param("product", product.value())
                .param("refused", State.REFUSED.label())
                .param("most", most)
                .update();
    }

    private static String[] texts(Collection<MachineId> machines) {
        return machines.stream().map(MachineId::value).sorted().toArray(String[]::new);
    }

    private static EnrolmentRequest request(ResultSet row, int index) throws SQLException {
        return new EnrolmentRequest(
                new ProductId(row.getObject("product_id", UUID.class)),
                new MachineId(row.getString("machine_id")),
                State.ofLabel(row.getString("state")),
                row.getString("alias"),
                row.getString("version"),
                row.getString("track"),
                row.getString("arch"),
                row.getString("oem"),
                row.getString("address"),
                Sql.time(row, "first_seen"),
                Sql.time(row, "last_seen"),
                Sql.timeOrNull(row, "decided_at"),
                row.getString("decided_by"));
    }
}
