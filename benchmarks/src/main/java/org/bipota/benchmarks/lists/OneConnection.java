package org.bipota.benchmarks.lists;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A data source that always hands out one and the same connection, as a pool does to one caller. */
final class OneConnection implements AutoCloseable {

    private final Connection connection;
    private final DataSource dataSource;

    OneConnection(Connection connection) {
        this.connection = connection;
        Connection kept = proxy(Connection.class, connection, "close");
        this.dataSource = (DataSource) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    if ("getConnection".equals(method.getName())) {
                        return kept;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private static <T> T proxy(Class<T> type, T behind, String left) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            try {
                return left.equals(method.getName()) ? null : method.invoke(behind, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }));
    }

    DataSource dataSource() {
        return dataSource;
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
