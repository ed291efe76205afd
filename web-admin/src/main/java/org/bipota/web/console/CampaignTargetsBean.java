package org.bipota.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import org.bipota.ejb.application.campaign.CampaignException;
import org.bipota.ejb.application.campaign.TargetUpload;
import org.bipota.ejb.application.campaign.TargetUploadResult;

/** The second step of the wizard: the list of targets. A file may be uploaded again, which adds what is missing. */
@Named
@RequestScoped
public class CampaignTargetsBean {

    @Inject
    private TargetUpload upload;

    @Inject
    private PageMessages messages;

    @Inject
    private Texts texts;

    @Inject
    private May may;

    private Long id;
    private Part file;
    private TargetUploadResult result;

    /** Adds the targets of the file chosen. */
    @ForRole(May.OPERATOR)
    public void upload() throws IOException {
        try (InputStream in = file.getInputStream()) {
            result = upload.upload(id, in, may.getActor());
            messages.done("targets.added", texts.number(result.accepted()), texts.number(result.duplicates()),
                    texts.number(result.rejectedCount()));
        } catch (CampaignException refused) {
            messages.wrongField("file", refused.getMessage());
        }
    }

    /** How the upload went, or null. */
    public TargetUploadResult getResult() {
        return result;
    }

    /** The campaign, of the address. */
    public Long getId() {
        return id;
    }

    /** The campaign, of the address. */
    public void setId(Long id) {
        this.id = id;
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
