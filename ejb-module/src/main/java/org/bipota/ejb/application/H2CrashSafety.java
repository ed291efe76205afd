package org.bipota.ejb.application;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.bipota.ejb.persistence.H2StatementGate;
import org.bipota.ejb.persistence.SchemaMigration;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/** Puts {@link H2StatementGate} before an H2 database while the application uses it. */
public final class H2CrashSafety implements Integrator {

    @Override
    public void integrate(Metadata metadata, BootstrapContext bootstrap, SessionFactoryImplementor sessionFactory) {
        set(SchemaMigration.dataSourceOf(sessionFactory), true);
    }

    @Override
    public void disintegrate(SessionFactoryImplementor sessionFactory, SessionFactoryServiceRegistry serviceRegistry) {
        set(SchemaMigration.dataSourceOf(sessionFactory), false);
    }

    static void set(DataSource database, boolean gate) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (Connection connection = database.getConnection()) {
            if (!"H2".equals(connection.getMetaData().getDatabaseProductName())) {
                return;
            }
            // H2 looks a class up that it does not know itself where the thread says.
            thread.setContextClassLoader(H2CrashSafety.class.getClassLoader());
            // Named here and not before: a server on PostgreSQL need not have H2, without which the class cannot be loaded.
            String listener = gate ? H2StatementGate.class.getName() : "";
            try (Statement statement = connection.createStatement()) {
                statement.execute("set database_event_listener '" + listener + "'");
            }
        } catch (SQLException refused) {
            ApplicationLog.LOG.notCrashSafe(refused.getMessage());
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
