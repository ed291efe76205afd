package org.bipota.ejb.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bipota.ejb.inbound.TestServer.KEYS;
import static org.bipota.ejb.inbound.TestServer.MSISDN;

import java.util.List;
import java.util.stream.IntStream;
import org.bipota.bip.api.ChannelAction;
import org.bipota.bip.api.ChannelClosed;
import org.bipota.bip.api.ChannelData;
import org.bipota.ejb.application.ChannelOrder;
import org.bipota.ejb.application.UnknownForDownloadException;
import org.bipota.ejb.domain.ContentKind;
import org.bipota.ejb.domain.DownloadHistoryEvent;
import org.bipota.ejb.domain.MessagePriority;
import org.bipota.ejb.domain.Script;
import org.bipota.ejb.outbound.ClaimedMessage;
import org.bipota.ejb.persistence.Content;
import org.bipota.ejb.persistence.Download;
import org.bipota.ejb.persistence.DownloadHistoryEntry;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.secured.CommandPacket;
import org.bipota.protocol.secured.PacketTransport;
import org.bipota.protocol.secured.ResponsePacket;
import org.bipota.protocol.secured.ResponseStatus;
import org.bipota.protocol.secured.SecuredPackets;
import org.bipota.protocol.sms.Segmentation;
import org.bipota.protocol.sms.UserData;
import org.bipota.smpp.api.SubmitOutcome.Accepted;

/** Downloads as the peers of a {@link TestServer} see them: what is ordered, sent to the card, and answered by it. */
final class TestDownloads {

    static final String APPLET = "424950";
    static final String FILES = "B00010";

    final TestServer server;
    private final SecuredPackets codec = new SecuredPackets();

    TestDownloads(TestServer server) {
        this.server = server;
    }

    /** A content of so many commands of 105 octets each; two fit an SDU of 300. */
    List<Octets> content(String name, String tar, int commands) {
        List<Octets> script = IntStream.range(0, commands)
                .mapToObj(i -> Octets.ofHex(String.format("80E2%02X%02X64", i + 1 == commands ? 0x80 : 0, i)
                        + String.format("%02X", i).repeat(100)))
                .toList();
        server.run(services -> services.contentRows.add(new Content(name, 1, tar,
                new Script(ContentKind.COMPACT, script), 1, 1, "admin", server.clock.instant())));
        return script;
    }

    /** The subscriber's handset has proved what it can. */
    void capable() {
        server.receive(new TestCard().checkRequest(TestCard.IMEI_A));
        server.submitOne();
        server.connect(server.lastToken());
    }

    long order(String content) {
        return server.in(services -> {
            try {
                return services.downloads.order(MSISDN, content);
            } catch (UnknownForDownloadException unknown) {
                throw new AssertionError(unknown);
            }
        });
    }

    Download download(long id) {
        return server.database.in(em -> em.find(Download.class, id));
    }

    List<DownloadHistoryEvent> history(long id) {
        return server.all(DownloadHistoryEntry.class, "select e from DownloadHistoryEntry e where e.downloadId = " + id
                + " order by e.id").stream().map(DownloadHistoryEntry::event).toList();
    }

    /** One round of the sweep, as far as it is about downloads. */
    void sweep() {
        server.run(services -> services.deadlines.endDue(50));
        server.run(services -> services.downloadDeadlines.endDue(50));
        for (MessagePriority priority : MessagePriority.values()) {
            server.run(services -> services.downloadDeadlines.beginDue(priority, 50));
        }
    }

    /** The packet sent last on a channel, which has to be this one. */
    CommandPacket sent(String channel) {
        assertThat(server.channelOrders).isNotEmpty();
        ChannelOrder last = server.channelOrders.get(server.channelOrders.size() - 1);
        assertThat(last.channelId()).isEqualTo(channel);
        return open(last.sdu(), PacketTransport.CAT_TP);
    }

    CommandPacket open(Octets packet, PacketTransport transport) {
        try {
            return codec.decodeCommand(packet, KEYS, transport);
        } catch (ProtocolException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** The card answers a packet on a channel. */
    ChannelAction answer(String channel, CommandPacket packet, ResponseStatus status, String data) {
        return receive(channel, codec.encodeResponse(new ResponsePacket(packet.tar(), packet.counter(), status, Octets.ofHex(data)),
                packet.spi(), KEYS, PacketTransport.CAT_TP));
    }

    ChannelAction receive(String channel, Octets sdu) {
        return server.in(services -> services.channels.data(new ChannelData(channel, correlation(), sdu, server.clock.instant())));
    }

    void close(String channel) {
        server.run(services -> services.channels.closed(
                new ChannelClosed(channel, correlation(), false, false, "retransmissions used up", 0, 0, server.clock.instant())));
    }

    private String correlation() {
        return server.lastPush().id().toString();
    }

    /** The message that waits, taken by the SMSC, its command packet deciphered. */
    CommandPacket submitted() {
        ClaimedMessage claimed = claim();
        server.outcome(claimed, new Accepted(claimed.message().parts().stream().map(part -> "m" + claimed.id()).toList()));
        return open(packet(claimed), PacketTransport.SMS_PP);
    }

    ClaimedMessage claim() {
        List<ClaimedMessage> claimed = server.claim();
        assertThat(claimed).hasSize(1);
        return claimed.get(0);
    }

    static Octets packet(ClaimedMessage claimed) {
        List<UserData> parts = claimed.message().parts().stream().map(TestDownloads::userData).toList();
        return parts.size() == 1 ? parts.get(0).payload() : Segmentation.join(parts).payload();
    }

    private static UserData userData(byte[] part) {
        try {
            return UserData.parse(Octets.of(part));
        } catch (ProtocolException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
