package dev.fairway.fleet;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** The way to list machines that the database at hand is best at. */
@Configuration(proxyBeanMethods = false)
class MachineListChoice {

    @Bean
    MachineList machineList(DataSource database, JdbcClient jdbc) {
        return isPostgres(database)
                ? new IndexedMachineList(jdbc, IndexedMachineList.Bounds.USUAL)
                : new PlainMachineList(jdbc);
    }

    /** Whether this is PostgreSQL, or something that says it is. */
    static boolean isPostgres(DataSource database) {
        try {
            String name =
                    JdbcUtils.extractDatabaseMetaData(database, java.sql.DatabaseMetaData::getDatabaseProductName);
            return name.toLowerCase(java.util.Locale.ROOT).contains("postgres");
        } catch (MetaDataAccessException away) {
            throw new IllegalStateException("the database does not say what it is", away);
        }
    }
}
