package org.bipota.ejb.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.CardRows;
import org.bipota.ejb.persistence.PushRows;
import org.bipota.protocol.Octets;
import org.bipota.protocol.secured.CardKeys;

/**
 * Stores cards and their profiles. A known card with the same keys keeps its counters; with new keys it starts at 0, which
 * is audited. A subscriber who is given another card keeps the number and loses the verdict.
 */
@ApplicationScoped
public class Cards {

    /** What an import did. */
    public enum Outcome {
        /** The card is new. */
        ADDED,
        /** The card was known with these keys; its counters go on. */
        KEPT,
        /** The card was known with other keys; its counters start at 0. */
        KEYS_CHANGED,
        /** The subscriber had another card. */
        EXCHANGED
    }

    private CardRows rows;
    private PushRows pushes;
    private CardKeyring keyring;
    private Checks checks;
    private AuditTrail audit;
    private Clock clock;

    /** For the container's proxy. */
    protected Cards() {
    }

    /** Works in the caller's transaction, or in one of its own. */
    @Inject
    public Cards(CardRows rows, PushRows pushes, CardKeyring keyring, Checks checks, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.pushes = pushes;
        this.keyring = keyring;
        this.checks = checks;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Stores an imported card.
     *
     * @param actor the operator
     * @throws CardImportException when number and ICCID belong to two different cards already; nothing was changed then
     */
    @Transactional
    public Outcome store(ImportedCard imported, String actor) throws CardImportException {
        List<Card> known = rows.lockByMsisdnOrIccid(imported.msisdn(), imported.iccid());
        if (known.size() > 1) {
            throw conflict();
        }
        return known.isEmpty() ? add(imported, actor) : update(known.get(0), imported, actor);
    }

    /**
     * Looks whether a card could be stored, and changes nothing.
     *
     * @throws CardImportException as {@link #store}
     */
    public void check(ImportedCard imported) throws CardImportException {
        if (rows.countByMsisdnOrIccid(imported.msisdn(), imported.iccid()) > 1) {
            throw conflict();
        }
    }

    private static CardImportException conflict() {
        return new CardImportException("the MSISDN belongs to another card than the ICCID; move that card first");
    }

    /**
     * Changes a card's profile; it holds from the next push on.
     *
     * @return whether the card exists
     */
    @Transactional
    @RoleChecked
    @RolesAllowed("admin")
    public boolean changeProfile(String iccid, CardProfile profile, String actor) {
        return rows.lockByIccid(iccid).map(card -> {
            card.changeProfile(profile.pushTar(), profile.transport(), profile.ciphering(), clock.instant());
            audit.done(AuditKind.PROFILE_CHANGED, card.msisdn(), actor, "push TAR " + profile.pushTar() + ", transport "
                    + (profile.transport() == null ? "default" : profile.transport()) + ", ciphering " + profile.ciphering());
            return true;
        }).orElse(false);
    }

    private Outcome add(ImportedCard imported, String actor) {
        Instant now = clock.instant();
        String tar = imported.pushTar() == null ? Configuration.APPLICATION_TAR : imported.pushTar();
        Card card = new Card(imported.iccid(), imported.msisdn(), tar, now);
        card.identify(imported.iccid(), imported.msisdn(), imported.imsi(), now);
        keyring.store(card, imported, now);
        rows.add(card);
        audit.done(AuditKind.CARD_IMPORTED, card.msisdn(), actor, "card " + Masking.mask(card.iccid()));
        return Outcome.ADDED;
    }

    private Outcome update(Card card, ImportedCard imported, String actor) {
        Instant now = clock.instant();
        boolean exchanged = !card.iccid().equals(imported.iccid());
        boolean moved = !card.msisdn().equals(imported.msisdn());
        CardKeys former = keyring.keys(card);
        boolean sameKeys = same(former, imported.keys());
        String change = exchanged ? "the subscriber was given another card"
                : !sameKeys ? "the card was imported with new keys"
                : moved ? "the card was given another number" : null;
        if (change != null) {
            checks.abandon(card, change);
        }
        if (exchanged) {
            audit.done(AuditKind.CARD_EXCHANGED, card.msisdn(), actor,
                    "card " + Masking.mask(card.iccid()) + " replaced by " + Masking.mask(imported.iccid()));
            pushes.voidTokens(card, now);
            rows.row(card).forget(now);
        } else if (moved) {
            audit.done(AuditKind.CARD_MOVED, imported.msisdn(), actor,
                    "card " + Masking.mask(card.iccid()) + " had number " + Masking.mask(card.msisdn()));
        }
        card.identify(imported.iccid(), imported.msisdn(), imported.imsi(), now);
        keyring.store(card, imported, now);
        if (exchanged || !sameKeys) {
            card.resetCounters();
        }
        if (!exchanged && !sameKeys) {
            audit.done(AuditKind.CARD_KEYS_CHANGED, card.msisdn(), actor,
                    "card " + Masking.mask(card.iccid()) + " has new keys, its counters start at 0");
        }
        if (imported.pushTar() != null) {
            card.changeProfile(imported.pushTar(), card.transport().orElse(null), card.ciphering(), now);
        }
        return exchanged ? Outcome.EXCHANGED : sameKeys ? Outcome.KEPT : Outcome.KEYS_CHANGED;
    }

    private static boolean same(CardKeys former, CardKeys given) {
        return sameKey(former.kicKey(), given.kicKey()) & sameKey(former.kidKey(), given.kidKey());
    }

    private static boolean sameKey(Octets former, Octets given) {
        return MessageDigest.isEqual(former.toByteArray(), given.toByteArray());
    }
}
