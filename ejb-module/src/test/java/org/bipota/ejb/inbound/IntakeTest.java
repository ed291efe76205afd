package org.bipota.ejb.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bipota.ejb.inbound.TestCard.IMEI_A;
import static org.bipota.ejb.inbound.TestCard.IMEI_B;
import static org.bipota.ejb.inbound.TestCard.sms;
import static org.bipota.ejb.inbound.TestServer.ICCID;
import static org.bipota.ejb.inbound.TestServer.KEYS;
import static org.bipota.ejb.inbound.TestServer.MSISDN;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.domain.CapabilityState;
import org.bipota.protocol.Octets;
import org.bipota.protocol.card.DownloadRequest;
import org.bipota.protocol.cat.Iccid;
import org.bipota.protocol.secured.CardKeys;
import org.bipota.protocol.sms.Segmentation;
import org.bipota.smpp.api.InboundShortMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused leaves an audit record and nothing else; what is verified is taken once. */
class IntakeTest {

    @TempDir
    private Path directory;
    private TestServer server;
    private final TestCard card = new TestCard();
    private final Octets request = TestCard.checkRequestOf(IMEI_A, ICCID).encode();

    @BeforeEach
    void start() {
        start(Map.of());
    }

    private void start(Map<String, String> settings) {
        server = new TestServer(directory, settings);
        server.importCard(ICCID, MSISDN, KEYS, null);
    }

    private void nothingButAudited(AuditKind... kinds) {
        assertThat(server.refusals()).containsExactly(kinds);
        assertThat(server.checks()).isEmpty();
        assertThat(server.count("BipPush")).isZero();
        assertThat(server.row().state()).isEqualTo(CapabilityState.UNKNOWN);
        assertThat(server.row().imei()).isNull();
    }

    @Test
    void identicalRepeatChangesNothing() {
        InboundShortMessage message = card.checkRequest(IMEI_A);
        server.receive(message);
        long history = server.count("CheckHistoryEntry");
        server.receive(message, message);
        assertThat(server.refusals()).containsExactly(AuditKind.REPLAYED, AuditKind.REPLAYED);
        assertThat(server.count("CheckHistoryEntry")).isEqualTo(history);
        assertThat(server.count("BipPush")).isEqualTo(1);
    }

    @Test
    void repeatWithinOneBatchIsTakenOnce() {
        InboundShortMessage message = card.checkRequest(IMEI_A);
        server.receive(message, message);
        assertThat(server.refusals()).containsExactly(AuditKind.REPLAYED);
        assertThat(server.count("BipPush")).isEqualTo(1);
    }

    @Test
    void lowerCounterWithOtherContentIsRefused() {
        server.receive(card.checkRequest(IMEI_A, 5));
        server.receive(card.checkRequest(IMEI_B, 4));
        assertThat(server.refusals()).containsExactly(AuditKind.REPLAYED);
        assertThat(server.row().imei()).isEqualTo(IMEI_A);
        assertThat(server.card().counterIn()).isEqualTo(5);
    }

    @Test
    void forgedChecksumIsRefusedAndUsesNoCounterUp() {
        CardKeys other = new CardKeys(0x15, KEYS.kicKey(), 0x15, Octets.ofHex("00000000000000000000000000000001"));
        server.receive(sms(card.packet(request, 9, "1200", "424950", other)));
        nothingButAudited(AuditKind.SECURITY_FAILED);
        assertThat(server.card().counterIn()).isZero();
    }

    @Test
    void packetForAnotherTarIsRefused() {
        server.receive(sms(card.packet(request, 1, "1200", "B00010", KEYS)));
        nothingButAudited(AuditKind.WRONG_TAR);
    }

    @Test
    void packetsBelowTheMinimumSecurityAreRefused() {
        for (String spi : List.of("0000", "0200", "0A00", "1000", "1100", "1400")) {
            server.receive(sms(card.packet(request, 1, spi, "424950",
                    spi.equals("1100") ? new CardKeys(0x15, KEYS.kicKey(), 0x11, Octets.ofHex("0102030405060708")) : KEYS)));
        }
        assertThat(server.refusals()).hasSize(6).allMatch(
                kind -> kind == AuditKind.SECURITY_TOO_LOW || kind == AuditKind.SECURITY_FAILED);
        assertThat(server.checks()).isEmpty();
    }

    @Test
    void cipheringIsRequiredWhereConfigured() {
        start(Map.of("BIP_OTA_MIN_SECURITY", "cc+enc"));
        server.receive(sms(card.packet(request, 1, "1200", "424950", KEYS)));
        nothingButAudited(AuditKind.SECURITY_TOO_LOW);
        server.receive(sms(card.packet(request, 1, "1600", "424950", KEYS)));
        assertThat(server.checks()).hasSize(1);
    }

    @Test
    void unprotectedPacketIsTakenOnceWhereNoneIsAllowed() {
        start(Map.of("BIP_OTA_MIN_SECURITY", "none"));
        InboundShortMessage plain = sms(card.packet(request, 0, "0000", "424950", KEYS));
        server.receive(plain);
        server.receive(plain);
        assertThat(server.checks()).hasSize(1);
        assertThat(server.refusals()).containsExactly(AuditKind.REPLAYED);
    }

    @Test
    void strictCounterModesAreBothAdmitted() {
        server.receive(sms(card.packet(request, 1, "1A00", "424950", KEYS)));
        server.receive(sms(card.packet(TestCard.checkRequestOf(IMEI_B, ICCID).encode(), 3, "1A00", "424950", KEYS)));
        assertThat(server.refusals()).containsExactly(AuditKind.REPLAYED);
        server.receive(sms(card.packet(TestCard.checkRequestOf(IMEI_B, ICCID).encode(), 3, "1200", "424950", KEYS)));
        assertThat(server.row().imei()).isEqualTo(IMEI_B);
    }

    @Test
    void anotherIccidIsRefused() {
        server.receive(card.message(TestCard.checkRequestOf(IMEI_A, "89490000000000000002"), 1));
        nothingButAudited(AuditKind.WRONG_ICCID);
    }

    @Test
    void unreadableContentIsRefused() {
        server.receive(sms(card.packet(Octets.ofHex("E100"), 1, "1200", "424950", KEYS)));
        nothingButAudited(AuditKind.BAD_CONTENT);
    }

    @Test
    void messagesThatAreNoPacketsAreRefused() {
        server.receive(sms("hello".getBytes(StandardCharsets.US_ASCII), 0x00));
        server.receive(sms(new byte[0], 0x40));
        server.receive(sms(Octets.ofHex("05").toByteArray(), 0x40));
        server.receive(sms(Octets.ofHex("03240101FF").toByteArray(), 0x40));
        server.receive(sms(Octets.ofHex("027000").toByteArray(), 0x40));
        server.receive(sms("nonsense".getBytes(StandardCharsets.US_ASCII), 0x04));
        nothingButAudited(AuditKind.NOT_UNDERSTOOD, AuditKind.NOT_UNDERSTOOD, AuditKind.NOT_UNDERSTOOD,
                AuditKind.NOT_UNDERSTOOD, AuditKind.SECURITY_FAILED, AuditKind.NOT_UNDERSTOOD);
    }

    @Test
    void unknownSubscriberIsAudited() {
        server.receive(sms("4999999999", new byte[] {1}, 0x40), sms("Company", new byte[] {1}, 0x40));
        nothingButAudited(AuditKind.UNKNOWN_SUBSCRIBER, AuditKind.UNKNOWN_SUBSCRIBER);
    }

    @Test
    void oneBadMessageOfABatchHarmsNoOther() {
        server.receive(sms(new byte[] {9}, 0x40), card.checkRequest(IMEI_A), sms("123", new byte[0], 0));
        assertThat(server.checks()).hasSize(1);
        assertThat(server.refusals()).hasSize(2);
    }

    @Test
    void downloadRequestIsRefusedWithAReason() {
        server.receive(card.message(new DownloadRequest(Iccid.ofDigits(ICCID), "menu-7"), 1));
        nothingButAudited(AuditKind.DOWNLOAD_REFUSED);
        assertThat(server.one(String.class, "select a.reason from AuditRecord a where a.actor is null")).contains("menu-7");
    }

    @Test
    void partsAreJoinedInAnyOrderAndDuplicatesIgnored() {
        List<InboundShortMessage> parts = TestCard.segments(longPacket(1), 33);
        assertThat(parts).hasSize(2);
        server.receive(parts.get(1));
        server.receive(parts.get(1));
        assertThat(server.checks()).isEmpty();
        server.receive(parts.get(0));
        assertThat(server.checks()).hasSize(1);
        assertThat(server.count("InboundPart")).isZero();
        assertThat(server.refusals()).isEmpty();
    }

    @Test
    void partsMayComeByDifferentLinks() {
        List<InboundShortMessage> parts = TestCard.segments(longPacket(1), 33);
        server.receive(TestCard.by("east", parts.get(1)));
        server.receive(TestCard.by("west", parts.get(0)));
        assertThat(server.checks()).hasSize(1);
        assertThat(server.count("InboundPart")).isZero();
    }

    @Test
    void partsWithWideReferencesAreJoined() {
        Segmentation.commandPacketWide(longPacket(1), 0x1234)
                .forEach(part -> server.receive(sms(part.toByteArray(), 0x40)));
        assertThat(server.checks()).hasSize(1);
    }

    @Test
    void partsWithSarParametersHaveTheHeaderInTheFirstOnly() {
        Octets whole = Octets.ofHex("027000").concat(longPacket(1));
        server.receive(TestCard.sar(whole.slice(130).toByteArray(), 0x00, 900, 2, 2));
        server.receive(TestCard.sar(whole.slice(0, 130).toByteArray(), 0x40, 900, 2, 1));
        assertThat(server.checks()).hasSize(1);
    }

    @Test
    void impossibleSarParametersAreRefused() {
        server.receive(TestCard.sar(new byte[10], 0x40, 900, 2, 3));
        nothingButAudited(AuditKind.NOT_UNDERSTOOD);
    }

    @Test
    void partsThatWaitedTooLongAreDropped() {
        List<InboundShortMessage> parts = TestCard.segments(longPacket(1), 33);
        server.receive(parts.get(0));
        server.pass("PT1H1S");
        server.receive(parts.get(1));
        assertThat(server.refusals()).containsExactly(AuditKind.PARTS_DROPPED);
        assertThat(server.checks()).isEmpty();
        assertThat(server.count("InboundPart")).isEqualTo(1);
    }

    @Test
    void unfinishedMessagesOfOneSourceAreBounded() {
        start(Map.of("BIP_OTA_INBOUND_PARTS", "4"));
        for (int reference = 0; reference < 50; reference++) {
            server.receive(TestCard.segments(longPacket(1), reference).get(0));
        }
        assertThat(server.count("InboundPart")).isLessThanOrEqualTo(4);
        server.receive(TestCard.segments(longPacket(1), 49).get(1));
        assertThat(server.checks()).as("the newest message is still whole").hasSize(1);
    }

    @Test
    void failureOfTheDatabaseIsThrownAndCountedUntilTheMessageIsDead() {
        InboundShortMessage message = card.checkRequest(IMEI_A);
        server.run(services -> services.entityManager.createNativeQuery(
                "alter table bip_push add constraint broken check (attempt > 100)").executeUpdate());
        try {
            assertThatThrownBy(() -> server.receive(message)).isInstanceOf(RuntimeException.class);
            assertThat(server.checks()).isEmpty();
        } finally {
            server.run(services -> services.entityManager.createNativeQuery(
                    "alter table bip_push drop constraint broken").executeUpdate());
        }
        server.receive(message);
        assertThat(server.checks()).as("the repeat is taken").hasSize(1);
    }

    @Test
    void deadLetterIsAcknowledgedWithoutProcessing() {
        InboundShortMessage message = card.checkRequest(IMEI_A);
        for (int failure = 1; failure <= 5; failure++) {
            assertThat(server.<Boolean>in(services -> services.deadLetters.isDead(message))).isFalse();
            server.run(services -> services.deadLetters.failed(message, new IllegalStateException("broken")));
        }
        server.receive(message);
        assertThat(server.checks()).isEmpty();
        assertThat(server.count("DeadLetter")).isEqualTo(1);
        server.receive(card.checkRequest(IMEI_A));
        assertThat(server.checks()).as("another message is processed").hasSize(1);
    }

    /** A check request with an unknown element that makes it too long for one short message. */
    private Octets longPacket(long counter) {
        Octets padded = Octets.ofHex("9F2A7D").concat(Octets.of(new byte[0x7D]));
        Octets inner = request.slice(2).concat(padded);
        Octets message = Octets.ofHex("E181").concat(Octets.ofOctets(inner.length())).concat(inner);
        return card.packet(message, counter, "1200", "424950", KEYS);
    }
}
