package org.bipota.ejb.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bipota.ejb.inbound.TestDownloads.APPLET;
import static org.bipota.ejb.inbound.TestDownloads.FILES;
import static org.bipota.ejb.inbound.TestServer.ICCID;
import static org.bipota.ejb.inbound.TestServer.KEYS;
import static org.bipota.ejb.inbound.TestServer.MSISDN;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bipota.bip.api.Admission;
import org.bipota.bip.api.BipTransport;
import org.bipota.bip.api.ChannelAction;
import org.bipota.bip.api.ChannelIdentification;
import org.bipota.bip.api.ChannelOpened;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.domain.DownloadHistoryEvent;
import org.bipota.ejb.domain.DownloadState;
import org.bipota.ejb.domain.Route;
import org.bipota.protocol.Octets;
import org.bipota.protocol.secured.CommandPacket;
import org.bipota.protocol.secured.PacketTransport;
import org.bipota.protocol.secured.ResponsePacket;
import org.bipota.protocol.secured.ResponseStatus;
import org.bipota.protocol.secured.SecuredPackets;
import org.bipota.protocol.secured.Spi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads on channels, each step in a transaction of its own. */
class ChannelDownloadsTest {

    private static final int SDU = 300;

    @TempDir
    private Path directory;
    private TestServer server;
    private TestDownloads downloads;

    @BeforeEach
    void start() {
        start(Map.of());
    }

    private void start(Map<String, String> settings) {
        server = new TestServer(directory, settings);
        downloads = new TestDownloads(server);
        server.importCard(ICCID, MSISDN, KEYS, null);
        downloads.capable();
    }

    /** The card opens the channel that the last push asks for. */
    private ChannelAction open(String channel) {
        return open(channel, SDU);
    }

    private ChannelAction open(String channel, int sduOctets) {
        Octets token = server.lastToken();
        Admission admission = server.in(services -> services.channels.admit(
                new ChannelIdentification(BipTransport.UDP, null, token)));
        assertThat(admission.admitted()).isTrue();
        return server.in(services -> services.channels.opened(new ChannelOpened(
                channel, admission.correlation(), BipTransport.UDP, null, token, sduOctets, server.clock.instant())));
    }

    /** Answers every packet well until the channel is not used any longer; what the card executed. */
    private Octets serve(String channel) {
        List<Octets> executed = new ArrayList<>();
        ChannelAction action = ChannelAction.KEEP_OPEN;
        while (action == ChannelAction.KEEP_OPEN) {
            CommandPacket packet = downloads.sent(channel);
            executed.add(packet.data());
            action = downloads.answer(channel, packet, ResponseStatus.POR_OK, executed(packet) + "9000");
        }
        return Octets.join(executed);
    }

    private static String executed(CommandPacket packet) {
        return String.format("%02X", packet.data().length() / 105);
    }

    @Test
    void contentTravelsPacketByPacketAndTheChannelEndsBehindIt() {
        List<Octets> script = downloads.content("menu", APPLET, 5);
        long id = downloads.order("menu");
        assertThat(downloads.download(id).state()).isEqualTo(DownloadState.PUSHED);
        assertThat(downloads.submitted().spi().toHex()).isEqualTo("163A");

        assertThat(open("one")).isEqualTo(ChannelAction.KEEP_OPEN);
        CommandPacket first = downloads.sent("one");
        assertThat(first.spi()).isEqualTo(Spi.ofHex("1619"));
        assertThat(first.tar().toHex()).isEqualTo(APPLET);
        assertThat(first.data()).as("as many commands as fit").isEqualTo(script.get(0).concat(script.get(1)));
        assertThat(server.channelOrders.get(0).sdu().length()).isLessThanOrEqualTo(SDU);
        assertThat(serve("one")).isEqualTo(Octets.join(script));

        assertThat(downloads.download(id).state()).isEqualTo(DownloadState.DONE);
        assertThat(downloads.download(id).route()).isEqualTo(Route.BIP);
        assertThat(downloads.download(id).attempts()).isEqualTo(1);
        assertThat(downloads.download(id).position().packets()).isEqualTo(3);
        assertThat(downloads.history(id)).containsSubsequence(DownloadHistoryEvent.REQUESTED, DownloadHistoryEvent.ROUTED,
                DownloadHistoryEvent.PUSH_QUEUED, DownloadHistoryEvent.CHANNEL_OPENED, DownloadHistoryEvent.PACKET_SENT,
                DownloadHistoryEvent.PACKET_ANSWERED);
    }

    @Test
    void nextPacketWaitsForTheAnswer() {
        downloads.content("menu", APPLET, 5);
        downloads.order("menu");
        open("one");
        assertThat(server.channelOrders).hasSize(1);
        downloads.answer("one", downloads.sent("one"), ResponseStatus.MORE_TIME, "");
        assertThat(server.channelOrders).hasSize(1);
        downloads.answer("one", downloads.sent("one"), ResponseStatus.POR_OK, "029000");
        assertThat(server.channelOrders).hasSize(2);
    }

    @Test
    void waitingDownloadsShareTheChannelOneAfterTheOther() {
        List<Octets> menu = downloads.content("menu", APPLET, 3);
        List<Octets> list = downloads.content("list", FILES, 3);
        long first = downloads.order("menu");
        long second = downloads.order("list");
        assertThat(server.count("OutboxMessage")).as("one push").isEqualTo(1);
        open("one");
        assertThat(serve("one")).isEqualTo(Octets.join(menu).concat(Octets.join(list)));
        assertThat(downloads.download(first).state()).isEqualTo(DownloadState.DONE);
        assertThat(downloads.download(second).state()).isEqualTo(DownloadState.DONE);
        assertThat(downloads.download(second).attempts()).as("pushes").isZero();
    }

    @Test
    void channelOfACheckServesWhatWaits() {
        List<Octets> menu = downloads.content("menu", APPLET, 3);
        long id = downloads.order("menu");
        downloads.submitted();
        server.run(services -> services.checks.startByOperator(MSISDN));
        assertThat(downloads.download(id).state()).as("the check goes first").isEqualTo(DownloadState.PENDING);
        downloads.sweep();
        assertThat(downloads.download(id).state()).as("as long as it runs").isEqualTo(DownloadState.PENDING);
        assertThat(open("one")).isEqualTo(ChannelAction.KEEP_OPEN);
        assertThat(serve("one")).isEqualTo(Octets.join(menu));
        assertThat(downloads.download(id).state()).isEqualTo(DownloadState.DONE);
    }

    @Test
    void otherStatusWordEndsTheDownloadWithThatWordAndTheNextOneFollows() {
        downloads.content("menu", APPLET, 3);
        downloads.content("list", FILES, 1);
        long first = downloads.order("menu");
        long second = downloads.order("list");
        open("one");
        assertThat(downloads.answer("one", downloads.sent("one"), ResponseStatus.POR_OK, "016A84"))
                .isEqualTo(ChannelAction.KEEP_OPEN);
        assertThat(downloads.download(first).state()).isEqualTo(DownloadState.FAILED);
        assertThat(downloads.download(first).reason()).contains("6A84");
        serve("one");
        assertThat(downloads.download(second).state()).isEqualTo(DownloadState.DONE);
    }

    /** A download of a content too large for SMS whose first push has just been delivered. */
    private long waitingForAChannel() {
        downloads.content("menu", APPLET, 20);
        long id = downloads.order("menu");
        server.receive(TestCard.receipt(server.submitOne(), 2));
        return id;
    }

    @Test
    void waitIsNotOverWhileWhatCameBeforeItsEndIsNotStored() {
        long id = waitingForAChannel();
        server.behindSince = server.clock.instant();
        server.pass("PT2M");
        downloads.sweep();
        assertThat(downloads.download(id).attempts()).as("the handset may have come long ago").isEqualTo(1);
        server.behindSince = null;
        downloads.sweep();
        assertThat(downloads.download(id).attempts()).isEqualTo(2);
    }

    @Test
    void pushThatTheServerWasDownAfterDoesNotCount() {
        start(Map.of("BIP_OTA_PUSH_ATTEMPTS", "1"));
        long id = waitingForAChannel();
        server.pass("PT2M");
        server.hearsSince = server.clock.instant();
        downloads.sweep();
        assertThat(downloads.download(id).state()).isEqualTo(DownloadState.PUSHED);
        assertThat(downloads.download(id).attempts()).isEqualTo(2);

        server.receive(TestCard.receipt(server.submitOne(), 2));
        server.pass("PT2M");
        downloads.sweep();
        assertThat(downloads.download(id).progress().notice()).as("it was there this time").isTrue();
    }

    @Test
    void brokenDownloadGoesOnBehindTheLastAnsweredPacket() {
        List<Octets> script = downloads.content("menu", APPLET, 5);
        long id = downloads.order("menu");
        downloads.submitted();
        open("one");
        downloads.answer("one", downloads.sent("one"), ResponseStatus.POR_OK, "029000");
        CommandPacket unanswered = downloads.sent("one");
        downloads.close("one");
        assertThat(downloads.download(id).state()).isEqualTo(DownloadState.PUSHED);
        assertThat(downloads.download(id).attempts()).isEqualTo(2);

        downloads.submitted();
        open("two");
        CommandPacket again = downloads.sent("two");
        assertThat(again.data()).isEqualTo(unanswered.data());
        assertThat(again.counter()).as("the push in between used a counter").isGreaterThan(unanswered.counter() + 1);
        assertThat(serve("two")).isEqualTo(Octets.join(script.subList(2, 5)));
        assertThat(downloads.download(id).state()).isEqualTo(DownloadState.DONE);
    }

    @Test
    void verySamePacketGoesAgainWhileNoCounterWasUsedSince() {
        downloads.content("list", FILES, 2);
        long id = downloads.order("list");
        downloads.submitted();
        open("one");
        // the second channel replaces the first one before that is known to be gone
        Octets packet = server.channelOrders.get(0).sdu();
        server.run(services -> {
            services.entityManager.createQuery("update BipPush p set p.usedAt = null").executeUpdate();
        });
        open("two");
        assertThat(server.channelOrders.get(1).sdu()).isEqualTo(packet);
        downloads.answer("two", downloads.sent("two"), ResponseStatus.CNTR_LOW, "");
        assertThat(downloads.download(id).state()).as("it was executed when it came first").isEqualTo(DownloadState.DONE);
    }

    @Test
    void counterTheCardCallsLowIsRaisedOnce() {
        downloads.content("menu", APPLET, 2);
        long id = downloads.order("menu");
        open("one");
        CommandPacket low = downloads.sent("one");
        downloads.answer("one", low, ResponseStatus.CNTR_LOW, "");
        CommandPacket raised = downloads.sent("one");
        assertThat(raised.counter()).isGreaterThan(low.counter() + 1000);
        assertThat(raised.data()).isEqualTo(low.data());
        downloads.answer("one", raised, ResponseStatus.CNTR_LOW, "");
        assertThat(downloads.download(id).state()).isEqualTo(DownloadState.FAILED);
        assertThat(downloads.download(id).reason()).contains("counter low (02)");
    }

    @Test
    void faultThatACardWithoutProofReportsInClearCounts() {
        downloads.content("menu", APPLET, 2);
        long id = downloads.order("menu");
        open("one");
        Octets plain = new SecuredPackets().encodeResponse(
                new ResponsePacket(downloads.sent("one").tar(), 0, ResponseStatus.RC_CC_DS_FAILED, Octets.EMPTY),
                Spi.ofHex("0001"), KEYS, PacketTransport.CAT_TP);
        assertThat(downloads.receive("one", plain)).isEqualTo(ChannelAction.CLOSE);
        assertThat(downloads.download(id).state()).isEqualTo(DownloadState.FAILED);
    }

    @Test
    void replayedAndForgedAnswersChangeNothingButAnAuditRecord() {
        downloads.content("menu", APPLET, 5);
        long id = downloads.order("menu");
        open("one");
        CommandPacket first = downloads.sent("one");
        downloads.answer("one", first, ResponseStatus.POR_OK, "029000");
        int orders = server.channelOrders.size();

        assertThat(downloads.answer("one", first, ResponseStatus.POR_OK, "029000")).isEqualTo(ChannelAction.KEEP_OPEN);
        assertThat(downloads.receive("one", Octets.ofHex("020E0A4249500000000004000002" + "9000")))
                .isEqualTo(ChannelAction.KEEP_OPEN);

        assertThat(server.channelOrders).hasSize(orders);
        assertThat(downloads.download(id).position().nextCommand()).isEqualTo(2);
        assertThat(server.refusals()).containsExactly(AuditKind.UNKNOWN_RESPONSE, AuditKind.UNKNOWN_RESPONSE);
    }

    @Test
    void answerThatDoesNotComeEndsTheChannelAndPushesAgain() {
        downloads.content("menu", APPLET, 2);
        long id = downloads.order("menu");
        downloads.submitted();
        open("one");
        server.pass("PT59S");
        downloads.sweep();
        assertThat(downloads.download(id).state()).isEqualTo(DownloadState.TRANSFERRING);
        server.pass("PT1S");
        downloads.sweep();
        assertThat(server.channelOrders.get(1).sdu()).as("the end").isNull();
        assertThat(downloads.download(id).state()).isEqualTo(DownloadState.PUSHED);
        assertThat(downloads.receive("one", Octets.ofHex("0200"))).as("what comes too late").isEqualTo(ChannelAction.CLOSE);
    }

    @Test
    void pushesWithoutAChannelEndInTheNotice() {
        downloads.content("menu", APPLET, 20);
        long id = downloads.order("menu");
        for (int push = 1; push <= 3; push++) {
            assertThat(downloads.download(id).attempts()).isEqualTo(push);
            String messageId = server.submitOne();
            server.receive(TestCard.receipt(messageId, 2));
            server.pass("PT2M");
            downloads.sweep();
        }
        assertThat(server.count("OutboxMessage")).isEqualTo(1);
        assertThat(downloads.download(id).state()).as("until the SMSC has the notice").isEqualTo(DownloadState.PUSHED);
        server.submitOne();
        assertThat(downloads.download(id).state()).isEqualTo(DownloadState.NOTIFIED);
        assertThat(downloads.download(id).route()).as("the route it was tried by").isEqualTo(Route.BIP);
    }

    @Test
    void channelReportForGoodEndsTheAttempts() {
        downloads.content("menu", APPLET, 20);
        long id = downloads.order("menu");
        downloads.submitted();
        TestCard card = new TestCard();
        card.checkRequest(TestCard.IMEI_A);
        server.receive(card.channelReport(server.lastToken(), TestCard.BEYOND_CAPABILITIES));
        server.submitOne();
        assertThat(downloads.download(id).state()).isEqualTo(DownloadState.NOTIFIED);
        assertThat(downloads.download(id).reason()).contains("30");
    }

    @Test
    void smallContentGoesBySmsAfterwardsWhereThatIsAllowed() {
        start(Map.of("BIP_OTA_SMS_FALLBACK", "true", "BIP_OTA_PUSH_ATTEMPTS", "1"));
        downloads.content("menu", APPLET, 2);
        long id = downloads.order("menu");
        server.receive(TestCard.receipt(server.submitOne(), 5));
        assertThat(downloads.download(id).state()).isEqualTo(DownloadState.TRANSFERRING);
        assertThat(downloads.download(id).route()).isEqualTo(Route.SMS);
        assertThat(downloads.submitted().spi().toHex()).isEqualTo("1639");
    }

    @Test
    void commandThatFitsNoSduOfTheCardEndsTheDownloadInWords() {
        downloads.content("menu", APPLET, 2);
        long id = downloads.order("menu");
        assertThat(open("one", 128)).isEqualTo(ChannelAction.CLOSE);
        assertThat(downloads.download(id).state()).isEqualTo(DownloadState.FAILED);
        assertThat(downloads.download(id).reason()).contains("fits no packet");
    }
}
