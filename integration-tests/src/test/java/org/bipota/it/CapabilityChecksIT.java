package org.bipota.it;

import org.bipota.it.server.Database;
import org.bipota.it.server.OnServer;

/** What ends a check, on the default database. */
@OnServer(Database.H2)
class CapabilityChecksIT extends CapabilityChecks {
}
