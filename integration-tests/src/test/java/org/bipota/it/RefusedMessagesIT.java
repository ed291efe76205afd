package org.bipota.it;

import java.util.List;
import java.util.Optional;
import org.bipota.it.server.Database;
import org.bipota.it.server.OnServer;

/** Messages that change nothing, on the default database, into which only the server can look. */
@OnServer(Database.H2)
class RefusedMessagesIT extends RefusedMessages {

    @Override
    Optional<List<String>> audits(String msisdn) {
        return Optional.empty();
    }
}
