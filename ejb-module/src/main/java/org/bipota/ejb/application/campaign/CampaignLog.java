package org.bipota.ejb.application.campaign;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** What campaigns log. */
@MessageLogger(projectCode = "BIPOTA", length = 4)
@ValidIdRange(min = 4400, max = 4499)
public interface CampaignLog extends BasicLogger {

    /** The log. */
    CampaignLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), CampaignLog.class, "org.bipota.ejb.campaign");

    /** Logs it. */
    @LogMessage(level = Level.INFO)
    @Message(id = 4400, value = "Campaign %d was ordered by %s, with %d targets so far")
    void ordered(Long campaign, String actor, long targets);

    /** Logs it. */
    @LogMessage(level = Level.INFO)
    @Message(id = 4401, value = "Campaign %d was given %d targets; %d were duplicates, %d rows were rejected")
    void targetsAdded(Long campaign, long accepted, long duplicates, long rejected);

    /** Logs it. */
    @LogMessage(level = Level.INFO)
    @Message(id = 4402, value = "Campaign %d: %s -> %s, told by %s")
    void commanded(Long campaign, Object before, Object after, String actor);

    /** Logs it. */
    @LogMessage(level = Level.INFO)
    @Message(id = 4403, value = "Campaign %d is prepared: %d of its %d targets can be released, the others have no card")
    void prepared(Long campaign, long releasable, long targets);

    /** Logs it. */
    @LogMessage(level = Level.WARN)
    @Message(id = 4404, value = "Campaign %d pauses: %s")
    void paused(Long campaign, String reason);

    /** Logs it. */
    @LogMessage(level = Level.INFO)
    @Message(id = 4405, value = "Campaign %d is done: each download has ended")
    void done(Long campaign);

    /** Logs it. */
    @LogMessage(level = Level.INFO)
    @Message(id = 4410, value = "Campaign %d goes on in execution %d of its job")
    void executionBegan(Long campaign, long execution);

    /** Logs it. */
    @LogMessage(level = Level.WARN)
    @Message(id = 4411, value = "The job of campaign %d failed (failure %d of %d); it is started again at %s")
    void executionFailed(Long campaign, int failure, int limit, Object retryAt);

    /** Logs it. */
    @LogMessage(level = Level.ERROR)
    @Message(id = 4412, value = "The job of campaign %d failed %d times in a row: the campaign is FAILED. Mend the cause that"
            + " the log has, then resume the campaign")
    void givenUp(Long campaign, int failures);

    /** Logs it. */
    @LogMessage(level = Level.WARN)
    @Message(id = 4413, value = "The job of campaign %d could not be started; it is tried again")
    void notStarted(Long campaign, @Cause Throwable cause);

    /** Logs it. */
    @LogMessage(level = Level.WARN)
    @Message(id = 4414, value = "Campaigns could not be looked after; it is tried again")
    void roundFailed(@Cause Throwable cause);
}
