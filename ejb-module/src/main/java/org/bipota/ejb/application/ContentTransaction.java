package org.bipota.ejb.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.domain.RefusedContentException;
import org.bipota.ejb.persistence.Content;
import org.bipota.ejb.persistence.ContentRows;

/** The transaction that stores one content. */
@ApplicationScoped
public class ContentTransaction {

    private ContentRows rows;
    private ContentPackets packets;
    private AuditTrail audit;
    private EntityManager entityManager;
    private Clock clock;

    /** For the container's proxy. */
    protected ContentTransaction() {
    }

    /** Works in a transaction of its own. */
    @Inject
    public ContentTransaction(ContentRows rows, ContentPackets packets, AuditTrail audit, EntityManager entityManager, Clock clock) {
        this.rows = rows;
        this.packets = packets;
        this.audit = audit;
        this.entityManager = entityManager;
        this.clock = clock;
    }

    /** Makes {@code order} the current version, unless it is that already; the constraints of the database are checked. */
    @Transactional
    Contents.Outcome store(ContentOrder order, String actor) throws RefusedContentException {
        Optional<Content> current = rows.lockCurrent(order.name());
        if (current.filter(content -> content.hasScript(order.tar(), order.script())).isPresent()) {
            return Contents.Outcome.UNCHANGED;
        }
        // A refusal rolls nothing back, so what may be refused comes before what changes.
        int smsSegments = packets.smsSegments(order.script());
        int bipPackets = packets.bipPackets(order.script());
        int version = current.map(content -> content.version() + 1).orElse(1);
        Content added = new Content(order.name(), version, order.tar(), order.script(), smsSegments, bipPackets, actor, clock.instant());
        current.ifPresent(Content::supersede);
        rows.add(added);
        entityManager.flush();
        audit.done(AuditKind.CONTENT_STORED, null, actor,
                "content " + added.name() + ", version " + version + ", " + added.octets() + " octets for TAR " + added.tar());
        return current.isPresent() ? Contents.Outcome.NEW_VERSION : Contents.Outcome.ADDED;
    }
}
