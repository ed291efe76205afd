package org.bipota.it;

import java.util.List;
import java.util.Optional;
import org.bipota.it.server.Database;
import org.bipota.it.server.OnServer;
import org.bipota.it.server.Postgres;
import org.junit.jupiter.api.BeforeEach;

/** Messages that change nothing but an audit record, on PostgreSQL. */
@OnServer(Database.POSTGRESQL)
class RefusedMessagesOnPostgresqlIT extends RefusedMessages {

    private Postgres database;

    @BeforeEach
    void lookInto(Postgres postgres) {
        database = postgres;
    }

    @Override
    Optional<List<String>> audits(String msisdn) {
        return Optional.of(database.audits(msisdn));
    }
}
