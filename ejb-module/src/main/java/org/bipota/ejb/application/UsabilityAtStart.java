package org.bipota.ejb.application;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.bipota.ejb.application.read.Rows;
import org.bipota.ejb.persistence.SchemaMigration;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * Makes the credential store at the first start, and fails the persistence unit, once its schema is there, when the configuration
 * cannot be used or the store cannot be opened. All else waits for the persistence unit and so does not start either, nothing
 * binds to an SMSC, and the server can be stopped: after a failure of an enterprise bean it would keep what could start, and calls
 * of that would wait for ever.
 */
public final class UsabilityAtStart implements Integrator {

    private static final String SERVER_DATA = "jboss.server.data.dir";

    @Override
    public void integrate(Metadata metadata, BootstrapContext bootstrap, SessionFactoryImplementor sessionFactory) {
        String serverData = System.getProperty(SERVER_DATA);
        if (serverData != null) {
            check(Configuration.read(Configuration::ofSystem, Path.of(serverData, "bip-ota")), SchemaMigration.dataSourceOf(sessionFactory));
        }
    }

    static void check(Configuration configuration, DataSource database) {
        boolean secretsExist = Stream.of("card", "smsc_link where secrets is not null", "named_key")
                .anyMatch(rows -> !Rows.of(database, "select 1 from " + rows + " limit 1", row -> row.getInt(1)).isEmpty());
        CardKeyVault.open(configuration.dataDirectory(), configuration.text(Variable.KEY_PASSWORD), secretsExist, new SecureRandom());
    }

    @Override
    public void disintegrate(SessionFactoryImplementor sessionFactory, SessionFactoryServiceRegistry serviceRegistry) {
        // Nothing is held.
    }
}
