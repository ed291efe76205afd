package org.bipota.ejb.inbound;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.bipota.ejb.application.AuditTrail;
import org.bipota.ejb.application.Checks;
import org.bipota.ejb.application.Downloads;
import org.bipota.ejb.application.Exchanges;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.persistence.BipPush;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.PushRows;
import org.bipota.protocol.card.CardMessage;
import org.bipota.protocol.card.ChannelReport;
import org.bipota.protocol.card.CheckRequest;
import org.bipota.protocol.card.DownloadRequest;

/** Does what verified messages of cards ask for. */
@Dependent
public class CardMessages {

    private final Checks checks;
    private final Downloads downloads;
    private final Exchanges exchanges;
    private final PushRows pushes;
    private final AuditTrail audit;
    private final Clock clock;

    /** Works in the caller's transaction. */
    @Inject
    public CardMessages(
            Checks checks, Downloads downloads, Exchanges exchanges, PushRows pushes, AuditTrail audit, Clock clock) {
        this.checks = checks;
        this.downloads = downloads;
        this.exchanges = exchanges;
        this.pushes = pushes;
        this.audit = audit;
        this.clock = clock;
    }

    /** A verified message came from this locked card. */
    void receive(Card card, CardMessage message, String link) {
        if (message instanceof CheckRequest request) {
            checks.requestedByCard(card, request);
        } else if (message instanceof ChannelReport report) {
            report(card, report, link);
        } else if (message instanceof DownloadRequest request) {
            downloads.requestedByCard(card, request.contentName(), link);
        }
    }

    private void report(Card card, ChannelReport report, String link) {
        Optional<BipPush> push = pushes.byToken(report.identificationData().toHex())
                .filter(found -> found.cardId().equals(card.id()));
        if (push.isEmpty()) {
            audit.refused(AuditKind.UNKNOWN_IDENTIFICATION, card.msisdn(), link,
                    "a channel report on identification data of no push to this card");
            return;
        }
        exchanges.of(card, push.get()).channelRefused(push.get(), report.result(), clock.instant());
    }
}
