package org.bipota.ejb.application.keys;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bipota.ejb.application.AuditTrail;
import org.bipota.ejb.application.CardKeyVault;
import org.bipota.ejb.application.CardKeyring;
import org.bipota.ejb.application.RoleChecked;
import org.bipota.ejb.application.links.LinkVault;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.CardRows;
import org.bipota.ejb.persistence.KeyRows;
import org.bipota.ejb.persistence.MasterKey;

/**
 * Replaces the master key: a new version is made in the credential store and then in the database, from when on it encrypts; what is
 * encrypted by a version before is encrypted anew in short transactions; a version that nothing is encrypted by is dropped from
 * the database, which refuses where it is mistaken, and then from the store. A crash leaves versions that are too many, never
 * one too few, and the next {@link #goOn} continues.
 */
@ApplicationScoped
public class KeyRotation {

    private KeyRows rows;
    private CardRows cards;
    private CardKeyVault vault;
    private CardKeyring keyring;
    private LinkVault links;
    private NamedKeys named;
    private AuditTrail audit;
    private Clock clock;

    /** For the container's proxy. */
    protected KeyRotation() {
    }

    /** Each call is a transaction. */
    @Inject
    public KeyRotation(KeyRows rows, CardRows cards, CardKeyVault vault, CardKeyring keyring, LinkVault links, NamedKeys named,
            AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.cards = cards;
        this.vault = vault;
        this.keyring = keyring;
        this.links = links;
        this.named = named;
        this.audit = audit;
        this.clock = clock;
    }

    /** How it stands. */
    @RoleChecked
    @RolesAllowed("keymaster")
    @Transactional
    public MasterKeyView state() {
        return view(rows.versions());
    }

    /** Begins one, unless one goes on already; the rest is done in the background. */
    @RoleChecked
    @RolesAllowed("keymaster")
    @Transactional
    public MasterKeyView begin(String actor) {
        List<MasterKey> versions = rows.lockVersions();
        if (versions.size() > 1) {
            return view(versions);
        }
        int version = versions.get(0).version() + 1;
        vault.make(version);
        MasterKey made = new MasterKey(version, actor, clock.instant());
        rows.add(made);
        audit.done(AuditKind.MASTER_KEY_MADE, null, actor, "master key " + version + "; secrets are encrypted anew by it");
        KeysLog.LOG.rotationBegan(version, actor);
        return view(List.of(versions.get(0), made));
    }

    /** Whether one goes on. */
    @Transactional
    public boolean isGoingOn() {
        return rows.versions().size() > 1;
    }

    /**
     * Encrypts up to {@code most} cards anew, and all links and named keys. Cards that another transaction holds are left for
     * another time.
     *
     * @return how many were done
     */
    @Transactional
    public int goOn(int most) {
        int version = rows.currentVersion();
        List<Long> below = rows.cardsBelow(version, most);
        List<Card> locked = below.isEmpty() ? List.of() : cards.lockFreeById(below);
        locked.forEach(card -> keyring.storeAnew(card, version));
        rows.lockLinksBelow(version).forEach(link -> links.lockAnew(link, version));
        rows.lockNamedBelow(version).forEach(key -> named.storeAnew(key, version));
        return locked.size();
    }

    /**
     * Drops the versions that nothing is encrypted by from the database.
     *
     * @return whether only the current one is left
     */
    @Transactional
    public boolean drop() {
        List<MasterKey> versions = rows.lockVersions();
        int current = versions.get(versions.size() - 1).version();
        if (!rows.cardsBelow(current, 1).isEmpty() || !rows.lockLinksBelow(current).isEmpty()
                || !rows.lockNamedBelow(current).isEmpty()) {
            return false;
        }
        versions.stream().filter(version -> version.version() < current).forEach(version -> {
            rows.remove(version);
            audit.done(AuditKind.MASTER_KEY_DROPPED, null, null, "master key " + version.version());
            KeysLog.LOG.versionDropped(version.version());
        });
        return true;
    }

    /** Drops from the store what the database has no more. */
    @Transactional
    public void tidyStore() {
        // Locked, so that a version that is being made is not taken for one too many.
        Set<Integer> versions = rows.lockVersions().stream().map(MasterKey::version).collect(Collectors.toSet());
        vault.keepOnly(versions);
    }

    private MasterKeyView view(List<MasterKey> versions) {
        MasterKey current = versions.get(versions.size() - 1);
        return new MasterKeyView(current.version(), current.createdAt(), current.createdBy(), versions.size() > 1,
                versions.size() > 1 ? rows.countCardsBelow(current.version()) : 0);
    }
}
