package org.bipota.ejb.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import org.bipota.ejb.domain.ContentKind;
import org.bipota.ejb.domain.DownloadEvent.PacketAnswered;
import org.bipota.ejb.domain.DownloadEvent.PacketFault;
import org.bipota.ejb.domain.DownloadEvent.PacketRefused;
import org.bipota.ejb.domain.DownloadHistoryEvent;
import org.bipota.ejb.domain.ScriptAnswer;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.ContentRows;
import org.bipota.ejb.persistence.Download;
import org.bipota.ejb.persistence.DownloadRows;
import org.bipota.ejb.persistence.TransferPosition;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.secured.ResponsePacket;
import org.bipota.protocol.secured.ResponseStatus;

/** Takes the answers to packets with commands of a content, whichever way they came. The caller holds the card's lock. */
@Dependent
public class PacketAnswers {

    private final ContentRows contents;
    private final DownloadRows downloads;
    private final DownloadProcess process;

    /** Works in the caller's transaction. */
    @Inject
    public PacketAnswers(ContentRows contents, DownloadRows downloads, DownloadProcess process) {
        this.contents = contents;
        this.downloads = downloads;
        this.process = process;
    }

    /**
     * The response packet to the packet on its way.
     *
     * @param repeatRefused whether it calls the counter low of a packet that the card may have got more than once
     */
    public void received(Card card, Download download, ResponsePacket response, boolean repeatRefused, Instant at) {
        TransferPosition position = download.position();
        ResponseStatus status = response.status();
        switch (status) {
            case POR_OK -> executed(card, download, response, at);
            case MORE_TIME, RESPONSE_BY_SMS_SUBMIT, RESPONSE_BY_USSD ->
                downloads.tell(download.id(), at, DownloadHistoryEvent.ANSWER_POSTPONED, status.inWords());
            default -> process.on(card, download, new PacketFault(Refusals.inWords(status),
                    status == ResponseStatus.CNTR_LOW, repeatRefused || position.repeated(), position.lastPacket(), at));
        }
    }

    private void executed(Card card, Download download, ResponsePacket response, Instant at) {
        TransferPosition position = download.position();
        ScriptAnswer answer;
        try {
            ContentKind kind = contents.content(download.contentId()).kind();
            answer = ScriptAnswer.parse(kind, position.packetCommands(), response.data());
        } catch (ProtocolException unreadable) {
            process.on(card, download, new PacketRefused("the card's answer cannot be read: " + unreadable.getMessage(), at));
            return;
        }
        process.on(card, download, answer.wellDone()
                ? new PacketAnswered(position.lastPacket(), at)
                : new PacketRefused("the card answered packet " + (position.nextPacket() + 1) + " of " + position.packets()
                        + ", from command " + (position.nextCommand() + 1) + " on: "
                        + answer.inWords(position.packetCommands()), at));
    }
}
