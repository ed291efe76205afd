package org.bipota.it;

import org.bipota.it.server.Database;
import org.bipota.it.server.OnServer;

/** On H2. */
@OnServer(Database.H2)
class KeyRotationIT extends KeyRotation {
}
