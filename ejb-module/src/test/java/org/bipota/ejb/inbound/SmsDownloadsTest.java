package org.bipota.ejb.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bipota.ejb.inbound.TestDownloads.APPLET;
import static org.bipota.ejb.inbound.TestDownloads.FILES;
import static org.bipota.ejb.inbound.TestServer.ICCID;
import static org.bipota.ejb.inbound.TestServer.KEYS;
import static org.bipota.ejb.inbound.TestServer.MSISDN;

import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.bipota.ejb.application.RoutingPolicies;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.domain.DailyWindow;
import org.bipota.ejb.domain.DownloadHistoryEvent;
import org.bipota.ejb.domain.DownloadState;
import org.bipota.ejb.domain.Route;
import org.bipota.ejb.domain.RoutingPolicy;
import org.bipota.ejb.outbound.ClaimedMessage;
import org.bipota.protocol.Octets;
import org.bipota.protocol.card.DownloadRequest;
import org.bipota.protocol.cat.Iccid;
import org.bipota.protocol.secured.CommandPacket;
import org.bipota.protocol.secured.PacketTransport;
import org.bipota.protocol.secured.ResponseStatus;
import org.bipota.smpp.api.SubmitOutcome.Accepted;
import org.bipota.smpp.api.SubmitOutcome.Refused;
import org.bipota.smpp.api.SubmitOutcome.Unanswered;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads to handsets that are not capable, requests by the card, and turns; each step in a transaction of its own. */
class SmsDownloadsTest {

    @TempDir
    private Path directory;
    private TestServer server;
    private TestDownloads downloads;
    private final TestCard card = new TestCard();

    @BeforeEach
    void start() {
        start(Map.of("BIP_OTA_SMS_PACKET_SEGMENTS", "2"));
    }

    private void start(Map<String, String> settings) {
        server = new TestServer(directory, settings);
        downloads = new TestDownloads(server);
        server.importCard(ICCID, MSISDN, KEYS, null);
    }

    private void answer(CommandPacket packet, ResponseStatus status, String data) {
        server.receive(card.answer("1639", packet.tar().toHex(), packet.counter(), status, data));
    }

    private void assertState(long id, DownloadState state) {
        assertThat(downloads.download(id).state()).isEqualTo(state);
    }

    @Test
    void smallContentTravelsPacketByPacketEachAfterTheProofOfReceipt() {
        List<Octets> script = downloads.content("menu", APPLET, 4);
        long id = downloads.order("menu");
        assertThat(downloads.download(id).route()).isEqualTo(Route.SMS);
        assertState(id, DownloadState.TRANSFERRING);

        ClaimedMessage claimed = downloads.claim();
        assertThat(claimed.message().protocolId()).isEqualTo(0x7F);
        assertThat(claimed.message().parts()).hasSize(2);
        server.outcome(claimed, new Accepted(List.of("a", "b")));
        CommandPacket first = downloads.open(TestDownloads.packet(claimed), PacketTransport.SMS_PP);
        assertThat(first.spi().toHex()).isEqualTo("1639");
        assertThat(first.data()).isEqualTo(script.get(0).concat(script.get(1)));
        assertThat(server.claim()).as("before the proof of receipt").isEmpty();

        answer(first, ResponseStatus.POR_OK, "029000");
        CommandPacket second = downloads.submitted();
        assertThat(second.data()).isEqualTo(script.get(2).concat(script.get(3)));
        assertThat(second.counter()).isEqualTo(first.counter() + 1);
        answer(second, ResponseStatus.POR_OK, "029000");
        assertState(id, DownloadState.DONE);
        assertThat(downloads.history(id)).contains(DownloadHistoryEvent.PACKET_SUBMITTED, DownloadHistoryEvent.PACKET_ANSWERED);
    }

    @Test
    void repeatedProofOfReceiptChangesNothing() {
        downloads.content("menu", APPLET, 6);
        long id = downloads.order("menu");
        CommandPacket first = downloads.submitted();
        answer(first, ResponseStatus.POR_OK, "029000");
        answer(first, ResponseStatus.POR_OK, "029000");
        assertThat(downloads.download(id).position().nextCommand()).isEqualTo(2);
        assertThat(server.count("OutboxMessage")).isEqualTo(1);
        assertThat(server.refusals()).containsExactly(AuditKind.UNKNOWN_RESPONSE);
    }

    @Test
    void packetWhoseProofIsMissedGoesAgainUnchangedAndThenCountsAsReceived() {
        downloads.content("list", FILES, 4);
        long id = downloads.order("list");
        ClaimedMessage claimed = downloads.claim();
        server.outcome(claimed, new Accepted(List.of("a", "b")));
        server.receive(TestCard.receipt("a", 2), TestCard.receipt("b", 2));
        server.pass("PT2M");
        downloads.sweep();

        ClaimedMessage again = downloads.claim();
        assertThat(TestDownloads.packet(again)).isEqualTo(TestDownloads.packet(claimed));
        server.outcome(again, new Accepted(List.of("c", "d")));
        answer(downloads.open(TestDownloads.packet(again), PacketTransport.SMS_PP), ResponseStatus.CNTR_LOW, "");
        assertThat(downloads.download(id).position().nextCommand()).isEqualTo(2);
        assertState(id, DownloadState.TRANSFERRING);
    }

    @Test
    void packetThatIsNeverAnsweredEndsTheDownload() {
        downloads.content("menu", APPLET, 1);
        long id = downloads.order("menu");
        for (int sending = 1; sending <= 3; sending++) {
            assertState(id, DownloadState.TRANSFERRING);
            server.receive(TestCard.receipt(server.submitOne(), 2));
            server.pass("PT2M");
            downloads.sweep();
        }
        assertState(id, DownloadState.FAILED);
        assertThat(downloads.download(id).reason()).contains("3 times");
    }

    @Test
    void dataReportedUndeliveredOrRefusedBySmscEndsTheDownload() {
        downloads.content("menu", APPLET, 1);
        long expired = downloads.order("menu");
        server.receive(TestCard.receipt(server.submitOne(), 3));
        assertState(expired, DownloadState.FAILED);
        assertThat(downloads.download(expired).reason()).contains("EXPIRED");
        long refused = downloads.order("menu");
        server.outcome(downloads.claim(), new Refused(0x0B, false, List.of()));
        assertState(refused, DownloadState.FAILED);
    }

    @Test
    void errorWordEndsTheDownloadWithThatWord() {
        downloads.content("menu", APPLET, 1);
        long id = downloads.order("menu");
        answer(downloads.submitted(), ResponseStatus.POR_OK, "016A84");
        assertState(id, DownloadState.FAILED);
        assertThat(downloads.download(id).reason()).contains("6A84");
    }

    @Test
    void largeContentIsANoticeInPlainWords() {
        downloads.content("menu", APPLET, 20);
        long id = downloads.order("menu");
        assertThat(downloads.download(id).route()).isEqualTo(Route.NOTIFY);
        ClaimedMessage notice = downloads.claim();
        assertThat(notice.message().protocolId()).isZero();
        assertThat(notice.message().dataCoding()).isZero();
        assertThat(notice.message().userDataHeader()).isFalse();
        server.outcome(notice, new Accepted(List.of("n")));
        assertState(id, DownloadState.NOTIFIED);
        server.receive(TestCard.receipt("n", 2));
        assertThat(downloads.history(id)).contains(DownloadHistoryEvent.NOTICE_DELIVERED);
    }

    @Test
    void noticeWhoseAnswerWasLostCountsWhenItsReceiptComes() {
        downloads.content("menu", APPLET, 20);
        long delivered = downloads.order("menu");
        server.outcome(downloads.claim(), new Unanswered("no answer", List.of()));
        assertState(delivered, DownloadState.PUSHED);

        server.receive(TestCard.receipt("n", 2));

        assertState(delivered, DownloadState.NOTIFIED);
        assertThat(server.count("OutboxMessage")).as("it is not sent again").isZero();
        assertThat(downloads.history(delivered)).endsWith(DownloadHistoryEvent.NOTICE_SUBMITTED,
                DownloadHistoryEvent.NOTICE_DELIVERED);
        long expired = downloads.order("menu");
        server.outcome(downloads.claim(), new Unanswered("no answer", List.of()));
        server.receive(TestCard.receipt("m", 3));
        assertState(expired, DownloadState.NOTIFIED);
    }

    @Test
    void oneExchangeAtATime() {
        downloads.content("menu", APPLET, 1);
        long first = downloads.order("menu");
        long second = downloads.order("menu");
        assertThat(server.count("OutboxMessage")).isEqualTo(1);
        downloads.sweep();
        assertState(second, DownloadState.PENDING);
        answer(downloads.submitted(), ResponseStatus.POR_OK, "019000");
        assertState(first, DownloadState.DONE);
        downloads.sweep();
        assertState(second, DownloadState.TRANSFERRING);
    }

    @Test
    void checkRequestedByTheCardGoesFirstAndTheRouteIsDecidedAnewAfterIt() {
        downloads.content("menu", APPLET, 2);
        long id = downloads.order("menu");
        server.receive(card.checkRequest(TestCard.IMEI_A));
        assertState(id, DownloadState.PENDING);
        assertThat(server.count("OutboxMessage")).as("the packet is taken back, the check's push waits").isEqualTo(1);
        assertThat(downloads.submitted().spi().toHex()).as("a push").isEqualTo("163A");
        downloads.sweep();
        assertState(id, DownloadState.PENDING);
        server.connect(server.lastToken());
        assertThat(downloads.download(id).route()).as("on the check's own channel").isEqualTo(Route.BIP);
        assertState(id, DownloadState.TRANSFERRING);
    }

    @Test
    void answerThatComesWhileACheckGoesFirstCounts() {
        List<Octets> script = downloads.content("list", FILES, 4);
        long id = downloads.order("list");
        CommandPacket first = downloads.submitted();
        server.receive(card.checkRequest(TestCard.IMEI_A));
        answer(first, ResponseStatus.POR_OK, "029000");
        assertState(id, DownloadState.PENDING);
        server.receive(TestCard.receipt(server.submitOne(), 5));
        downloads.sweep();
        assertThat(downloads.submitted().data()).as("nothing twice").isEqualTo(script.get(2).concat(script.get(3)));
    }

    @Test
    void checkRunningWhenADownloadIsAskedForGoesFirst() {
        downloads.content("menu", APPLET, 2);
        server.receive(card.checkRequest(TestCard.IMEI_A));
        long id = downloads.order("menu");
        assertState(id, DownloadState.PENDING);
        server.receive(TestCard.receipt(server.submitOne(), 5));
        downloads.sweep();
        assertThat(downloads.download(id).route()).isEqualTo(Route.SMS);
        assertState(id, DownloadState.TRANSFERRING);
    }

    @Test
    void cardMayAskItselfAndARepeatJoins() {
        downloads.content("menu", APPLET, 1);
        for (long counter = 1; counter <= 2; counter++) {
            server.receive(card.message(new DownloadRequest(Iccid.ofDigits(ICCID), "menu"), counter));
        }
        assertThat(server.count("Download")).isEqualTo(1);
        long id = server.one(Long.class, "select d.id from Download d");
        assertThat(downloads.history(id)).contains(DownloadHistoryEvent.JOINED);
        server.receive(card.message(new DownloadRequest(Iccid.ofDigits(ICCID), "other"), 3));
        assertThat(server.count("Download")).isEqualTo(1);
        assertThat(server.refusals()).containsExactly(AuditKind.DOWNLOAD_REFUSED);
    }

    @Test
    void heldDownloadBeginsWhenItsCampaignReleasesIt() {
        downloads.content("menu", APPLET, 1);
        long id = downloads.order("menu");
        server.run(services -> services.entityManager.createQuery("update Download d set d.state = 'PENDING', d.dueAt = null,"
                + " d.deadlineAt = null, d.priority = 30").executeUpdate());
        server.submitOne();
        downloads.sweep();
        assertState(id, DownloadState.PENDING);
        server.run(services -> services.entityManager.createQuery("update Download d set d.dueAt = :now")
                .setParameter("now", server.clock.instant()).executeUpdate());
        downloads.sweep();
        assertState(id, DownloadState.TRANSFERRING);
    }

    @Test
    void nothingIsSentOutsideTheWindowOfTheDay() {
        downloads.content("menu", APPLET, 1);
        long id = downloads.order("menu");
        server.submitOne();
        server.run(services -> {
            Long policy = new RoutingPolicies(services.entityManager, server.configuration).store(new RoutingPolicy(1024, 3, false,
                    new DailyWindow(LocalTime.of(22, 0), LocalTime.of(6, 0), ZoneOffset.UTC)));
            services.entityManager.flush();
            services.entityManager.createQuery("update Download d set d.state = 'PENDING', d.policyId = :policy,"
                    + " d.deadlineAt = null").setParameter("policy", policy).executeUpdate();
        });
        downloads.sweep();
        assertState(id, DownloadState.PENDING);
        assertThat(downloads.history(id)).contains(DownloadHistoryEvent.POSTPONED);
        server.pass("PT11H59M59S");
        downloads.sweep();
        assertState(id, DownloadState.PENDING);
        server.pass("PT1S");
        downloads.sweep();
        assertState(id, DownloadState.TRANSFERRING);
    }

    @Test
    void newKeysEndWhatGoesOn() {
        downloads.content("menu", APPLET, 1);
        long id = downloads.order("menu");
        server.importCard("89490000000000000003", MSISDN, KEYS, null);
        assertState(id, DownloadState.FAILED);
        assertThat(downloads.download(id).reason()).contains("another card");
        assertThat(server.count("OutboxMessage")).isZero();
    }
}
