package dev.fairway.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.logging.Logger;

/**
 * Stands before the driver of a database and prints each statement that a request carries out, one a line that begins with
 * {@link #MARK}: a server process that is started with {@code spring.datasource.driver-class-name} set to this class can be
 * asked, by its log, what a screen costs. What the server does by the clock is left out: it would count with whatever
 * happens to be open.
 */
public final class CountingDriver implements Driver {

    /** How the line of a statement begins. */
    public static final String MARK = "STATEMENT ";

    /** The threads that answer browsers. */
    private static final String REQUESTS = "tomcat-handler";

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        return proxy(Connection.class, DriverManager.getConnection(url, properties), "");
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith("jdbc:h2:") || url.startsWith("jdbc:postgresql:");
    }

    private static <T> T proxy(Class<T> type, T real, String prepared) {
        InvocationHandler handler = (self, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                tell(arguments != null && arguments[0] instanceof String sql ? sql : prepared);
            }
            Object result;
            try {
                result = method.invoke(real, arguments);
            } catch (InvocationTargetException refused) {
                throw refused.getCause();
            }
            if (result instanceof PreparedStatement statement && arguments != null) {
                return proxy(PreparedStatement.class, statement, String.valueOf(arguments[0]));
            }
            return result instanceof Statement statement ? proxy(Statement.class, statement, "") : result;
        };
        return type.cast(Proxy.newProxyInstance(CountingDriver.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static void tell(String sql) {
        if (Thread.currentThread().getName().startsWith(REQUESTS)) {
            System.out.println(MARK + sql.strip().replaceAll("\\s+", " "));
        }
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
