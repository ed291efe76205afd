package org.bipota.ejb.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import org.bipota.ejb.persistence.Card;
import org.bipota.protocol.secured.CardKeys;

/** A card's keys, from and to its row. */
@Dependent
public class CardKeyring {

    private final CardKeyVault vault;

    /** Uses the vault. */
    @Inject
    public CardKeyring(CardKeyVault vault) {
        this.vault = vault;
    }

    /** The card's keys in clear; not to be kept. */
    public CardKeys keys(Card card) {
        return new CardKeys(
                card.kic(), vault.decrypt(card.encryptedKicKey(), card.iccid()),
                card.kid(), vault.decrypt(card.encryptedKidKey(), card.iccid()));
    }

    /** Encrypts the keys under the card's ICCID and stores them in its row. */
    public void store(Card card, CardKeys keys, Instant now) {
        card.storeKeys(
                keys.kic(), vault.encrypt(keys.kicKey(), card.iccid()),
                keys.kid(), vault.encrypt(keys.kidKey(), card.iccid()), now);
    }
}
