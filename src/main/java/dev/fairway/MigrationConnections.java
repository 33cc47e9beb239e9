package dev.fairway;

import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Migrations of a large fleet take longer than any other statement may: they have connections without that bound. */
@Configuration(proxyBeanMethods = false)
class MigrationConnections {

    @Bean
    FlywayConfigurationCustomizer withoutTimeouts(JdbcConnectionDetails database) {
        return flyway -> {
            if (database.getJdbcUrl().startsWith("jdbc:postgresql:")) {
                flyway.dataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword());
            }
        };
    }
}
