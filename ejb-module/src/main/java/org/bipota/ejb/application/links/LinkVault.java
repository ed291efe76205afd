package org.bipota.ejb.application.links;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import org.bipota.ejb.application.CardKeyVault;
import org.bipota.ejb.persistence.KeyRows;
import org.bipota.ejb.persistence.Sealed;
import org.bipota.ejb.persistence.SmscLink;
import org.bipota.protocol.Octets;

/** A link's settings, from and to its row: the passwords by the vault of the cards' keys, bound to the link's name. */
@Dependent
public class LinkVault {

    private static final String OWNER = "SMSC link ";

    private final CardKeyVault vault;
    private final IntSupplier masterKey;

    /** Uses the vault, by the current master key. */
    @Inject
    public LinkVault(CardKeyVault vault, KeyRows keys) {
        this(vault, keys::currentVersion);
    }

    LinkVault(CardKeyVault vault, IntSupplier masterKey) {
        this.vault = vault;
        this.masterKey = masterKey;
    }

    /** All settings with the passwords in clear; not to be kept. */
    LinkSettings open(SmscLink link) {
        LinkSettings shown = shown(link);
        String secrets = new String(vault.decrypt(link.secrets(), OWNER + link.name()).toByteArray(), StandardCharsets.UTF_8);
        return shown.or(LinkSettings.ofJson(secrets));
    }

    /** The settings without the passwords. */
    static LinkSettings shown(SmscLink link) {
        String json = link.settings().orElseThrow(() ->
                new IllegalStateException("the configuration defines link " + link.name() + ", not the database"));
        return LinkSettings.ofName(link.name()).or(LinkSettings.ofJson(json));
    }

    /** The passwords of a link of this name, encrypted. */
    Sealed lock(LinkSettings settings, String name) {
        return vault.encrypt(Octets.of(settings.secrets().json().getBytes(StandardCharsets.UTF_8)), OWNER + name, masterKey.getAsInt());
    }

    /** Encrypts the passwords of a link anew, by the master key {@code version}. */
    public void lockAnew(SmscLink link, int version) {
        if (link.hasSecrets()) {
            link.seal(vault.encrypt(vault.decrypt(link.secrets(), OWNER + link.name()), OWNER + link.name(), version));
        } else {
            link.withoutSecrets(version);
        }
    }
}
