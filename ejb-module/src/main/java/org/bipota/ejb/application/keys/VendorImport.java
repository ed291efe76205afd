package org.bipota.ejb.application.keys;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.bipota.ejb.application.CardFileException;
import org.bipota.ejb.application.CardImport;
import org.bipota.ejb.application.CardImportResult;
import org.bipota.ejb.application.RoleChecked;

/** Imports cards from the output files of their vendors; see {@link CardImport} for what becomes of good and bad rows. */
@ApplicationScoped
public class VendorImport {

    private VendorFormats formats;
    private CardImport cards;

    /** For the container's proxy. */
    protected VendorImport() {
    }

    /** Stores through {@code cards}. */
    @Inject
    public VendorImport(VendorFormats formats, CardImport cards) {
        this.formats = formats;
        this.cards = cards;
    }

    /**
     * Imports the whole of {@code file}; the caller closes it.
     *
     * @param format the format's name
     * @param dryRun whether to store nothing
     * @return empty when there is no such format
     * @throws CardFileException when the header lacks a column; nothing was stored then
     * @throws KeyRefusedException when a key that the format names is not there
     * @throws IOException when {@code file} ends early; the rows before were stored
     */
    @RoleChecked
    @RolesAllowed("keymaster")
    public Optional<CardImportResult> read(String format, InputStream file, boolean dryRun, String actor) throws IOException {
        Optional<VendorRows> rows = formats.rows(format);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(dryRun ? cards.checkCards(file, rows.get()) : cards.importCards(file, rows.get(), actor));
    }
}
