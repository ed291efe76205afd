package org.bipota.ejb.application.keys;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.bipota.ejb.application.AuditTrail;
import org.bipota.ejb.application.RoleChecked;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.domain.KeyPurpose;
import org.bipota.ejb.persistence.VendorFormatRow;

/** The formats of vendors' card files, by name. Each change is audited. */
@ApplicationScoped
public class VendorFormats {

    private EntityManager entityManager;
    private NamedKeys keys;
    private AuditTrail audit;
    private Clock clock;

    /** For the container's proxy. */
    protected VendorFormats() {
    }

    /** Each call is a transaction. */
    @Inject
    public VendorFormats(EntityManager entityManager, NamedKeys keys, AuditTrail audit, Clock clock) {
        this.entityManager = entityManager;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /** All of them, by name. */
    @RoleChecked
    @RolesAllowed("keymaster")
    @Transactional
    public List<VendorFormatView> all() {
        return entityManager.createQuery("select f from VendorFormatRow f order by f.name", VendorFormatRow.class)
                .getResultStream().map(VendorFormats::view).toList();
    }

    /**
     * Stores one, in place of the one of this name.
     *
     * @throws KeyRefusedException when there is no key that it names
     */
    @RoleChecked
    @RolesAllowed("keymaster")
    @Transactional
    public VendorFormatView store(String name, VendorFormat format, String actor) {
        require(format.transportKey(), KeyPurpose.TRANSPORT, "transportKey");
        require(format.derivedFrom(), KeyPurpose.DIVERSIFICATION, "derivedFrom");
        VendorFormatRow row = entityManager.find(VendorFormatRow.class, name);
        if (row == null) {
            row = new VendorFormatRow(name);
        }
        row.define(format.json(), actor, clock.instant());
        entityManager.persist(row);
        audit.done(AuditKind.VENDOR_FORMAT_CHANGED, null, actor, "format " + name);
        return view(row);
    }

    private void require(String key, KeyPurpose purpose, String field) {
        if (key != null && !keys.isThere(key, purpose)) {
            throw new KeyRefusedException(field, "there is no " + purpose + " key " + key);
        }
    }

    /** Removes one; whether it was there. */
    @RoleChecked
    @RolesAllowed("keymaster")
    @Transactional
    public boolean remove(String name, String actor) {
        VendorFormatRow row = entityManager.find(VendorFormatRow.class, name);
        if (row == null) {
            return false;
        }
        entityManager.remove(row);
        audit.done(AuditKind.VENDOR_FORMAT_CHANGED, null, actor, "format " + name + " was removed");
        return true;
    }

    /** The rows of a file in the format {@code name}, with the keys that it needs; empty when there is no such format. */
    @Transactional
    Optional<VendorRows> rows(String name) {
        VendorFormatRow row = entityManager.find(VendorFormatRow.class, name);
        return Optional.ofNullable(row).map(found -> {
            VendorFormat format = VendorFormat.ofJson(found.settings());
            return new VendorRows(format,
                    format.transportKey() == null ? null : keys.secret(format.transportKey(), KeyPurpose.TRANSPORT),
                    format.derivedFrom() == null ? null : keys.secret(format.derivedFrom(), KeyPurpose.DIVERSIFICATION));
        });
    }

    private static VendorFormatView view(VendorFormatRow row) {
        return new VendorFormatView(row.name(), VendorFormat.ofJson(row.settings()), row.changedAt(), row.changedBy());
    }
}
