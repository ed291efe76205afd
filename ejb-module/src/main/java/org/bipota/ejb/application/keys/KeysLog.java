package org.bipota.ejb.application.keys;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log events of keys, 4050 to 4069. */
@MessageLogger(projectCode = "BIPOTA", length = 4)
interface KeysLog extends BasicLogger {

    KeysLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), KeysLog.class, "org.bipota.ejb.keys");

    /** A rotation began. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 4050, value = "Master key %d was made, asked for by %s; all secrets are encrypted by it from now on, those before anew. "
            + "Back up the credential store")
    void rotationBegan(int version, String actor);

    /** A rotation ended. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 4051, value = "Master key %d is in use for nothing any more and was dropped; backups of the database from before "
            + "need backups of the credential store from before")
    void versionDropped(int version);

    /** A rotation did not go on. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 4052, value = "The rotation of the master key did not go on; it is tried again at the next interval")
    void rotationFailed(@Cause Throwable cause);
}
