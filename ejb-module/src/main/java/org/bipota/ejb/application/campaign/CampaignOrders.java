package org.bipota.ejb.application.campaign;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.bipota.ejb.application.RoleChecked;

/** Takes orders of campaigns; a repeat with the same key is the same campaign, also when both come at once. */
@ApplicationScoped
public class CampaignOrders {

    private CampaignOrderTransaction transaction;

    /** For the container's proxy. */
    protected CampaignOrders() {
    }

    /** Stores through {@code transaction}. */
    @Inject
    public CampaignOrders(CampaignOrderTransaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Stores the campaign with the targets of its list.
     *
     * @param actor the operator
     * @return empty when there is no content of this name
     * @throws CampaignException when another order had the same key
     */
    @RoleChecked
    @RolesAllowed("operator")
    public Optional<OrderedCampaign> order(CampaignOrder order, String actor) {
        try {
            return transaction.order(order, actor);
        } catch (CampaignException refused) {
            throw refused;
        } catch (Exception rolledBack) {
            // The same key at the same moment: one of the two was stored. A commit that fails throws RollbackException, undeclared.
            Optional<OrderedCampaign> other = transaction.repeated(order);
            if (other.isEmpty()) {
                throw rolledBack;
            }
            return other;
        }
    }
}
