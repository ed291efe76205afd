package org.bipota.ejb.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.bipota.ejb.domain.AuditFacts;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An H2 database of its own, migrated and validated as in the server; or the PostgreSQL database whose JDBC URL the system
 * property {@code bipota.test.postgres} holds, of which everything is deleted.
 */
public final class Database implements AutoCloseable {

    private final boolean postgres = System.getProperty("bipota.test.postgres") != null;
    private final DataSource pool = postgres ? postgres() : JdbcConnectionPool.create(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final EntityManagerFactory factory;

    private static Database shared;

    /** One that all tests of the run share, emptied; tests run one after the other. */
    public static synchronized Database emptied() {
        if (shared == null) {
            shared = new Database();
        }
        shared.empty();
        return shared;
    }

    private static DataSource postgres() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(System.getProperty("bipota.test.postgres"));
        return source;
    }

    private void empty() {
        if (postgres) {
            run(entityManager -> entityManager.createNativeQuery("truncate table card, audit_record, dead_letter,"
                    + " operator_account, content, routing_policy, smsc_link, named_key, vendor_format cascade").executeUpdate());
            run(Database::firstMasterKey);
            run(Database::resetAuditChain);
            return;
        }
        run(entityManager -> {
            entityManager.createNativeQuery("set referential_integrity false").executeUpdate();
            List<?> tables = entityManager.createNativeQuery("select table_name from information_schema.tables where"
                    + " table_schema = 'PUBLIC' and table_name <> 'flyway_schema_history'").getResultList();
            tables.forEach(table -> entityManager.createNativeQuery("truncate table " + table).executeUpdate());
            firstMasterKey(entityManager);
            entityManager.createNativeQuery("set referential_integrity true").executeUpdate();
            resetAuditChain(entityManager);
        });
    }

    private static void resetAuditChain(EntityManager entityManager) {
        entityManager.createNativeQuery("delete from audit_chain").executeUpdate();
        entityManager.createNativeQuery("insert into audit_chain (id, head_position, head_id, head_hash, purged_position,"
                + " purged_id, purged_hash) values (1, 0, 0, '" + AuditFacts.BEGINNING + "', 0, 0, '" + AuditFacts.BEGINNING + "')")
                .executeUpdate();
    }

    private static void firstMasterKey(EntityManager entityManager) {
        entityManager.createNativeQuery("delete from master_key").executeUpdate();
        entityManager.createNativeQuery("insert into master_key (version, created_at, created_by)"
                + " values (1, current_timestamp, 'server')").executeUpdate();
    }

    /** Migrates and validates. */
    public Database() {
        factory = start();
    }

    /** Starts the persistence unit once more, as the next start of the server does, and ends it. */
    public void startAgain() {
        start().close();
    }

    private EntityManagerFactory start() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
        settings.put("jakarta.persistence.jtaDataSource", null);
        settings.put("jakarta.persistence.nonJtaDataSource", pool);
        settings.put("hibernate.transaction.coordinator_class", "jdbc");
        settings.put("hibernate.transaction.jta.platform", "org.hibernate.engine.transaction.jta.platform.internal.NoJtaPlatform");
        return Persistence.createEntityManagerFactory("bipota", settings);
    }

    /** Runs {@code work} in one transaction and commits it. */
    public <T> T in(Function<EntityManager, T> work) {
        EntityManager entityManager = factory.createEntityManager();
        try {
            entityManager.getTransaction().begin();
            T result = work.apply(entityManager);
            entityManager.getTransaction().commit();
            return result;
        } finally {
            if (entityManager.getTransaction().isActive()) {
                entityManager.getTransaction().rollback();
            }
            entityManager.close();
        }
    }

    /** Runs {@code work} in one transaction and commits it. */
    public void run(Consumer<EntityManager> work) {
        in(entityManager -> {
            work.accept(entityManager);
            return null;
        });
    }

    /** Returns when a transaction waits for what another holds, as far as {@code entityManager} sees; fails when interrupted. */
    public void awaitWaiting(EntityManager entityManager) {
        String waiting = postgres ? "select count(*) from pg_locks where not granted"
                : "select count(*) from information_schema.sessions where blocker_id is not null";
        while (((Number) entityManager.createNativeQuery(waiting).getSingleResult()).intValue() == 0) {
            if (Thread.interrupted()) {
                throw new IllegalStateException("no transaction waits");
            }
            Thread.onSpinWait();
        }
    }

    /** Where plain SQL goes. */
    public DataSource dataSource() {
        return pool;
    }

    /** An entity manager of its own; the caller closes it. */
    public EntityManager entityManager() {
        return factory.createEntityManager();
    }

    @Override
    public void close() {
        factory.close();
        if (pool instanceof JdbcConnectionPool h2) {
            h2.dispose();
        }
    }
}
