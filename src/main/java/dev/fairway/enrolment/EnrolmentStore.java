package dev.fairway.enrolment;

import dev.fairway.base.ProductId;
import dev.fairway.fleet.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Modes and keys in the database. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class EnrolmentStore {

    private static final String KEYS =
            "select id, product_id, name, created_at, created_by, valid_until, last_used_at, key_hash"
                    + " from enrolment_key where revoked_at is null";

    private final JdbcClient jdbc;
    private final EnrolmentSettings settings;

    EnrolmentStore(JdbcClient jdbc, EnrolmentSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** What was said of any product. */
    List<EnrolmentInfo> all() {
        return jdbc.sql("select * from enrolment").query(this::info).list();
    }

    /** What was said of this product; how all are if nothing was. */
    EnrolmentInfo of(ProductId product) {
        return jdbc.sql("select * from enrolment where product_id = ?")
                .param(product.value())
                .query(this::info)
                .optional()
                .orElse(open(product));
    }

    EnrolmentInfo open(ProductId product) {
        return info(product, new EnrolmentInfo.Edit(EnrolmentMode.OPEN, null, null, null), 0);
    }

    EnrolmentInfo info(ProductId product, EnrolmentInfo.Edit edit, long revision) {
        Integer address = edit.newPerAddress();
        Integer key = edit.newPerKey();
        EnrolmentInfo.Limits limits = new EnrolmentInfo.Limits(
                address == null ? settings.newPerAddress() : address, key == null ? settings.newPerKey() : key);
        return new EnrolmentInfo(product, edit.mode(), edit.graceUntil(), address, key, limits, revision);
    }

    /** Writes it under the revision before; returns whether nobody else did. */
    boolean write(EnrolmentInfo info) {
        String sql = info.revision() == 1
                ? "insert into enrolment (mode, grace_until, new_per_address, new_per_key, revision, product_id)"
                        + " values (:mode, :grace, :address, :key, :revision, :product)"
                : "update enrolment set mode = :mode, grace_until = :grace, new_per_address = :address,"
                        + " new_per_key = :key, revision = :revision"
                        + " where product_id = :product and revision = :revision - 1";
        int written = jdbc.sql(sql)
                .param("mode", info.mode().label())
                .param("grace", Sql.timeOrNull(info.graceUntil()))
                .param("address", info.newPerAddress())
                .param("key", info.newPerKey())
                .param("revision", info.revision())
                .param("product", info.product().value())
                .update();
        return written == 1;
    }

    /** The keys of each product that are not revoked, as the desk asks them. */
    Map<ProductId, Map<String, EnrolmentRules.Key>> keysOfAll() {
        Map<ProductId, Map<String, EnrolmentRules.Key>> found = new HashMap<>();
        jdbc.sql(KEYS).query(row -> {
            EnrolmentKey key = key(row, 0);
            found.computeIfAbsent(key.product(), first -> new HashMap<>())
                    .put(row.getString("key_hash"), new EnrolmentRules.Key(key.id(), key.validUntil()));
        });
        return found;
    }

    /** The keys of a product that are not revoked, oldest first. */
    List<EnrolmentKey> keys(ProductId product) {
        return jdbc.sql(KEYS + " and product_id = ? order by created_at, id")
                .param(product.value())
                .query(EnrolmentStore::key)
                .list();
    }

    /** A key of a product that is not revoked, locked until the running transaction ends. */
    Optional<EnrolmentKey> lockKey(ProductId product, UUID id) {
        return jdbc.sql(KEYS + " and product_id = ? and id = ? for update")
                .params(product.value(), id)
                .query(EnrolmentStore::key)
                .optional();
    }

    void addKey(EnrolmentKey key, String hash) {
        jdbc.sql("""
                        insert into enrolment_key (id, product_id, name, key_hash, created_at, created_by, valid_until)
                        values (:id, :product, :name, :hash, :at, :by, :until)""")
                .param("id", key.id())
                .param("product", key.product().value())
                .param("name", key.name())
                .param("hash", hash)
                .param("at", Sql.time(key.createdAt()))
                .param("by", key.createdBy())
                .param("until", Sql.timeOrNull(key.validUntil()))
                .update();
    }

    void endKey(UUID id, Instant at) {
        jdbc.sql("update enrolment_key set valid_until = ? where id = ?")
                .params(Sql.time(at), id)
                .update();
    }

    void revokeKey(UUID id, Instant at) {
        jdbc.sql("update enrolment_key set revoked_at = ? where id = ?")
                .params(Sql.time(at), id)
                .update();
    }

    /** Notes when a key was used; never goes back. */
    void usedKey(UUID id, Instant at) {
        jdbc.sql("update enrolment_key set last_used_at = :at where id = :id"
                        + " and (last_used_at is null or last_used_at < :at)")
                .param("at", Sql.time(at))
                .param("id", id)
                .update();
    }

    private EnrolmentInfo info(ResultSet row, int index) throws SQLException {
        return info(
                new ProductId(row.getObject("product_id", UUID.class)),
                new EnrolmentInfo.Edit(
                        EnrolmentMode.ofLabel(row.getString("mode")),
                        Sql.timeOrNull(row, "grace_until"),
                        Sql.intOrNull(row, "new_per_address"),
                        Sql.intOrNull(row, "new_per_key")),
                row.getLong("revision"));
    }

    private static EnrolmentKey key(ResultSet row, int index) throws SQLException {
        return new EnrolmentKey(
                row.getObject("id", UUID.class),
                new ProductId(row.getObject("product_id", UUID.class)),
                row.getString("name"),
                Sql.time(row, "created_at"),
                row.getString("created_by"),
                Sql.timeOrNull(row, "valid_until"),
                Sql.timeOrNull(row, "last_used_at"));
    }
}
