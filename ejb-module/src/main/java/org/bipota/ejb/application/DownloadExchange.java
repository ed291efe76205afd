package org.bipota.ejb.application;

import java.time.Instant;
import org.bipota.ejb.domain.DownloadEvent.ChannelRefused;
import org.bipota.ejb.domain.DownloadEvent.NoticeRefused;
import org.bipota.ejb.domain.DownloadEvent.NoticeTaken;
import org.bipota.ejb.domain.DownloadEvent.PacketDelivered;
import org.bipota.ejb.domain.DownloadEvent.PacketFailed;
import org.bipota.ejb.domain.DownloadEvent.PushDelivered;
import org.bipota.ejb.domain.DownloadEvent.PushFailed;
import org.bipota.ejb.domain.DownloadEvent.PushFault;
import org.bipota.ejb.domain.DownloadHistoryEvent;
import org.bipota.ejb.domain.DownloadProgress;
import org.bipota.ejb.domain.DownloadState;
import org.bipota.ejb.domain.ReceiptState;
import org.bipota.ejb.domain.Route;
import org.bipota.ejb.persistence.BipPush;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.Download;
import org.bipota.ejb.persistence.DownloadRows;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cat.TerminalResult;
import org.bipota.protocol.push.CompactResponse;
import org.bipota.protocol.secured.ResponsePacket;
import org.bipota.protocol.secured.ResponseStatus;

/** A download, as the messages see it that were made for it: pushes, packets with data, the notice. */
final class DownloadExchange implements Exchange {

    private final Card card;
    private final Download download;
    private final DownloadRows downloads;
    private final DownloadProcess process;
    private final PacketAnswers answers;

    DownloadExchange(Card card, Download download, DownloadRows downloads, DownloadProcess process, PacketAnswers answers) {
        this.card = card;
        this.download = download;
        this.downloads = downloads;
        this.process = process;
        this.answers = answers;
    }

    @Override
    public boolean wants(BipPush message) {
        DownloadProgress progress = download.progress();
        return switch (message.kind()) {
            case PUSH -> progress.state() == DownloadState.PUSHED && !progress.notice()
                    && message.attempt() == progress.attempts();
            case DATA -> progress.bySms() && isOnItsWay(message);
            case NOTICE -> progress.notice();
        };
    }

    @Override
    public void submitted(BipPush message, Instant at) {
        switch (message.kind()) {
            case PUSH -> tell(DownloadHistoryEvent.PUSH_SUBMITTED, null, at);
            case DATA -> tell(DownloadHistoryEvent.PACKET_SUBMITTED, null, at);
            case NOTICE -> process.on(card, download, new NoticeTaken(at));
        }
    }

    @Override
    public void retried(String why, Instant at) {
        tell(DownloadHistoryEvent.MESSAGE_RETRIED, why, at);
    }

    @Override
    public void refused(BipPush message, String reason, Instant at) {
        switch (message.kind()) {
            case PUSH -> process.on(card, download, new PushFailed(message.attempt(), reason, at));
            case DATA -> failed(message, reason, at);
            case NOTICE -> process.on(card, download, new NoticeRefused(reason, at));
        }
    }

    @Override
    public void delivered(BipPush message, Instant at) {
        switch (message.kind()) {
            case PUSH -> process.on(card, download, new PushDelivered(message.attempt(), at));
            case DATA -> {
                if (isOnItsWay(message)) {
                    process.on(card, download, new PacketDelivered(at));
                } else {
                    tell(DownloadHistoryEvent.PACKET_DELIVERED, null, at);
                }
            }
            case NOTICE -> {
                noticeTaken(at);
                tell(DownloadHistoryEvent.NOTICE_DELIVERED, null, at);
            }
        }
    }

    @Override
    public void undelivered(BipPush message, ReceiptState receipt, Instant at) {
        switch (message.kind()) {
            case PUSH -> process.on(card, download,
                    new PushFailed(message.attempt(), "the push was not delivered: final receipt " + receipt, at));
            case DATA -> failed(message, "the packet was not delivered: final receipt " + receipt, at);
            case NOTICE -> {
                noticeTaken(at);
                tell(DownloadHistoryEvent.NOTICE_UNDELIVERED, "final receipt " + receipt, at);
            }
        }
    }

    /** Its receipt says that the SMSC took it, also where the answer to submit_sm was lost with the server. */
    private void noticeTaken(Instant at) {
        if (download.progress().notice()) {
            process.on(card, download, new NoticeTaken(at));
        }
    }

    @Override
    public void receiptIntermediate(Instant at) {
        tell(DownloadHistoryEvent.RECEIPT_INTERMEDIATE, "decides nothing", at);
    }

    @Override
    public void channelRefused(BipPush push, TerminalResult result, Instant at) {
        process.on(card, download,
                new ChannelRefused(push.attempt(), Refusals.inWords(result), result.temporary(), at));
    }

    @Override
    public String answered(BipPush message, ResponsePacket response, boolean repeatRefused, Instant at) {
        return switch (message.kind()) {
            case PUSH -> pushAnswered(message, response, repeatRefused, at);
            case DATA -> {
                if (isOnItsWay(message)) {
                    answers.received(card, download, response, repeatRefused, at);
                } else {
                    tell(DownloadHistoryEvent.PACKET_ANSWERED, "about an earlier packet: changes nothing", at);
                }
                yield null;
            }
            case NOTICE -> throw new IllegalArgumentException("a notice has no answer");
        };
    }

    @Override
    public void connected(BipPush push, Instant at) {
        tell(DownloadHistoryEvent.CHANNEL_OPENED, "with the identification data of push " + push.attempt(), at);
    }

    @Override
    public void channelData(int octets, Instant at) {
        tell(DownloadHistoryEvent.CHANNEL_DATA, octets + " octets that nothing waits for", at);
    }

    @Override
    public void channelClosed(String how, Instant at) {
        tell(DownloadHistoryEvent.CHANNEL_CLOSED, how, at);
    }

    private String pushAnswered(BipPush push, ResponsePacket response, boolean repeatRefused, Instant at) {
        switch (response.status()) {
            case POR_OK -> {
                return pushExecuted(push, response, at);
            }
            case MORE_TIME, RESPONSE_BY_SMS_SUBMIT, RESPONSE_BY_USSD ->
                tell(DownloadHistoryEvent.ANSWER_POSTPONED, response.status().inWords(), at);
            default -> process.on(card, download, new PushFault(push.attempt(), Refusals.inWords(response.status()),
                    response.status() == ResponseStatus.CNTR_LOW, repeatRefused, at));
        }
        return null;
    }

    private String pushExecuted(BipPush push, ResponsePacket response, Instant at) {
        CompactResponse compact;
        try {
            compact = CompactResponse.parse(response.data());
        } catch (ProtocolException unreadable) {
            return unreadable.getMessage();
        }
        if (compact.successful()) {
            tell(DownloadHistoryEvent.PUSH_ACCEPTED, "status word " + compact.statusWordHex(), at);
        } else if (compact.result().isPresent()) {
            channelRefused(push, compact.result().get(), at);
        } else {
            process.on(card, download, new ChannelRefused(push.attempt(), Refusals.inWords(compact), false, at));
        }
        return null;
    }

    private void failed(BipPush message, String reason, Instant at) {
        if (isOnItsWay(message)) {
            process.on(card, download, new PacketFailed(reason, at));
        } else {
            tell(DownloadHistoryEvent.PACKET_FAILED, reason + ", about an earlier packet: changes nothing", at);
        }
    }

    private boolean isOnItsWay(BipPush message) {
        Long counter = download.position().packetCounter();
        return download.route() == Route.SMS && counter != null && counter == message.counter();
    }

    private void tell(DownloadHistoryEvent event, String detail, Instant at) {
        downloads.tell(download.id(), at, event, detail);
    }
}
