package org.bipota.ejb.application.retention;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Log events of retention and erasure, 4450 to 4479. */
@MessageLogger(projectCode = "BIPOTA", length = 4)
public interface RetentionLog extends BasicLogger {

    /** The one instance. */
    RetentionLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), RetentionLog.class, "org.bipota.ejb.retention");

    /** A day's run ended. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 4450, value = "Old records of %s were removed: %s")
    void ended(Object day, Object counts);

    /** A day's run could not be begun. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 4451, value = "The removal of old records could not be begun; it is tried again")
    void notBegun(@Cause Throwable cause);

    /** A subscriber was erased. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 4452, value = "What was held of a subscriber was erased: %d rows")
    void erased(long rows);
}
