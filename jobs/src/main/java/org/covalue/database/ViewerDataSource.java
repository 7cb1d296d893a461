package org.covalue.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections that read as the portal's role, in the name of who is asking. What row policies hide from that viewer is
 * not there; without a viewer nothing is.
 */
public final class ViewerDataSource extends DelegatingDataSource {

    private final Supplier<String> viewer;

    /** @param viewer the login of who asks, empty where nobody is signed in */
    public ViewerDataSource(DataSource target, Supplier<String> viewer) {
        super(target);
        this.viewer = viewer;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try {
            enter(connection, viewer.get());
            return leavingOnClose(connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void enter(Connection connection, String login) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select set_config('covalue.viewer', ?, false)")) {
            statement.setString(1, login);
            statement.execute();
        }
        execute(connection, "set role " + RowSecurity.READER);
    }

    private static Connection leavingOnClose(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                ViewerDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close") && !connection.isClosed()) {
                        close(connection);
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** One that cannot leave the viewer's role is ended, so that nobody is given it in that role. */
    private static void close(Connection connection) throws SQLException {
        try (connection) {
            leave(connection);
        } catch (SQLException | RuntimeException e) {
            connection.abort(Runnable::run);
        }
    }

    private static void leave(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        execute(connection, "reset role");
        execute(connection, "select set_config('covalue.viewer', '', false)");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
