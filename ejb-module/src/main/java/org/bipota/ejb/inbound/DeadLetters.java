package org.bipota.ejb.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.bipota.ejb.application.ApplicationLog;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.Masking;
import org.bipota.ejb.application.Variable;
import org.bipota.ejb.persistence.DeadLetter;
import org.bipota.ejb.persistence.DeadLetterRows;
import org.bipota.protocol.Octets;
import org.bipota.smpp.api.InboundShortMessage;

/** Counts failures of a message's processing, in transactions of their own since that of the message rolls back. */
@ApplicationScoped
public class DeadLetters {

    private DeadLetterRows rows;
    private Configuration configuration;
    private Clock clock;

    /** For the container's proxy. */
    protected DeadLetters() {
    }

    /** Counts up to the configured limit. */
    @Inject
    public DeadLetters(DeadLetterRows rows, Configuration configuration, Clock clock) {
        this.rows = rows;
        this.configuration = configuration;
        this.clock = clock;
    }

    /** Whether the message failed so often that it is acknowledged without processing, or an operator saw to it. */
    @Transactional
    public boolean isDead(InboundShortMessage message) {
        return rows.isDead(fingerprint(message));
    }

    /** Processing failed once more. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void failed(InboundShortMessage message, RuntimeException failure) {
        Instant now = clock.instant();
        int limit = configuration.number(Variable.DEAD_LETTER_FAILURES);
        String fingerprint = fingerprint(message);
        DeadLetter letter = rows.lock(fingerprint).orElseGet(() -> {
            DeadLetter fresh = new DeadLetter(fingerprint, message.source(), message.link(), message.esmClass(),
                    message.dataCoding(), Octets.of(message.text()), now);
            fresh.keep(message.destination(), message.sourceTon(), message.protocolId());
            fresh.keepPart(message.sarReference(), message.sarTotal(), message.sarSequence());
            fresh.keepReceipt(message.receiptedMessageId(), message.messageState());
            rows.add(fresh);
            return fresh;
        });
        // The class alone: a message of the database may quote the values of a statement.
        letter.failed(failure.getClass().getName(), now, limit);
        if (letter.failures() >= limit) {
            ApplicationLog.LOG.deadLetter(message.link(), Masking.mask(message.source()), letter.failures(), failure);
        } else {
            ApplicationLog.LOG.processingFailed(
                    message.link(), Masking.mask(message.source()), letter.failures(), limit, failure);
        }
    }

    private static String fingerprint(InboundShortMessage message) {
        String head = message.source() + '|' + message.destination() + '|' + message.esmClass() + '|' + message.sarReference()
                + '|' + message.sarSequence() + '|' + message.receiptedMessageId() + '|' + message.messageState();
        return Digests.of(head.getBytes(StandardCharsets.UTF_8), message.text());
    }
}
