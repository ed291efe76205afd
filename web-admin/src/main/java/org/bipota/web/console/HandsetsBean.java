package org.bipota.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bipota.ejb.application.console.HandsetFailure;
import org.bipota.ejb.application.console.HandsetFileException;
import org.bipota.ejb.application.console.HandsetImport;
import org.bipota.ejb.application.console.HandsetImportResult;
import org.bipota.ejb.application.console.HandsetLines;
import org.bipota.ejb.application.console.Position;
import org.bipota.ejb.application.console.Slice;
import org.bipota.ejb.application.read.TacView;

/** The list of handset models, one of them, and the import of their names. */
@Named
@RequestScoped
public class HandsetsBean extends ListBean<TacView> {

    @Inject
    private HandsetLines lines;

    @Inject
    private HandsetImport imports;

    @Inject
    private HandsetNames names;

    @Inject
    private PageMessages messages;

    @Inject
    private Texts texts;

    @Inject
    private May may;

    private String tac;
    private TacView model;
    private List<HandsetFailure> failures;
    private Part file;
    private HandsetImportResult result;

    /** By TAC. */
    public HandsetsBean() {
        super(false);
    }

    @Override
    Slice<TacView> read(Position position, int limit) {
        Slice<TacView> page = lines.list(position, limit);
        names.expect(page.items().stream().map(TacView::tac).toList());
        return page;
    }

    @Override
    Map<String, Object> filter() {
        return new LinkedHashMap<>();
    }

    /** Goes to the model entered. */
    public void find() {
        messages.goTo("/handset.xhtml?tac=" + tac);
    }

    /** Imports the file chosen. */
    @ForRole(May.ADMIN)
    public void importFile() throws IOException {
        if (!messages.firstSubmit()) {
            return;
        }
        try (InputStream in = file.getInputStream()) {
            result = imports.importCsv(in, may.getActor());
            messages.done("handsets.imported", texts.number(result.accepted()), texts.number(result.rejectedCount()));
        } catch (HandsetFileException notThat) {
            messages.wrongField("file", notThat.getMessage());
        }
    }

    /** The model that the address names, or null when no subscriber has it. */
    public TacView getModel() {
        if (model == null && tac != null) {
            model = lines.find(tac).orElse(null);
        }
        return model;
    }

    /** How the model's checks failed lately. */
    public List<HandsetFailure> getFailures() {
        if (failures == null) {
            failures = tac == null ? List.of() : lines.failures(tac);
        }
        return failures;
    }

    /** Checks that those are among. */
    public int getAmong() {
        return HandsetLines.NEWEST;
    }

    /** How the import went, or null. */
    public HandsetImportResult getResult() {
        return result;
    }

    /** The TAC, of the address or entered. */
    public String getTac() {
        return tac;
    }

    /** The TAC, of the address or entered. */
    public void setTac(String tac) {
        this.tac = tac;
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
