package org.bipota.ejb.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import org.bipota.ejb.application.keys.CardKeyDerivation;
import org.bipota.ejb.application.keys.NamedKeys;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.KeyRows;
import org.bipota.protocol.secured.CardKeys;

/** A card's keys: stored in its row, encrypted, or derived from a named key. */
@Dependent
public class CardKeyring {

    private final CardKeyVault vault;
    private final KeyRows rows;
    private final NamedKeys named;

    /** Uses the vault. */
    @Inject
    public CardKeyring(CardKeyVault vault, KeyRows rows, NamedKeys named) {
        this.vault = vault;
        this.rows = rows;
        this.named = named;
    }

    /** The card's keys in clear; not to be kept. */
    public CardKeys keys(Card card) {
        return card.derivedFrom()
                .map(name -> CardKeyDerivation.derive(named.derivationKey(name), card.kic(), card.kid(), card.iccid()))
                .orElseGet(() -> new CardKeys(
                        card.kic(), vault.decrypt(card.encryptedKicKey(), card.iccid()),
                        card.kid(), vault.decrypt(card.encryptedKidKey(), card.iccid())));
    }

    /**
     * Stores the keys of an imported card in its row: encrypted under its ICCID, or only the name of the key that they are
     * derived from.
     */
    public void store(Card card, ImportedCard imported, Instant now) {
        CardKeys keys = imported.keys();
        int version = rows.currentVersion();
        if (imported.derivedFrom() != null) {
            card.deriveKeys(keys.kic(), keys.kid(), imported.derivedFrom(), version, now);
        } else {
            card.storeKeys(
                    keys.kic(), vault.encrypt(keys.kicKey(), card.iccid(), version),
                    keys.kid(), vault.encrypt(keys.kidKey(), card.iccid(), version), now);
        }
    }

    /** Encrypts the keys of a locked card anew, by the master key {@code version}. */
    public void storeAnew(Card card, int version) {
        if (card.derivedFrom().isPresent()) {
            card.withoutKeys(version);
        } else {
            card.seal(vault.encrypt(vault.decrypt(card.encryptedKicKey(), card.iccid()), card.iccid(), version),
                    vault.encrypt(vault.decrypt(card.encryptedKidKey(), card.iccid()), card.iccid(), version));
        }
    }
}
