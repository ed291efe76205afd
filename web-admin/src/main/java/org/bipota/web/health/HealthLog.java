package org.bipota.web.health;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log events of the health checks, 4200 to 4299. */
@MessageLogger(projectCode = "BIPOTA", length = 4)
interface HealthLog extends BasicLogger {

    HealthLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), HealthLog.class, "org.bipota.web.health");

    /** The readiness check failed. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 4200, value = "Not ready: the database does not answer. Check BIP_OTA_DB_URL and the database's state")
    void notReady(@Cause Throwable cause);
}
