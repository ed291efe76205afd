package org.bipota.ejb.application.masterkey;

import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log events of the master keys' files, 4070 to 4079. */
@MessageLogger(projectCode = "BIPOTA", length = 4)
interface MasterKeyLog extends BasicLogger {

    MasterKeyLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), MasterKeyLog.class, "org.bipota.ejb.keys");

    /** The keys have moved. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 4070, value = "All %d master keys are in the credential store %s now, and the former key store %s was removed. "
            + "Back up the credential store; older backups hold the former file, which is taken over again after a restore")
    void takenOver(int keys, Path store, Path former);

    /** Two files that differ. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 4071, value = "The former key store %s holds a master key that the credential store %s does not hold, or has another "
            + "password; it is left alone and not used. Move it out of the data folder")
    void formerLeft(Path former, Path store);
}
