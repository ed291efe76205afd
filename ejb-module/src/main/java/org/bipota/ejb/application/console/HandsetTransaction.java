package org.bipota.ejb.application.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.bipota.ejb.application.AuditTrail;
import org.bipota.ejb.domain.AuditKind;

/** The transactions of an import of handset models. */
@ApplicationScoped
public class HandsetTransaction {

    private EntityManager entityManager;
    private AuditTrail audit;
    private Clock clock;

    /** For the container's proxy. */
    protected HandsetTransaction() {
    }

    /** Each call is a transaction of its own. */
    @Inject
    public HandsetTransaction(EntityManager entityManager, AuditTrail audit, Clock clock) {
        this.entityManager = entityManager;
        this.audit = audit;
        this.clock = clock;
    }

    /** Stores models, no TAC twice, in place of those of the same TACs. */
    @Transactional
    public void store(List<HandsetModel> models) {
        entityManager.createNativeQuery("delete from handset_model where tac in (:tacs)")
                .setParameter("tacs", models.stream().map(HandsetModel::tac).toList()).executeUpdate();
        models.forEach(model -> entityManager.createNativeQuery(
                        "insert into handset_model (tac, manufacturer, model, imported_at) values (:tac, :manufacturer, :model, :at)")
                .setParameter("tac", model.tac()).setParameter("manufacturer", model.manufacturer())
                .setParameter("model", model.model()).setParameter("at", clock.instant()).executeUpdate());
    }

    /** Records who imported how many. */
    @Transactional
    public void tell(String actor, String what) {
        audit.done(AuditKind.HANDSETS_IMPORTED, null, actor, what);
    }
}
