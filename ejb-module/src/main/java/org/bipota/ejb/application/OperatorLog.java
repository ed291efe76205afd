package org.bipota.ejb.application;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log events of operator accounts and card imports, 4000 to 4099. */
@MessageLogger(projectCode = "BIPOTA", length = 4)
interface OperatorLog extends BasicLogger {

    OperatorLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), OperatorLog.class, "org.bipota.ejb.operator");

    /** The password itself goes to the standard output only, past all logs. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 4000, value = "A password was generated for the operator account admin and printed once on the standard output; "
            + "BIP_OTA_ADMIN_PASSWORD sets another one")
    void generatedAdminPassword();

    /** An account was made. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 4001, value = "Operator account %s was created")
    void accountCreated(String name);

    /** An account follows its setting. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 4002, value = "Operator account %s was given the password of its BIP_OTA_..._PASSWORD variable")
    void accountChanged(String name);

    /** An account has no setting any more. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 4003, value = "Operator account %s was removed, because its BIP_OTA_..._PASSWORD variable is not set")
    void accountRemoved(String name);

    /** An import ended. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 4004, value = "Card import: %d rows accepted, %d rejected")
    void imported(long accepted, long rejected);

    /** A batch of an import is tried row by row. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 4005, value = "Card import: a batch of %d rows was rolled back and is stored row by row now")
    void batchRolledBack(int rows, @Cause Throwable cause);

    /** A row of an import was given up. */
    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 4006, value = "Card import: line %d could not be stored. Check the database, then import the row again")
    void rowRolledBack(long line, @Cause Throwable cause);
}
