package dev.fairway.fleet;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sets the parameters of a statement, one after the other. Each has its type also where it is null: a statement whose types
 * change from row to row would be prepared anew for each.
 */
public final class Params {

    private final PreparedStatement statement;
    private int last;

    /** Begins with the first parameter. */
    public Params(PreparedStatement statement) {
        this.statement = statement;
    }

    /** The next is a text, or null. */
    public Params text(@Nullable String value) throws SQLException {
        if (value == null) {
            statement.setNull(++last, Types.VARCHAR);
        } else {
            statement.setString(++last, value);
        }
        return this;
    }

    /** The next is a UUID, or null. */
    public Params uuid(@Nullable UUID value) throws SQLException {
        if (value == null) {
            statement.setNull(++last, Types.OTHER);
        } else {
            statement.setObject(++last, value);
        }
        return this;
    }

    /** The next is a whole number, or null. */
    public Params number(@Nullable Integer value) throws SQLException {
        if (value == null) {
            statement.setNull(++last, Types.INTEGER);
        } else {
            statement.setInt(++last, value);
        }
        return this;
    }

    /** The next is a long number, or null. */
    public Params number(@Nullable Long value) throws SQLException {
        if (value == null) {
            statement.setNull(++last, Types.BIGINT);
        } else {
            statement.setLong(++last, value);
        }
        return this;
    }

    /** The next is a truth. */
    public Params truth(boolean value) throws SQLException {
        statement.setBoolean(++last, value);
        return this;
    }

    /** The next is a time, or null. */
    public Params time(@Nullable Instant value) throws SQLException {
        if (value == null) {
            statement.setNull(++last, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setObject(++last, Sql.time(value));
        }
        return this;
    }

    /** The next is an array of texts. */
    public <T> Params texts(Collection<T> values, Function<T, @Nullable String> text) throws SQLException {
        return array("varchar", values, text);
    }

    /** The next is an array of UUIDs. */
    public <T> Params uuids(Collection<T> values, Function<T, @Nullable UUID> uuid) throws SQLException {
        return array("uuid", values, uuid);
    }

    /** The next is an array of long numbers. */
    public <T> Params numbers(Collection<T> values, Function<T, Long> number) throws SQLException {
        return array("bigint", values, number);
    }

    /** The next is an array of whole numbers. */
    public <T> Params integers(Collection<T> values, Function<T, @Nullable Integer> number) throws SQLException {
        return array("integer", values, number);
    }

    /** The next is an array of truths. */
    public <T> Params truths(Collection<T> values, Function<T, Boolean> truth) throws SQLException {
        return array("boolean", values, truth);
    }

    /** The next is an array of times. */
    public <T> Params times(Collection<T> values, Function<T, @Nullable Instant> time) throws SQLException {
        return array("timestamptz", values, value -> {
            Instant at = time.apply(value);
            return at == null ? null : Sql.time(at);
        });
    }

    private <T> Params array(String type, Collection<T> values, Function<T, ? extends @Nullable Object> part)
            throws SQLException {
        Object[] parts = values.stream().map(part).toArray();
        statement.setArray(++last, statement.getConnection().createArrayOf(type, parts));
        return this;
    }
}
