package org.bipota.ejb.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.domain.DownloadEvent.ChannelLost;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.ContentRows;
import org.bipota.ejb.persistence.Download;
import org.bipota.ejb.persistence.DownloadRows;
import org.bipota.ejb.persistence.TransferPosition;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.secured.ResponsePacket;
import org.bipota.protocol.secured.Spi;

/**
 * Downloads on channels: one packet at a time, and one download after the other while any waits. The caller holds the card's
 * lock.
 */
@Dependent
public class ChannelDownloads {

    /** A card that could not verify a command need not give the counter away. */
    private static final long COUNTER_HIDDEN = 0;

    private final DownloadTurns turns;
    private final DownloadRows downloads;
    private final DownloadProcess process;
    private final PacketAnswers answers;
    private final ContentPacketBuilder packets;
    private final ContentRows contents;
    private final AuditTrail audit;
    private final int streamSdu;

    /** Works in the caller's transaction. */
    @Inject
    public ChannelDownloads(DownloadTurns turns, DownloadRows downloads, DownloadProcess process, PacketAnswers answers,
            ContentPacketBuilder packets, ContentRows contents, AuditTrail audit, Configuration configuration) {
        this.turns = turns;
        this.downloads = downloads;
        this.process = process;
        this.answers = answers;
        this.packets = packets;
        this.contents = contents;
        this.audit = audit;
        this.streamSdu = configuration.number(Variable.BIP_SDU);
    }

    /**
     * A channel was opened.
     *
     * @param maxSduOctets the largest SDU the card takes; 0 when the transport sets no limit, and then the configured size is
     *     used
     * @return whether a download uses it
     */
    public boolean opened(Card card, String channelId, int maxSduOctets, Instant now) {
        return turns.useChannel(card, channelId, maxSduOctets == 0 ? streamSdu : maxSduOctets, now);
    }

    /** The download that has a packet on its way on this channel. */
    public Optional<Download> on(Card card, String channelId) {
        return downloads.running(card)
                .filter(download -> download.progress().onChannel() && channelId.equals(download.channelId()));
    }

    /**
     * An SDU came. What does not answer the packet on its way leaves an audit record and changes nothing.
     *
     * @return whether the channel is used any longer, by this download or the next
     */
    public boolean received(Card card, Download download, Octets sdu, Instant now) {
        Optional<ResponsePacket> response = read(card, download, sdu);
        if (response.isEmpty()) {
            return true;
        }
        String channelId = download.channelId();
        int sduOctets = download.channelSdu();
        answers.received(card, download, response.get(), false, now);
        return download.progress().onChannel()
                || download.state().ended() && turns.useChannel(card, channelId, sduOctets, now);
    }

    /**
     * The channel of this download ended.
     *
     * @param stopped whether the server was stopping
     */
    public void lost(Card card, Download download, boolean stopped, String how, Instant now) {
        download.leaveChannel();
        process.on(card, download, new ChannelLost(stopped, how, now));
    }

    private Optional<ResponsePacket> read(Card card, Download download, Octets sdu) {
        TransferPosition position = download.position();
        try {
            ResponsePacket response = packets.read(card, sdu, Spi.ofHex(position.packetSpi()));
            String tar = contents.content(download.contentId()).tar();
            boolean hidden = response.plainFallback() && response.counter() == COUNTER_HIDDEN;
            if (response.tar().toHex().equals(tar) && (hidden || response.counter() == position.packetCounter())) {
                return Optional.of(response);
            }
            refuse(card, download, "a response packet with counter " + response.counter() + " for TAR " + response.tar()
                    + ", expected are " + position.packetCounter() + " and " + tar);
        } catch (ProtocolException unreadable) {
            refuse(card, download, unreadable.getMessage());
        }
        return Optional.empty();
    }

    private void refuse(Card card, Download download, String reason) {
        audit.refused(AuditKind.UNKNOWN_RESPONSE, card.msisdn(), download.channelId(), reason);
    }
}
