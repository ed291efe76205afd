package org.bipota.ejb.inbound;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.bipota.bip.api.Admission;
import org.bipota.bip.api.ChannelAction;
import org.bipota.bip.api.ChannelClosed;
import org.bipota.bip.api.ChannelData;
import org.bipota.bip.api.ChannelIdentification;
import org.bipota.bip.api.ChannelOpened;
import org.bipota.ejb.application.ApplicationLog;
import org.bipota.ejb.application.CheckProcess;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.domain.CheckEvent.Connected;
import org.bipota.ejb.domain.CheckHistoryEvent;
import org.bipota.ejb.persistence.BipPush;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.CardRows;
import org.bipota.ejb.persistence.CheckRows;
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
    private final CheckRows checks;
    private final CheckProcess process;
    private final Clock clock;

    /** Works in the caller's transaction. */
    @Inject
    public Channels(CardRows cards, PushRows pushes, CheckRows checks, CheckProcess process, Clock clock) {
        this.cards = cards;
        this.pushes = pushes;
        this.checks = checks;
        this.process = process;
        this.clock = clock;
    }

    /** Whether the peer may have a channel; nothing changes. The correlation is the push. */
    Admission admit(ChannelIdentification identification) {
        Optional<BipPush> push = match(identification.identification());
        if (push.isEmpty()) {
            ApplicationLog.LOG.unknownIdentification(identification.identification().length());
            return Admission.REFUSED;
        }
        return Admission.admitted(push.get().id().toString(), push.get().msisdn());
    }

    /** The handshake is complete: the token is used up and the check proven, unless another channel was faster. */
    ChannelAction opened(ChannelOpened opened) {
        Long pushId = Long.valueOf(opened.correlation());
        Optional<Card> card = pushes.cardOfPush(pushId).flatMap(cards::lockById);
        // Loaded after its card was locked, so that what another channel stored is seen.
        Optional<BipPush> push = card.flatMap(locked -> pushes.push(pushId))
                .filter(BipPush::tokenGood)
                .filter(found -> found.checkId() != null);
        if (push.isEmpty()) {
            ApplicationLog.LOG.tokenSpent(opened.channelId());
            return ChannelAction.CLOSE;
        }
        push.get().use(opened.channelId(), opened.at());
        process.on(card.get(), checks.check(push.get().checkId()), new Connected(clock.instant()));
        return ChannelAction.CLOSE;
    }

    /** Nothing was asked for on this channel: it is noted and the channel ended. */
    ChannelAction data(ChannelData data) {
        tell(data.correlation(), data.channelId(), CheckHistoryEvent.CHANNEL_DATA, data.sdu().length() + " octets");
        return ChannelAction.CLOSE;
    }

    /** The channel has ended. */
    void closed(ChannelClosed closed) {
        tell(closed.correlation(), closed.channelId(), CheckHistoryEvent.CHANNEL_CLOSED,
                (closed.normal() ? "normal end" : "ended early") + ", " + closed.reason() + "; "
                        + closed.octetsSent() + " octets sent, " + closed.octetsReceived() + " received");
    }

    private void tell(String correlation, String channelId, CheckHistoryEvent event, String detail) {
        pushes.push(Long.valueOf(correlation))
                .filter(push -> push.checkId() != null && channelId.equals(push.channelId()))
                .ifPresent(push -> checks.tell(push.checkId(), clock.instant(), event, detail));
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
