package org.bipota.ejb.application.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import org.bipota.ejb.application.RoleChecked;

/** Imports licensed lists of handset models; importing one again changes nothing but names. */
@ApplicationScoped
public class HandsetImport {

    private HandsetTransaction transaction;

    /** For the container's proxy. */
    protected HandsetImport() {
    }

    /** Stores through {@code transaction}. */
    @Inject
    public HandsetImport(HandsetTransaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Imports the whole of {@code csv}; the caller closes it.
     *
     * @param actor the operator, for the audit record
     * @throws HandsetFileException when the header is another one; nothing was stored then
     * @throws IOException when {@code csv} ends early; the rows of batches before were stored
     */
    @RoleChecked
    @RolesAllowed("admin")
    public HandsetImportResult importCsv(InputStream csv, String actor) throws IOException {
        HandsetImportResult result = HandsetFile.read(csv, transaction::store);
        transaction.tell(actor, result.accepted() + " handset models imported, " + result.rejectedCount() + " rows refused");
        return result;
    }
}
