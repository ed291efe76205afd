package org.bipota.it;

import org.bipota.it.server.Database;
import org.bipota.it.server.OnServer;

/** On PostgreSQL. */
@OnServer(Database.POSTGRESQL)
class KeyRotationOnPostgresqlIT extends KeyRotation {
}
