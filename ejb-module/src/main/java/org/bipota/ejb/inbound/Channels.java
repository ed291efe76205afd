package org.bipota.ejb.inbound;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.bipota.bip.api.Admission;
import org.bipota.bip.api.ChannelAction;
import org.bipota.bip.api.ChannelClosed;
import org.bipota.bip.api.ChannelData;
import org.bipota.bip.api.ChannelIdentification;
import org.bipota.bip.api.ChannelOpened;
import org.bipota.ejb.application.ApplicationLog;
import org.bipota.ejb.application.ChannelDownloads;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.Exchange;
import org.bipota.ejb.application.Exchanges;
import org.bipota.ejb.persistence.BipPush;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.CardRows;
import org.bipota.ejb.persistence.Download;
import org.bipota.ejb.persistence.PushRows;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cat.Iccid;

/**
 * Admits peers by the identification data of pushes and takes the handshake completed with it as the proof. A card whose
 * operating system answers with its ICCID is admitted only while such a push to it is outstanding: an ICCID is no secret.
 */
@Dependent
public class Channels {

    private static final int ICCID_OCTETS = 10;

    private final CardRows cards;
    private final PushRows pushes;
    private final Exchanges exchanges;
    private final ChannelDownloads downloads;
    private final Clock clock;

    /** Works in the caller's transaction. */
    @Inject
    public Channels(CardRows cards, PushRows pushes, Exchanges exchanges, ChannelDownloads downloads, Clock clock) {
        this.cards = cards;
        this.pushes = pushes;
        this.exchanges = exchanges;
        this.downloads = downloads;
        this.clock = clock;
    }

    /** Whether the peer may have a channel; nothing changes. The correlation is the push. */
    Admission admit(ChannelIdentification identification) {
        Optional<BipPush> push = match(identification.identification());
        if (push.isEmpty()) {
            ApplicationLog.LOG.unknownIdentification(identification.identification().length());
            return forGood(identification.identification()) ? Admission.REFUSED_FOR_GOOD : Admission.REFUSED;
        }
        return Admission.admitted(push.get().id().toString(), push.get().msisdn());
    }

    /**
     * Whether what is refused now stays refused: a token that no push has, or that is used or void. Pushes are committed
     * before they are sent, so nobody asks with a token too early. An ICCID may be refused now and awaited in a minute.
     */
    private static boolean forGood(Octets identification) {
        return identification.length() != ICCID_OCTETS;
    }

    /**
     * The handshake is complete: the token is used up and the check proven, unless another channel was faster. A download that
     * waits uses the channel.
     */
    ChannelAction opened(ChannelOpened opened) {
        Long pushId = Long.valueOf(opened.correlation());
        Optional<Card> card = pushes.cardOfPush(pushId).flatMap(cards::lockById);
        // Loaded after its card was locked, so that what another channel stored is seen.
        Optional<BipPush> push = card.flatMap(locked -> pushes.push(pushId)).filter(BipPush::tokenGood);
        if (push.isEmpty()) {
            ApplicationLog.LOG.tokenSpent(opened.channelId());
            return ChannelAction.CLOSE;
        }
        Instant now = clock.instant();
        push.get().use(opened.channelId(), opened.at());
        exchanges.of(card.get(), push.get()).connected(push.get(), now);
        return action(downloads.opened(card.get(), opened.channelId(), opened.maxSduOctets(), now));
    }

    /** An answer to the packet of the download on this channel; without one it is noted and the channel ended. */
    ChannelAction data(ChannelData data) {
        Optional<Card> card = lock(data.correlation());
        if (card.isEmpty()) {
            return ChannelAction.CLOSE;
        }
        Optional<Download> download = downloads.on(card.get(), data.channelId());
        if (download.isPresent()) {
            return action(downloads.received(card.get(), download.get(), data.sdu(), clock.instant()));
        }
        tell(card.get(), data.correlation(), data.channelId(),
                exchange -> exchange.channelData(data.sdu().length(), clock.instant()));
        return ChannelAction.CLOSE;
    }

    /** The channel has ended: the download on it goes on when another one is opened. */
    void closed(ChannelClosed closed) {
        String how = (closed.normal() ? "normal end" : "ended early") + ", " + closed.reason() + "; "
                + closed.octetsSent() + " octets sent, " + closed.octetsReceived() + " received";
        lock(closed.correlation()).ifPresent(card -> downloads.on(card, closed.channelId()).ifPresentOrElse(
                download -> downloads.lost(card, download, closed.stopped(), how, clock.instant()),
                () -> tell(card, closed.correlation(), closed.channelId(),
                        exchange -> exchange.channelClosed(how, clock.instant()))));
    }

    private void tell(Card card, String correlation, String channelId, Consumer<Exchange> what) {
        pushes.push(Long.valueOf(correlation))
                .filter(push -> channelId.equals(push.channelId()))
                .ifPresent(push -> what.accept(exchanges.of(card, push)));
    }

    private Optional<Card> lock(String correlation) {
        return pushes.cardOfPush(Long.valueOf(correlation)).flatMap(cards::lockById);
    }

    private static ChannelAction action(boolean used) {
        return used ? ChannelAction.KEEP_OPEN : ChannelAction.CLOSE;
    }

    private Optional<BipPush> match(Octets identification) {
        if (identification.length() == ICCID_OCTETS) {
            try {
                String iccid = Iccid.parse(identification).digits();
                return pushes.outstanding(iccid, Configuration.OPERATING_SYSTEM_TAR);
            } catch (ProtocolException noIccid) {
                return Optional.empty();
            }
        }
        return pushes.byToken(identification.toHex()).filter(BipPush::tokenGood);
    }
}
