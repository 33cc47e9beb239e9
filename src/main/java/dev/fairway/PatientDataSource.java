package dev.fairway;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * What the pool gets its connections from: looks every quarter of a second whether a database that went away is back.
 *
 * <p>The pool by itself waits twice as long after each try that fails, up to five seconds: for so long nothing would be
 * answered after the database is back. So a try fails at once only if it is the first, so that the pool can say why; those
 * after it fail when {@link #PATIENCE} is over. A database that was never there is no matter of patience.
 */
final class PatientDataSource extends DelegatingDataSource {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private volatile boolean wasThere;
    private volatile boolean isAway;

    PatientDataSource(DataSource database) {
        super(database);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return patiently(super::getConnection);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return patiently(() -> super.getConnection(user, password));
    }

    private interface Attempt {
        Connection connect() throws SQLException;
    }

    private Connection patiently(Attempt attempt) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                Connection connection = attempt.connect();
                wasThere = true;
                isAway = false;
                return connection;
            } catch (SQLException away) {
                boolean isKnown = isAway;
                isAway = true;
                if (!wasThere || !isKnown || System.nanoTime() > end || !pause()) {
                    throw away;
                }
            }
        }
    }

    /** Returns false if whoever tries is told to stop. */
    private static boolean pause() {
        try {
            Thread.sleep(LOOK_AGAIN);
            return true;
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
