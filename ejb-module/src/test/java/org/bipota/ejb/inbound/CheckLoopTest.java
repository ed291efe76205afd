package org.bipota.ejb.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bipota.ejb.inbound.TestCard.IMEI_A;
import static org.bipota.ejb.inbound.TestCard.IMEI_B;
import static org.bipota.ejb.inbound.TestCard.receipt;
import static org.bipota.ejb.inbound.TestServer.ICCID;
import static org.bipota.ejb.inbound.TestServer.KEYS;
import static org.bipota.ejb.inbound.TestServer.MSISDN;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bipota.bip.api.Admission;
import org.bipota.bip.api.BipTransport;
import org.bipota.bip.api.ChannelAction;
import org.bipota.bip.api.ChannelIdentification;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.domain.CapabilityState;
import org.bipota.ejb.domain.CheckState;
import org.bipota.ejb.domain.PushState;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.Iccid;
import org.bipota.protocol.secured.ResponseStatus;
import org.bipota.smpp.api.SubmitOutcome.Accepted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop from the check request to the verdict, each step in a transaction of its own. */
class CheckLoopTest {

    @TempDir
    private Path directory;
    private TestServer server;
    private final TestCard card = new TestCard();

    @BeforeEach
    void start() {
        start(Map.of());
        server.importCard(ICCID, MSISDN, KEYS, null);
    }

    private void start(Map<String, String> settings) {
        server = new TestServer(directory, settings);
    }

    private void restart(Map<String, String> settings, String pushTar) {
        start(settings);
        server.importCard(ICCID, MSISDN, KEYS, pushTar);
    }

    @Test
    void theCardOfAPushIsExpectedByItsTokenAndWhereItsSystemTakesThePushByItsIccid() {
        server.receive(card.checkRequest(IMEI_A));
        assertThat(server.expected).containsExactly(server.lastToken());

        restart(Map.of(), "000000");
        server.receive(card.checkRequest(IMEI_A));
        assertThat(server.expected).containsExactly(server.lastToken(), Iccid.ofDigits(ICCID).value());
    }

    @Test
    void aTokenThatIsUnknownOrUsedIsRefusedForGoodAndAnIccidOnlyNow() {
        server.receive(card.checkRequest(IMEI_A));
        Octets token = server.lastToken();
        server.connect(token);
        assertThat(admission(token)).isEqualTo(Admission.REFUSED_FOR_GOOD);
        assertThat(admission(Octets.ofHex("0102030405060708"))).isEqualTo(Admission.REFUSED_FOR_GOOD);
        assertThat(admission(Iccid.ofDigits(ICCID).value())).isEqualTo(Admission.REFUSED);
    }

    private Admission admission(Octets identification) {
        return server.in(services -> services.channels.admit(
                new ChannelIdentification(BipTransport.UDP, null, identification)));
    }

    @Test
    void goodTokensAreToldAgainUntilTheyAreUsed() {
        server.receive(card.checkRequest(IMEI_A));
        Octets token = server.lastToken();
        assertThat(goodTokens()).containsExactly(token.toHex());
        server.connect(token);
        assertThat(goodTokens()).isEmpty();
    }

    private List<String> goodTokens() {
        return server.in(services -> services.pushRows.goodTokens(10));
    }

    @Test
    void connectionWithTheTokenProvesTheTerminal() {
        server.receive(card.checkRequest(IMEI_A));
        assertThat(server.row().state()).isEqualTo(CapabilityState.PENDING);
        assertThat(server.row().tac()).isEqualTo("35693803");
        assertThat(server.row().claimed().orElseThrow().udp()).isTrue();
        assertThat(server.signals).hasValue(1);

        String id = server.submitOne();
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.PUSHED);
        assertThat(server.count("OutboxMessage")).isZero();

        server.receive(receipt(id, 2));
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.DELIVERED);
        assertThat(server.row().state()).isEqualTo(CapabilityState.PENDING);

        assertThat(server.connect(server.lastToken())).isEqualTo(ChannelAction.CLOSE);
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.CAPABLE);
        assertThat(server.row().state()).isEqualTo(CapabilityState.CAPABLE);
        assertThat(server.row().checkId()).isEqualTo(server.lastCheck().id());
        assertThat(server.row().decidedAt()).isEqualTo(server.clock.instant());
        assertThat(server.refusals()).isEmpty();
    }

    @Test
    void usedTokenIsRefusedAndASecondOpeningChangesNothing() {
        server.receive(card.checkRequest(IMEI_A));
        server.submitOne();
        Octets token = server.lastToken();
        Admission first = admit(token);
        Admission second = admit(token);
        assertThat(server.open(first, token, "one")).isEqualTo(ChannelAction.CLOSE);
        long history = server.count("CheckHistoryEntry");

        assertThat(server.open(second, token, "two")).isEqualTo(ChannelAction.CLOSE);

        assertThat(server.lastPush().channelId()).isEqualTo("one");
        assertThat(server.count("CheckHistoryEntry")).isEqualTo(history);
        assertThat(admit(token).admitted()).isFalse();
    }

    @Test
    void unknownIdentificationIsRefused() {
        server.receive(card.checkRequest(IMEI_A));
        server.submitOne();
        assertThat(admit(Octets.ofHex("0000000000000000")).admitted()).isFalse();
        assertThat(admit(Octets.EMPTY).admitted()).isFalse();
    }

    @Test
    void iccidIsAnIdentificationOnlyOfThePushOfTheOperatingSystem() {
        Octets iccid = Iccid.ofDigits(ICCID).value();
        server.receive(card.checkRequest(IMEI_A));
        server.submitOne();
        assertThat(admit(iccid).admitted()).as("push TAR 424950").isFalse();

        restart(Map.of(), "000000");
        assertThat(admit(iccid).admitted()).as("nothing outstanding").isFalse();
        server.run(services -> services.checks.startByOperator(MSISDN));
        server.submitOne();
        assertThat(server.connect(iccid)).isEqualTo(ChannelAction.CLOSE);
        assertThat(server.row().state()).isEqualTo(CapabilityState.CAPABLE);
        assertThat(admit(iccid).admitted()).as("decided").isFalse();
    }

    @Test
    void windowStartsAtTheReceiptAndNotAtTheSubmission() {
        server.receive(card.checkRequest(IMEI_A));
        String id = server.submitOne();
        server.pass("PT3H");
        assertThat(server.sweep()).isZero();
        server.receive(receipt(id, 2));
        server.pass("PT1M59S");
        assertThat(server.sweep()).isZero();
        server.pass("PT1S");
        assertThat(server.sweep()).isEqualTo(1);
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.NOT_CAPABLE);
        assertThat(server.row().state()).isEqualTo(CapabilityState.NOT_CAPABLE);
    }

    @Test
    void lateConnectionWinsOverNotCapable() {
        windowStartsAtTheReceiptAndNotAtTheSubmission();
        server.pass("PT10H");
        server.connect(server.lastToken());
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.CAPABLE);
        assertThat(server.row().state()).isEqualTo(CapabilityState.CAPABLE);
    }

    @Test
    void windowIsPushedAgainWhileAttemptsAreLeft() {
        restart(Map.of("BIP_OTA_CHECK_ATTEMPTS", "2"), null);
        server.receive(card.checkRequest(IMEI_A));
        Octets first = server.lastToken();
        server.receive(receipt(server.submitOne(), 2));
        server.pass("PT2M");
        server.sweep();
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.REQUESTED);
        assertThat(server.pushes()).extracting(push -> push.counter()).containsExactly(1L, 2L);
        assertThat(server.lastToken()).isNotEqualTo(first);
        server.receive(receipt(server.submitOne(), 2));
        server.pass("PT2M");
        server.sweep();
        assertThat(server.row().state()).isEqualTo(CapabilityState.NOT_CAPABLE);
    }

    @Test
    void limitEndsACheckWhosePushWasNeverDelivered() {
        server.receive(card.checkRequest(IMEI_A));
        server.submitOne();
        server.pass("PT72H");
        assertThat(server.sweep()).isEqualTo(1);
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.UNDELIVERED);
        assertThat(server.row().state()).isEqualTo(CapabilityState.UNDELIVERED);
        assertThat(server.sweep()).isZero();
    }

    @Test
    void limitTakesBackAPushThatWasNeverSubmitted() {
        server.receive(card.checkRequest(IMEI_A));
        server.pass("PT72H");
        server.sweep();
        assertThat(server.count("OutboxMessage")).isZero();
        assertThat(server.lastPush().state()).isEqualTo(PushState.WITHDRAWN);
        assertThat(server.submitAll()).isEmpty();
    }

    @Test
    void finalReceiptOtherThanDeliveredEndsUndelivered() {
        server.receive(card.checkRequest(IMEI_A));
        server.receive(TestCard.textReceipt(server.submitOne(), "EXPIRED"));
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.UNDELIVERED);
        assertThat(server.lastCheck().reason()).contains("EXPIRED");
    }

    @Test
    void intermediateReceiptDecidesNothing() {
        server.receive(card.checkRequest(IMEI_A));
        String id = server.submitOne();
        server.receive(TestCard.intermediate(id));
        server.receive(receipt(id, 1));
        server.receive(receipt(id, 6));
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.PUSHED);
    }

    @Test
    void receiptWithADecimalIdMatchesTheHexadecimalIdOfTheSubmission() {
        server.receive(card.checkRequest(IMEI_A));
        String hexadecimal = server.submitOne();
        server.receive(TestCard.textReceipt("00000" + Long.parseLong(hexadecimal, 16), "DELIVRD"));
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.DELIVERED);
    }

    @Test
    void receiptThatComesBeforeTheAnswerToItsSubmissionIsKept() {
        server.receive(card.checkRequest(IMEI_A));
        var claimed = server.claim().get(0);
        server.receive(receipt("abc1", 2));
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.REQUESTED);
        server.pass("PT1S");
        server.outcome(claimed, new Accepted(List.of("ABC1")));
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.DELIVERED);
        assertThat(server.lastCheck().windowEndsAt()).isEqualTo(server.clock.instant().plusSeconds(119));
        assertThat(server.count("EarlyReceipt")).isZero();
    }

    @Test
    void repeatedReceiptChangesNothing() {
        server.receive(card.checkRequest(IMEI_A));
        String id = server.submitOne();
        server.receive(receipt(id, 2));
        long history = server.count("CheckHistoryEntry");
        server.pass("PT1M");
        server.receive(receipt(id, 2));
        server.receive(receipt(id, 5));
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.DELIVERED);
        assertThat(server.lastCheck().deliveredAt()).isEqualTo(server.clock.instant().minusSeconds(60));
        assertThat(server.count("CheckHistoryEntry")).isEqualTo(history);
    }

    @Test
    void channelReportEndsRefusedWithTheResultInWordsAndHexadecimal() {
        server.receive(card.checkRequest(IMEI_A));
        server.receive(receipt(server.submitOne(), 2));
        server.receive(card.channelReport(server.lastToken(), TestCard.BEYOND_CAPABILITIES));
        assertThat(server.row().state()).isEqualTo(CapabilityState.REFUSED);
        assertThat(server.row().reason()).contains("capabilities").contains("(30)");
    }

    @Test
    void temporaryResultIsPushedAgainWhileAttemptsAreLeft() {
        restart(Map.of("BIP_OTA_CHECK_ATTEMPTS", "2"), null);
        server.receive(card.checkRequest(IMEI_A));
        server.receive(receipt(server.submitOne(), 2));
        server.receive(card.channelReport(server.lastToken(), TestCard.BUSY));
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.REQUESTED);
        server.submitOne();
        server.receive(card.channelReport(server.lastToken(), TestCard.BUSY));
        assertThat(server.row().state()).isEqualTo(CapabilityState.REFUSED);
        assertThat(server.row().reason()).contains("2002");
    }

    @Test
    void channelReportOnAnotherTokenIsAudited() {
        server.receive(card.checkRequest(IMEI_A));
        server.submitOne();
        server.receive(card.channelReport(Octets.ofHex("0102030405060708"), TestCard.BEYOND_CAPABILITIES));
        assertThat(server.refusals()).containsExactly(AuditKind.UNKNOWN_IDENTIFICATION);
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.PUSHED);
    }

    @Test
    void counterLowRaisesTheCounterOnceAndRepeatsThePush() {
        server.receive(card.checkRequest(IMEI_A));
        server.submitOne();
        server.receive(card.answer("163A", "424950", 1, ResponseStatus.CNTR_LOW, ""));
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.REQUESTED);
        assertThat(server.lastPush().counter()).isEqualTo(1 + (1 << 20) + 1);
        server.submitOne();
        server.receive(card.answer("163A", "424950", server.lastPush().counter(), ResponseStatus.CNTR_LOW, ""));
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.UNDELIVERED);
        assertThat(server.lastCheck().reason()).contains("counter low (02)");
    }

    @Test
    void plainAnswerIsBelievedOnlyWithTheCounterOfAnUnansweredPush() {
        server.receive(card.checkRequest(IMEI_A));
        server.submitOne();
        server.receive(card.answer("1221", "424950", 77, ResponseStatus.TAR_UNKNOWN, ""));
        assertThat(server.refusals()).containsExactly(AuditKind.UNKNOWN_RESPONSE);
        server.receive(card.answer("1221", "424950", 1, ResponseStatus.TAR_UNKNOWN, ""));
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.UNDELIVERED);
        assertThat(server.lastCheck().reason()).contains("TAR unknown");
    }

    @Test
    void responseOfTheOperatingSystemReportsAcceptanceAndTheFailedChannel() {
        restart(Map.of(), "000000");
        server.run(services -> services.checks.startByOperator(MSISDN));
        server.submitOne();
        server.receive(card.answer("1639", "000000", 1, ResponseStatus.POR_OK, "029000"));
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.PUSHED);
        server.receive(card.answer("1639", "000000", 1, ResponseStatus.POR_OK, "029000"));
        assertThat(server.refusals()).containsExactly(AuditKind.UNKNOWN_RESPONSE);

        server.receive(receipt("1000", 2));
        server.run(services -> services.checks.startByOperator(MSISDN));
        server.submitOne();
        server.receive(card.answer("1639", "000000", 2, ResponseStatus.POR_OK, "016F0083023A01"));
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.REFUSED);
        assertThat(server.lastCheck().reason()).contains("3A01");
    }

    @Test
    void anotherTerminalSupersedesAtOnceAndVoidsTheToken() {
        server.receive(card.checkRequest(IMEI_A));
        server.submitOne();
        Octets former = server.lastToken();
        server.connect(former);
        server.run(services -> services.checks.startByOperator(MSISDN));
        Octets unused = server.lastToken();
        assertThat(server.row().state()).as("same terminal keeps the verdict").isEqualTo(CapabilityState.CAPABLE);

        server.receive(card.checkRequest(IMEI_B));

        assertThat(server.row().state()).isEqualTo(CapabilityState.PENDING);
        assertThat(server.row().imei()).isEqualTo(IMEI_B);
        assertThat(admit(unused).admitted()).isFalse();
        assertThat(server.checks()).extracting(check -> check.state())
                .containsExactly(CheckState.CAPABLE, CheckState.UNDELIVERED, CheckState.REQUESTED);
        assertThat(server.checks().get(1).reason()).isEqualTo("superseded by check " + server.lastCheck().id());
        assertThat(server.count("OutboxMessage")).as("the waiting push was taken back").isEqualTo(1);
    }

    @Test
    void sameTerminalJoinsTheRunningCheckUntilItsPushIsDelivered() {
        server.receive(card.checkRequest(IMEI_A));
        server.receive(card.checkRequest(IMEI_A));
        assertThat(server.checks()).hasSize(1);
        server.receive(receipt(server.submitOne(), 2));
        server.receive(card.checkRequest(IMEI_A));
        assertThat(server.checks()).extracting(check -> check.state())
                .containsExactly(CheckState.UNDELIVERED, CheckState.REQUESTED);
        assertThat(server.row().state()).isEqualTo(CapabilityState.PENDING);
    }

    @Test
    void checkOfAnUnknownSubscriberIsNotStarted() {
        assertThat(server.<Optional<Long>>in(services -> services.checks.startByOperator("49999999999"))).isEmpty();
    }

    private Admission admit(Octets identification) {
        return server.in(services -> services.channels.admit(
                new ChannelIdentification(BipTransport.UDP, null, identification)));
    }
}
