package org.bipota.ejb.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.bipota.ejb.domain.ContentFault;
import org.bipota.ejb.domain.ContentKind;
import org.bipota.ejb.domain.RefusedContentException;

/**
 * Stores contents, one after the other on each server. A changed content is a new version; downloads that were asked for before
 * keep theirs.
 */
@ApplicationScoped
public class Contents {

    /** What storing did. */
    public enum Outcome {
        /** There was no content of this name. */
        ADDED,
        /** There was one with other commands or another TAR. */
        NEW_VERSION,
        /** There was this very one. */
        UNCHANGED
    }

    /** H2 lets a transaction wait for its whole lock time-out where two insert the same key at once. */
    private final ReentrantLock turns = new ReentrantLock();
    private ContentTransaction transaction;
    private int mostOctets;

    /** For the container's proxy. */
    protected Contents() {
    }

    /** Stores as configured. */
    @Inject
    public Contents(ContentTransaction transaction, Configuration configuration) {
        this.transaction = transaction;
        this.mostOctets = configuration.number(Variable.CONTENT_OCTETS);
    }

    /**
     * Makes a content the current one of its name.
     *
     * @param actor the operator
     * @throws RefusedContentException when it is too long, given as data for another application than the applet, or one of
     *     its commands fits no packet
     */
    @RoleChecked
    @RolesAllowed("operator")
    public Outcome store(ContentOrder order, String actor) throws RefusedContentException {
        boolean data = order.script().kind() == ContentKind.DATA;
        if (data && !order.tar().equals(Configuration.APPLICATION_TAR)) {
            throw new RefusedContentException(List.of(new ContentFault("data", "only TAR " + Configuration.APPLICATION_TAR
                    + " takes data; give apdus for another")));
        }
        if (order.script().octets() > mostOctets) {
            throw new RefusedContentException(List.of(new ContentFault(data ? "data" : "apdus",
                    order.script().octets() + " octets; allowed are " + mostOctets)));
        }
        turns.lock();
        try {
            return transaction.store(order, actor);
        } catch (PersistenceException anotherWasFaster) {
            // Two uploads of a new name on two servers. Now that there is a version to be locked, this one waits for its turn.
            return transaction.store(order, actor);
        } finally {
            turns.unlock();
        }
    }
}
