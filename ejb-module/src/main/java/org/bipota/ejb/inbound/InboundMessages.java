package org.bipota.ejb.inbound;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.bipota.ejb.application.ApplicationLog;
import org.bipota.ejb.application.AuditTrail;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.Masking;
import org.bipota.ejb.application.SubscriberNumber;
import org.bipota.ejb.application.Variable;
import org.bipota.ejb.application.console.MessageReplay;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.CardRows;
import org.bipota.smpp.api.InboundShortMessage;

/** Takes messages in the adapter's transaction: finds and locks their cards, and hands each to who understands it. */
@Dependent
public class InboundMessages implements MessageReplay {

    private record Addressed(InboundShortMessage message, List<String> candidates) {
        String first() {
            return candidates.isEmpty() ? "" : candidates.get(0);
        }
    }

    private final Configuration configuration;
    private final EntityManager entityManager;
    private final CardRows cards;
    private final Receipts receipts;
    private final SecuredMessages secured;
    private final DeadLetters deadLetters;
    private final AuditTrail audit;

    /** Works in the caller's transaction. */
    @Inject
    public InboundMessages(
            Configuration configuration,
            EntityManager entityManager,
            CardRows cards,
            Receipts receipts,
            SecuredMessages secured,
            DeadLetters deadLetters,
            AuditTrail audit) {
        this.configuration = configuration;
        this.entityManager = entityManager;
        this.cards = cards;
        this.receipts = receipts;
        this.secured = secured;
        this.deadLetters = deadLetters;
        this.audit = audit;
    }

    /**
     * Takes messages. Those of one subscriber are taken in the order of their arrival, subscribers in the order of their
     * numbers, since that is the order in which cards are locked.
     *
     * @throws RuntimeException when something failed that may succeed later; nothing is stored then
     */
    public void receive(List<InboundShortMessage> messages) {
        boolean alone = messages.size() == 1;
        if (alone && deadLetters.isDead(messages.get(0))) {
            InboundShortMessage dead = messages.get(0);
            ApplicationLog.LOG.deadLetterAgain(dead.link(), Masking.mask(dead.source()));
            return;
        }
        try {
            process(messages);
            // What the database refuses shall be seen here and not after the bean has returned.
            entityManager.flush();
        } catch (RuntimeException failure) {
            // Whatever it is, it is counted: a message that never succeeds must not be sent for ever.
            if (alone) {
                countFailure(messages.get(0), failure);
            }
            throw failure;
        }
    }

    @Override
    public void replay(InboundShortMessage message) {
        process(List.of(message));
    }

    private void process(List<InboundShortMessage> messages) {
        String countryCode = configuration.text(Variable.COUNTRY_CODE).orElse(null);
        List<Addressed> addressed = new ArrayList<>(messages.size());
        TreeSet<String> numbers = new TreeSet<>();
        for (InboundShortMessage message : messages) {
            List<String> candidates = SubscriberNumber.candidates(message.source(), message.sourceTon(), countryCode);
            addressed.add(new Addressed(message, candidates));
            numbers.addAll(candidates);
        }
        Map<String, Card> locked = new HashMap<>();
        cards.lockByMsisdn(numbers).forEach(card -> locked.put(card.msisdn(), card));
        addressed.sort(Comparator.comparing(Addressed::first));
        for (Addressed one : addressed) {
            Optional<Card> card = one.candidates().stream().filter(locked::containsKey).findFirst().map(locked::get);
            if (card.isPresent()) {
                take(card.get(), one.message());
            } else {
                audit.refused(AuditKind.UNKNOWN_SUBSCRIBER, one.message().source(), one.message().link(),
                        one.candidates().isEmpty()
                                ? "the source address, type of number " + one.message().sourceTon() + ", is no subscriber's number"
                                : "no card was imported for that number");
            }
        }
    }

    private void take(Card card, InboundShortMessage message) {
        if (message.isReceipt()) {
            receipts.receive(card, message);
        } else {
            secured.receive(card, message);
        }
    }

    private void countFailure(InboundShortMessage message, RuntimeException failure) {
        try {
            deadLetters.failed(message, failure);
        } catch (RuntimeException unreachable) {
            // The first failure is the one to be thrown; that it could not be counted is only logged.
            ApplicationLog.LOG.deadLettersUnreachable(message.link(), unreachable);
        }
    }
}
