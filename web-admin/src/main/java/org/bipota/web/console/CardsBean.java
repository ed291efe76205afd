package org.bipota.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import org.bipota.ejb.application.CardFileException;
import org.bipota.ejb.application.CardImport;
import org.bipota.ejb.application.CardImportResult;

/** Imports cards, or says what an import would do. */
@Named
@RequestScoped
public class CardsBean {

    @Inject
    private CardImport imports;

    @Inject
    private PageMessages messages;

    @Inject
    private Texts texts;

    @Inject
    private May may;

    private boolean dryRun = true;
    private Part file;
    private CardImportResult result;

    /** Reads the file chosen; importing one again changes nothing. */
    @ForRole(May.KEYMASTER)
    public void importFile() throws IOException {
        try (InputStream in = file.getInputStream()) {
            result = dryRun ? imports.checkCsv(in) : imports.importCsv(in, may.getActor());
            messages.done(dryRun ? "cards.tried" : "cards.imported", texts.number(result.accepted()),
                    texts.number(result.rejectedCount()));
        } catch (CardFileException notThat) {
            messages.wrongField("file", notThat.getMessage());
        }
    }

    /** How it went, or null. */
    public CardImportResult getResult() {
        return result;
    }

    /** Whether nothing is stored. */
    public boolean isDryRun() {
        return dryRun;
    }

    /** Whether nothing is stored. */
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    /** The file chosen. */
    public Part getFile() {
        return file;
    }

    /** The file chosen. */
    public void setFile(Part file) {
        this.file = file;
    }
}
