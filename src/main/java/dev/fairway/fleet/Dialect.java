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
    public boolean updatesFrom() {
        return postgres;
    }
}
