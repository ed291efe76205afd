package org.bipota.ejb.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bipota.ejb.domain.DownloadEffect.SendPacket;
import org.bipota.ejb.domain.DownloadHistoryEvent;
import org.bipota.ejb.domain.RefusedContentException;
import org.bipota.ejb.domain.Route;
import org.bipota.ejb.domain.ScriptPacket;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.Content;
import org.bipota.ejb.persistence.Download;
import org.bipota.ejb.persistence.DownloadRows;
import org.bipota.ejb.persistence.TransferPosition;
import org.bipota.protocol.Octets;
import org.bipota.protocol.secured.Spi;

/**
 * Makes the packets of downloads, one at a time, and sends each its way. The very same packet goes again while it is the last
 * one made for the card; once another was made, whose counter the card may have seen, its commands travel in a new one. The
 * caller holds the card's lock.
 */
@Dependent
public class DownloadPackets {

    private final ContentPackets contents;
    private final ContentPacketBuilder builder;
    private final DownloadMessages messages;
    private final DownloadRows downloads;
    private final ChannelOutput channels;

    /** Works in the caller's transaction. */
    @Inject
    public DownloadPackets(ContentPackets contents, ContentPacketBuilder builder, DownloadMessages messages,
            DownloadRows downloads, ChannelOutput channels) {
        this.contents = contents;
        this.builder = builder;
        this.messages = messages;
        this.downloads = downloads;
        this.channels = channels;
    }

    /**
     * Sends the packet that {@code download} is at.
     *
     * @return why there can be none, in words; empty when it is sent after the commit
     */
    Optional<String> send(Card card, Download download, Content content, SendPacket how, Instant now) {
        boolean bySms = download.route() == Route.SMS;
        Spi spi = builder.spi(card, bySms);
        int room = bySms ? contents.maxSecuredDataBySms() : contents.maxSecuredDataOnChannel(download.channelSdu());
        TransferPosition position = download.position();
        boolean same = !how.renew() && position.hasPacket() && position.packetCounter() == card.counterOut()
                && position.packetSpi().equals(spi.toHex()) && (bySms || position.packet().length() <= download.channelSdu());
        if (same) {
            position.sendAgain();
        } else {
            Optional<String> failure = make(card, download, content, spi, room, how.raiseCounter());
            if (failure.isPresent()) {
                return failure;
            }
        }
        downloads.tell(download.id(), now,
                same ? DownloadHistoryEvent.PACKET_REPEATED : DownloadHistoryEvent.PACKET_SENT,
                "packet " + (position.nextPacket() + 1) + " of " + position.packets() + ", counter " + position.packetCounter()
                        + ", " + position.packetCommands() + " commands, " + position.packet().length() + " octets");
        if (bySms) {
            messages.queueData(card, download, content.tar(), now);
        } else {
            channels.send(download.channelId(), position.packet());
        }
        return Optional.empty();
    }

    private Optional<String> make(Card card, Download download, Content content, Spi spi, int room, boolean raiseCounter) {
        TransferPosition position = download.position();
        List<ScriptPacket> left;
        try {
            left = contents.packets(content, position.nextCommand(), room);
        } catch (RefusedContentException tooLong) {
            return Optional.of("a command fits no packet of this way to the card: " + tooLong.getMessage());
        }
        if (raiseCounter) {
            card.jumpCounter(CheckProcess.COUNTER_JUMP);
        }
        Optional<Long> counter = card.reserveCounter();
        if (counter.isEmpty()) {
            ApplicationLog.LOG.countersUsedUp(Masking.mask(card.msisdn()));
            return Optional.of(DownloadProcess.COUNTERS_USED_UP);
        }
        ScriptPacket next = left.get(0);
        Octets packet = builder.build(card, content.tar(), spi, counter.get(), next.securedData());
        position.send(packet, counter.get(), spi.toHex(), next.commands(), left.size() - 1);
        return Optional.empty();
    }
}
