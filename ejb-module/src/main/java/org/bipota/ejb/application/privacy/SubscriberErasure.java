package org.bipota.ejb.application.privacy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bipota.ejb.application.AuditTrail;
import org.bipota.ejb.application.Checks;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.RoleChecked;
import org.bipota.ejb.application.Variable;
import org.bipota.ejb.application.retention.RetentionLog;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.persistence.AuditRows;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.CardRows;
import org.bipota.ejb.persistence.SubscriberRows;

/**
 * Erases what is held of one subscriber, in one transaction: what runs is ended first, then every row goes or loses its identity.
 * The act itself is audited without the number. Adapters forget what they hold in memory, captures among it, by themselves.
 */
@ApplicationScoped
public class SubscriberErasure {

    private static final String REASON = "the subscriber was erased";
    private static final int PSEUDONYM = 14;
    private static final int RADIX = 36;

    private CardRows cards;
    private SubscriberRows rows;
    private AuditRows auditRows;
    private Checks checks;
    private AuditTrail audit;
    private Configuration configuration;
    private SecureRandom random;
    private Clock clock;

    /** For the container's proxy. */
    protected SubscriberErasure() {
    }

    /** Each call is a transaction of its own. */
    @Inject
    public SubscriberErasure(CardRows cards, SubscriberRows rows, AuditRows auditRows, Checks checks, AuditTrail audit, Configuration configuration,
            SecureRandom random, Clock clock) {
        this.cards = cards;
        this.rows = rows;
        this.auditRows = auditRows;
        this.checks = checks;
        this.audit = audit;
        this.configuration = configuration;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Erases a subscriber; one of whom only records are left, too.
     *
     * @param msisdn E.164 digits
     * @return how many rows were deleted or lost the number; 0 when nothing was held
     * @throws SubscriberBusyException when a message is just being submitted; nothing was changed then
     */
    @Transactional
    @RoleChecked
    @RolesAllowed("admin")
    public long erase(String msisdn) {
        long erased = 0;
        List<String> identities = new ArrayList<>(List.of(msisdn));
        Optional<Card> card = cards.lockByMsisdn(List.of(msisdn)).stream().findFirst();
        if (card.isPresent()) {
            if (rows.isSending(card.get())) {
                throw new SubscriberBusyException();
            }
            identities.add(card.get().iccid());
            Optional.ofNullable(cards.row(card.get())).map(row -> row.imei()).ifPresent(identities::add);
            checks.abandon(card.get(), REASON);
            erased += rows.deleteCard(card.get());
        }
        erased += rows.forgetDownloads(msisdn, pseudonym(), REASON, clock.instant());
        // Nobody puts a record into the chain while its number is taken out.
        auditRows.lockChain();
        erased += rows.forgetMessages(written(msisdn));
        rows.forgetFailures(identities);
        if (erased > 0) {
            audit.done(AuditKind.SUBSCRIBER_ERASED, null, null, erased + " rows");
            RetentionLog.LOG.erased(erased);
        }
        return erased;
    }

    private String pseudonym() {
        StringBuilder pseudonym = new StringBuilder("x");
        for (int i = 0; i < PSEUDONYM; i++) {
            pseudonym.append(Character.forDigit(random.nextInt(RADIX), RADIX));
        }
        return pseudonym.toString();
    }

    /** As a message's source may have been received. */
    private List<String> written(String msisdn) {
        List<String> written = new ArrayList<>(List.of(msisdn, "+" + msisdn, "00" + msisdn));
        configuration.text(Variable.COUNTRY_CODE).filter(msisdn::startsWith).ifPresent(code -> {
            written.add(msisdn.substring(code.length()));
            written.add("0" + msisdn.substring(code.length()));
        });
        return written;
    }
}
