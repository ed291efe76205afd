package org.bipota.ejb.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.bipota.ejb.persistence.BipPush;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.CheckRows;
import org.bipota.ejb.persistence.DownloadRows;

/** Finds what messages belong to. The caller holds the card's lock. */
@Dependent
public class Exchanges {

    private final CheckRows checks;
    private final CheckProcess checkProcess;
    private final DownloadRows downloads;
    private final DownloadProcess downloadProcess;
    private final PacketAnswers answers;

    /** Works in the caller's transaction. */
    @Inject
    public Exchanges(CheckRows checks, CheckProcess checkProcess, DownloadRows downloads, DownloadProcess downloadProcess,
            PacketAnswers answers) {
        this.checks = checks;
        this.checkProcess = checkProcess;
        this.downloads = downloads;
        this.downloadProcess = downloadProcess;
        this.answers = answers;
    }

    /** What {@code message} to {@code card} belongs to. */
    public Exchange of(Card card, BipPush message) {
        return message.downloadId() != null
                ? new DownloadExchange(card, downloads.download(message.downloadId()), downloads, downloadProcess, answers)
                : new CheckExchange(card, checks.check(message.checkId()), checks, checkProcess);
    }
}
