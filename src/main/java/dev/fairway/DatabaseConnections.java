package dev.fairway;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * What connections to PostgreSQL need: a server that stops to answer must not keep a check-in for ever, one that is back is
 * found soon, and rows that are written together go as one statement. What a person has put into the URL or the pool's settings stays.
 */
@Component
class DatabaseConnections implements BeanPostProcessor {

    private static final Map<String, String> POSTGRES = Map.of(
            "ApplicationName", "fairway",
            // seconds; longer than any statement of ours takes, as migrations have connections of their own
            "connectTimeout", "5",
            "socketTimeout", "10",
            "tcpKeepAlive", "true",
            "reWriteBatchedInserts", "true");

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool
                && String.valueOf(pool.getJdbcUrl()).startsWith("jdbc:postgresql:")) {
            POSTGRES.forEach((property, value) -> {
                boolean isSet = pool.getDataSourceProperties().containsKey(property)
                        || pool.getJdbcUrl().contains(property + "=");
                if (!isSet) {
                    pool.addDataSourceProperty(property, value);
                }
            });
            if (pool.getConnectionInitSql() == null) {
                // who holds a row for longer than this is waited for no more: long before the connection is given up
                pool.setConnectionInitSql("set lock_timeout = '5s'");
            }
            if (pool.getDataSource() == null) {
                pool.setDataSource(new PatientDataSource(new DriverDataSource(
                        pool.getJdbcUrl(),
                        pool.getDriverClassName(),
                        pool.getDataSourceProperties(),
                        pool.getUsername(),
                        pool.getPassword())));
            }
        }
        return bean;
    }
}
