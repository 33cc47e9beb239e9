package dev.fairway.release;

import dev.fairway.base.ReadOnce;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The number that says which state of the configuration (products, releases, channels, groups) holds. The check-in path
 * reads the configuration from memory and this number from the database, and loads anew when it has moved.
 */
@Service
public class ConfigurationEpoch {

    private final JdbcClient jdbc;

    ConfigurationEpoch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Moves the epoch in the running transaction: to be called by every change of configuration, before what is changed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void advance() {
        ReadOnce.forget();
        jdbc.sql("update configuration set epoch = epoch + 1 where id = 1").update();
    }

    /** Writes the epoch as it is: fails where nothing can be written. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write() {
        jdbc.sql("update configuration set epoch = epoch where id = 1").update();
    }

    /** The epoch that holds now. */
    @Transactional
    public long current() {
        return jdbc.sql("select epoch from configuration where id = 1")
                .query(Long.class)
                .single();
    }

    /** The epoch as this request knows it. */
    public long known() {
        return ReadOnce.get(ConfigurationEpoch.class, this::current);
    }
}
