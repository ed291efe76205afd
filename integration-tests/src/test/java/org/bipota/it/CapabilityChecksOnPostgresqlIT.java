package org.bipota.it;

import org.bipota.it.server.Database;
import org.bipota.it.server.OnServer;

/** What ends a check, on PostgreSQL: the same EAR, and three environment variables. */
@OnServer(Database.POSTGRESQL)
class CapabilityChecksOnPostgresqlIT extends CapabilityChecks {
}
