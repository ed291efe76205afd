package org.bipota.ejb.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import org.bipota.ejb.domain.DownloadHistoryEvent;
import org.bipota.ejb.domain.NoticeReason;
import org.bipota.ejb.domain.Route;
import org.bipota.ejb.persistence.BipPush;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.CardRows;
import org.bipota.ejb.persistence.Content;
import org.bipota.ejb.persistence.Download;
import org.bipota.ejb.persistence.DownloadRows;
import org.bipota.ejb.persistence.OutboxMessage;
import org.bipota.ejb.persistence.OutboxRows;
import org.bipota.ejb.persistence.PushRows;
import org.bipota.protocol.sms.Segmentation;
import org.bipota.protocol.sms.TextMessage;

/** Puts the messages of downloads into the outbox and takes them back. The caller holds the card's lock. */
@Dependent
public class DownloadMessages {

    private final PushBuilder builder;
    private final PushRows pushes;
    private final OutboxRows outbox;
    private final DownloadRows downloads;
    private final CardRows cards;
    private final Notices notices;
    private final OutboxSignal signal;

    /** Works in the caller's transaction. */
    @Inject
    public DownloadMessages(PushBuilder builder, PushRows pushes, OutboxRows outbox, DownloadRows downloads, CardRows cards,
            Notices notices, OutboxSignal signal) {
        this.builder = builder;
        this.pushes = pushes;
        this.outbox = outbox;
        this.downloads = downloads;
        this.cards = cards;
        this.notices = notices;
        this.signal = signal;
    }

    /** Makes the push that {@code download} is at, with this counter. */
    void queuePush(Card card, Download download, long counter, Instant now) {
        BipPush push = BipPush.push(card, download, builder.build(card, counter), now);
        queuePacket(push, download, now);
        downloads.tell(download.id(), now, DownloadHistoryEvent.PUSH_QUEUED, "push " + download.attempts() + ", counter "
                + counter + ", " + push.transport() + ", TAR " + push.tar());
    }

    /** Sends the packet that {@code download} has on its way, for the application {@code tar}. */
    void queueData(Card card, Download download, String tar, Instant now) {
        int parts = Segmentation.segments(download.position().packet().length());
        queuePacket(BipPush.data(card, download, tar, parts, now), download, now);
    }

    /** Tells the user, in plain words, to fetch the content another way. */
    void queueNotice(Card card, Download download, Content content, Instant now) {
        NoticeReason reason = download.route() == Route.NOTIFY
                ? NoticeReason.of(cards.row(card).state()) : NoticeReason.PUSH_FAILED;
        TextMessage text = notices.text(reason, content.name());
        BipPush notice = BipPush.notice(card, download, text.content(), text.parts(0).size(), now);
        pushes.add(notice);
        outbox.add(OutboxMessage.notice(notice, text.dataCoding(), download.priority(), reference(notice), now,
                download.progress().limitAt()));
        downloads.tell(download.id(), now, DownloadHistoryEvent.NOTICE_QUEUED, reason + ", " + notice.parts() + " short messages");
        signal.filled();
    }

    /** Takes back every message of {@code download} that the adapter does not have. */
    void withdrawWaiting(Download download, Instant now) {
        for (OutboxMessage message : outbox.lockWaiting(download)) {
            pushes.push(message.pushId()).ifPresent(push -> Pushes.withdraw(push, now));
            outbox.remove(message);
        }
    }

    private void queuePacket(BipPush push, Download download, Instant now) {
        pushes.add(push);
        outbox.add(new OutboxMessage(push, download.priority(), reference(push), now, download.progress().limitAt()));
        signal.filled();
    }

    private static int reference(BipPush push) {
        return (int) (push.id() & 0xFF);
    }
}
