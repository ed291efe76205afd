package org.bipota.ejb.persistence;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/** Brings the schema up to date before Hibernate validates the entities against it. */
public final class SchemaMigration implements Integrator {

    @Override
    public void integrate(Metadata metadata, BootstrapContext bootstrap, SessionFactoryImplementor sessionFactory) {
        // The deployment's class loader sees both Flyway and the scripts; the caller's is Hibernate's module.
        // The baseline is below the first migration: the server's job repository keeps its tables in the same schema and
        // may have been there before us.
        Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(dataSourceOf(sessionFactory))
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    /** Where a persistence unit that is being started gets its connections. */
    public static DataSource dataSourceOf(SessionFactoryImplementor sessionFactory) {
        return sessionFactory.getServiceRegistry().requireService(ConnectionProvider.class).unwrap(DataSource.class);
    }

    @Override
    public void disintegrate(SessionFactoryImplementor sessionFactory, SessionFactoryServiceRegistry serviceRegistry) {
        // Nothing is held.
    }
}
