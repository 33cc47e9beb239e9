package dev.fairway.fleet;

import java.sql.DatabaseMetaData;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/** What the two databases do not do alike. */
@Component
public class Dialect {

    private final boolean postgres;

    Dialect(DataSource database) throws MetaDataAccessException {
        String name = JdbcUtils.extractDatabaseMetaData(database, DatabaseMetaData::getDatabaseProductName);
        this.postgres = "PostgreSQL".equals(name);
    }

    /** Whether one statement updates many rows, each from a row of arrays; else a batch of statements does. */
    boolean updatesFrom() {
        return postgres;
    }

    /**
     * Joins the one row of a table that a key leads to. On PostgreSQL by a look of its own for each key: a plan that was
     * made while the table was small, and is kept, would else read all of it for a batch, however large it has grown.
     *
     * @param table the table, which is also given the name {@code alias}
     * @param where which row it is, on columns of {@code alias} and of what stands before
     * @param locked whether the row is locked, which only PostgreSQL does in a join
     */
    public String one(String table, String alias, String where, boolean locked) {
        return postgres
                ? " left join lateral (select * from " + table + " " + alias + " where " + where + " limit 1"
                        + (locked ? " for update" : "") + ") " + alias + " on true"
                : " left join " + table + " " + alias + " on " + where;
    }

    /**
     * Joins some rows of a table that a key leads to. On PostgreSQL at most so many for each key and in an order that an
     * index has: else it would read the whole table in the hope to come upon so many soon, which where there are none is
     * in vain. H2 joins all.
     */
    public String some(String table, String alias, String where, String order, int limit) {
        return postgres
                ? " cross join lateral (select * from " + table + " " + alias + " where " + where + " order by " + order
                        + " limit " + limit + ") " + alias
                : " join " + table + " " + alias + " on " + where;
    }
}
