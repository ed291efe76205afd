package org.bipota.ejb.application.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.bipota.ejb.application.ApplicationLog;
import org.bipota.ejb.application.RoleChecked;

/** Where operators see to messages whose processing failed. */
@ApplicationScoped
public class DeadLetterDesk {

    /** What came of it. */
    public enum Outcome {
        /** Done. */
        DONE,
        /** There is none with this number that is dead; somebody else may have seen to it. */
        NOT_DEAD,
        /** It was kept before all of it was kept, so that it cannot be processed again. */
        INCOMPLETE,
        /** Its processing failed once more. */
        FAILED
    }

    private DeadLetterTransaction transaction;

    /** For the container's proxy. */
    protected DeadLetterDesk() {
    }

    /** Works through {@code transaction}. */
    @Inject
    public DeadLetterDesk(DeadLetterTransaction transaction) {
        this.transaction = transaction;
    }

    /** Processes a dead message once more; when that fails it stays dead. */
    @RoleChecked
    @RolesAllowed("operator")
    public Outcome retry(long id, String actor) {
        try {
            return transaction.retry(id, actor);
        } catch (Exception failed) { // whatever it was that failed before, and the undeclared RollbackException of a commit
            ApplicationLog.LOG.deadLetterFailedAgain(id, failed);
            return Outcome.FAILED;
        }
    }

    /**
     * Gives a dead message up.
     *
     * @param reason why, for the audit record
     */
    @RoleChecked
    @RolesAllowed("operator")
    public Outcome discard(long id, String reason, String actor) {
        return transaction.discard(id, reason, actor);
    }
}
