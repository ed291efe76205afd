package org.bipota.ejb.application.keys;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.bipota.ejb.application.AuditTrail;
import org.bipota.ejb.application.CardKeyVault;
import org.bipota.ejb.application.RoleChecked;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.domain.KeyPurpose;
import org.bipota.ejb.persistence.KeyRows;
import org.bipota.ejb.persistence.NamedKey;
import org.bipota.protocol.Octets;

/** The named keys: stored, replaced, removed and listed, never shown. Each change is audited. */
@ApplicationScoped
public class NamedKeys {

    private static final String OWNER = "named key ";

    private KeyRows rows;
    private CardKeyVault vault;
    private AuditTrail audit;
    private Clock clock;

    /** For the container's proxy. */
    protected NamedKeys() {
    }

    /** Encrypts by {@code vault}. */
    @Inject
    public NamedKeys(KeyRows rows, CardKeyVault vault, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /** All of them, by name. */
    @RoleChecked
    @RolesAllowed("keymaster")
    @Transactional
    public List<NamedKeyView> all() {
        return rows.named().stream().map(NamedKeyView::of).toList();
    }

    /**
     * Stores a key, in place of the one of this name that cards' keys are not derived from.
     *
     * @throws KeyRefusedException when it is no key, or in the place of one that is in use
     */
    @RoleChecked
    @RolesAllowed("keymaster")
    @Transactional
    public NamedKeyView store(NamedKeyOrder order, String actor) {
        Octets octets = order.key();
        rows.named(order.name()).ifPresent(this::removeUnused);
        NamedKey key = new NamedKey(order.name(), order.purpose(), order.algorithm(),
                KeyCheckValue.of(order.algorithm(), octets), actor, clock.instant());
        key.seal(vault.encrypt(octets, OWNER + order.name(), rows.currentVersion()));
        rows.add(key);
        audit.done(AuditKind.NAMED_KEY_STORED, null, actor, "key " + key.name() + ", " + key.purpose() + ", " + key.algorithm()
                + ", check value " + key.checkValue());
        return NamedKeyView.of(key);
    }

    /**
     * Removes a key.
     *
     * @return whether it was there
     * @throws KeyRefusedException when it is in use
     */
    @RoleChecked
    @RolesAllowed("keymaster")
    @Transactional
    public boolean remove(String name, String actor) {
        Optional<NamedKey> key = rows.named(name);
        key.ifPresent(known -> {
            removeUnused(known);
            audit.done(AuditKind.NAMED_KEY_REMOVED, null, actor, "key " + name + ", check value " + known.checkValue());
        });
        return key.isPresent();
    }

    private void removeUnused(NamedKey key) {
        if (rows.isDerivedFrom(key.name())) {
            throw new KeyRefusedException("name", "the keys of cards are derived from " + key.name()
                    + "; store another key under another name, and import those cards again with it");
        }
        rows.remove(key);
    }

    /** Whether there is a key of this name for this purpose. */
    boolean isThere(String name, KeyPurpose purpose) {
        return rows.named(name).filter(known -> known.purpose() == purpose).isPresent();
    }

    /** The key that cards' keys are derived from; for their keyring. */
    public NamedKeySecret derivationKey(String name) {
        return secret(name, KeyPurpose.DIVERSIFICATION);
    }

    /**
     * A key in clear; not to be kept.
     *
     * @throws KeyRefusedException when there is none of this name for this purpose
     */
    NamedKeySecret secret(String name, KeyPurpose purpose) {
        NamedKey key = rows.named(name).filter(known -> known.purpose() == purpose)
                .orElseThrow(() -> new KeyRefusedException("name", "there is no " + purpose + " key " + name));
        return new NamedKeySecret(key.algorithm(), vault.decrypt(key.secret(), OWNER + name));
    }

    /** Encrypts a key anew, by the master key {@code version}. */
    void storeAnew(NamedKey key, int version) {
        key.seal(vault.encrypt(vault.decrypt(key.secret(), OWNER + key.name()), OWNER + key.name(), version));
    }
}
