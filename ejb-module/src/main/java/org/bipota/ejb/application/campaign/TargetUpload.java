package org.bipota.ejb.application.campaign;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.OperatorActs;
import org.bipota.ejb.application.RoleChecked;
import org.bipota.ejb.application.Variable;
import org.bipota.ejb.domain.AuditKind;

/**
 * Adds targets from CSV files of any length, in batches, each in a transaction of its own. An upload that breaks off
 * leaves the rows before; uploading the file again adds the others and counts those as duplicates.
 */
@ApplicationScoped
public class TargetUpload {

    private TargetUploadTransaction transaction;
    private Configuration configuration;
    private OperatorActs acts;

    /** For the container's proxy. */
    protected TargetUpload() {
    }

    /** Stores through {@code transaction}. */
    @Inject
    public TargetUpload(TargetUploadTransaction transaction, Configuration configuration, OperatorActs acts) {
        this.transaction = transaction;
        this.configuration = configuration;
        this.acts = acts;
    }

    /**
     * Adds the targets of {@code csv} to a campaign that was not started; the caller closes it.
     *
     * @param actor the operator
     * @throws CampaignException when the campaign takes no targets or the header is another one; rows of batches before
     *     are kept
     * @throws IOException when {@code csv} ends early; the rows before are kept
     */
    @RoleChecked
    @RolesAllowed("operator")
    public TargetUploadResult upload(long campaign, InputStream csv, String actor) throws IOException {
        TargetFile file = new TargetFile(configuration.text(Variable.COUNTRY_CODE).orElse(null),
                msisdns -> transaction.add(campaign, msisdns, actor));
        TargetUploadResult result = file.read(csv);
        acts.done(AuditKind.CAMPAIGN_TARGETS, null, actor, "campaign " + campaign + ": " + result.accepted() + " targets added, "
                + result.duplicates() + " known, " + result.rejectedCount() + " rejected");
        CampaignLog.LOG.targetsAdded(campaign, result.accepted(), result.duplicates(), result.rejectedCount());
        return result;
    }
}
