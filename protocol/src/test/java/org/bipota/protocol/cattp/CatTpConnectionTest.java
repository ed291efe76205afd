package org.bipota.protocol.cattp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.junit.jupiter.api.Test;

class CatTpConnectionTest {

    private static final long SECOND = 1_000_000_000L;

    private static Octets octets(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i + 1);
        }
        return Octets.of(bytes);
    }

    @Test
    void theRecordedSessionIsUnderstoodAndAnsweredPduByPdu() throws ProtocolException {
        TestPeer server = null;
        List<Octets> recorded = new ArrayList<>();
        List<Octets> answered = new ArrayList<>();
        for (var datagram : CatTpVectors.session().toList()) {
            CatTpPdu pdu = CatTpCodec.decode(CatTpVectors.octets(datagram));
            if (datagram.get("direction").asText().equals("card>server")) {
                if (pdu instanceof Syn syn) {
                    server = new TestPeer(CatTpConnection.accept(syn, CatTpSettings.DEFAULT, 0x1272, 0));
                } else {
                    server.on(pdu, 0);
                }
            } else if (pdu instanceof Data data) {
                server.send(data.data(), 0);
                recorded.add(CatTpVectors.octets(datagram));
            } else if (pdu instanceof Ack) {
                recorded.add(CatTpVectors.octets(datagram));
            }
        }
        server.sent.stream().filter(pdu -> !(pdu instanceof SynAck)).map(CatTpCodec::encode).forEach(answered::add);
        assertThat(answered).isEqualTo(recorded);
        assertThat(server.delivered).containsExactly(
                Octets.ofHex("22272C31363B40454A4F54595E63686D72777C81868B90959A9FA4A9AEB3B8BDC2C7"));
        assertThat(server.closed).containsExactly(new CatTpEffect.Closed(true, "peer: normal end"));
        assertThat(server.connection.state()).isEqualTo(CatTpState.CLOSE_WAIT);
    }

    @Test
    void theSameSynIsAnsweredByTheSameSynAckBeforeAndAfterTheHandshake() {
        TestPeer server = TestPeer.server(100, 500);
        CatTpPdu synAck = server.sent.get(0);
        Syn syn = new Syn(1025, 9000, 100, 5, 118, 2000, TestPeer.TOKEN);
        assertThat(server.on(syn, 1)).containsExactly(synAck);
        server.on(new Ack(1025, 9000, 101, 500, 5), 2);
        assertThat(server.on(syn, 3)).containsExactly(synAck);
        assertThat(server.opened).isEqualTo(1);
    }

    @Test
    void dataThatOvertakesTheLostAckOpensTheConnectionToo() {
        TestPeer server = TestPeer.server(100, 500);
        server.on(new Data(1025, 9000, 101, 500, 5, false, octets(3)), 1);
        assertThat(server.opened).isEqualTo(1);
        assertThat(server.delivered).containsExactly(octets(3));
    }

    @Test
    void anSduLargerThanAPduIsCutAndOnlyItsLastPieceIsNotMarked() {
        TestPeer server = TestPeer.openServer();
        server.send(octets(250), 0);
        assertThat(server.sent).extracting(pdu -> ((Data) pdu).segmented()).containsExactly(true, true, false);
        assertThat(server.sent).extracting(pdu -> ((Data) pdu).data().length()).containsExactly(100, 100, 50);
    }

    @Test
    void noMoreIsInFlightThanThePeersWindow() {
        TestPeer server = TestPeer.openServer();
        server.send(octets(1000), 0);
        assertThat(server.sent).hasSize(5);
        server.forget().on(new Ack(1025, 9000, 101, 502, 2), 1);
        assertThat(server.sent).as("3 are in flight, 2 are allowed").isEmpty();
        server.on(new Ack(1025, 9000, 101, 504, 4), 2);
        assertThat(server.sent).hasSize(3);
    }

    @Test
    void whatComesOutOfOrderIsKeptAndNamedAndDeliveredOnceTheGapIsFilled() {
        TestPeer server = TestPeer.openServer();
        server.on(new Data(1025, 9000, 102, 500, 5, false, octets(2)), 0);
        assertThat(server.on(new Data(1025, 9000, 103, 500, 5, false, octets(3)), 0)).containsExactly(
                new Eack(9000, 1025, 501, 100, 5, List.of(102, 103), false, Octets.EMPTY));
        assertThat(server.delivered).isEmpty();
        assertThat(server.on(new Data(1025, 9000, 101, 500, 5, false, octets(1)), 0))
                .containsExactly(new Ack(9000, 1025, 501, 103, 5));
        assertThat(server.delivered).containsExactly(octets(1), octets(2), octets(3));
    }

    @Test
    void whatAnEackNamesIsNotSentAgainAndTheGapIsSentAtOnce() {
        TestPeer server = TestPeer.openServer();
        server.send(octets(1), 0);
        server.send(octets(2), 0);
        server.send(octets(3), 0);
        List<CatTpPdu> again = server.on(
                new Eack(1025, 9000, 101, 500, 5, List.of(502, 503), false, Octets.EMPTY), SECOND / 10);
        assertThat(again).extracting(CatTpPdu::sequence).containsExactly(501);
        assertThat(server.on(new Eack(1025, 9000, 101, 500, 5, List.of(502, 503), false, Octets.EMPTY), SECOND / 10))
                .as("a repeated EACK asks for nothing new").isEmpty();
    }

    @Test
    void dataOutsideTheWindowOrKnownAlreadyIsAnsweredAndNotDelivered() {
        TestPeer server = TestPeer.openServer();
        server.on(new Data(1025, 9000, 101, 500, 5, false, octets(1)), 0);
        assertThat(server.on(new Data(1025, 9000, 101, 500, 5, false, octets(1)), 0))
                .containsExactly(new Ack(9000, 1025, 501, 101, 5));
        assertThat(server.on(new Data(1025, 9000, 107, 500, 5, false, octets(1)), 0))
                .containsExactly(new Ack(9000, 1025, 501, 101, 5));
        assertThat(server.delivered).hasSize(1);
        assertThat(server.connection.dropped()).isEqualTo(2);
    }

    @Test
    void anAcknowledgementOfWhatWasNeverSentCountsForNothing() {
        TestPeer server = TestPeer.openServer();
        assertThat(server.on(new Data(1025, 9000, 101, 503, 5, false, octets(1)), 0)).isEmpty();
        assertThat(server.delivered).isEmpty();
    }

    @Test
    void anSduBeyondTheMaximumEndsTheConnection() {
        TestPeer server = TestPeer.openServer();
        int sequence = 101;
        while (server.closed.isEmpty() && sequence < 200) {
            server.on(new Data(1025, 9000, sequence++, 500, 5, true, octets(100)), 0);
        }
        assertThat(sequence).isEqualTo(122);
        assertThat(server.sent.get(server.sent.size() - 1)).isInstanceOfSatisfying(Rst.class,
                rst -> assertThat(rst.reasonCode()).isEqualTo(RstReason.UNEXPECTED_PDU.code()));
    }

    @Test
    void aNulIsAcknowledgedAndConsumesItsNumber() {
        TestPeer server = TestPeer.openServer();
        assertThat(server.on(new Nul(1025, 9000, 101, 500, 5), 0)).containsExactly(new Ack(9000, 1025, 501, 101, 5));
        server.on(new Data(1025, 9000, 102, 500, 5, false, octets(1)), 0);
        assertThat(server.delivered).hasSize(1);
    }

    @Test
    void aSilentPeerIsAskedByNulAndAnIdleConnectionIsEnded() {
        TestPeer server = TestPeer.openServer();
        assertThat(server.timer(server.connection.deadlineNanos())).hasOnlyElementsOfType(Nul.class).hasSize(1);
        server.on(new Ack(1025, 9000, 101, 501, 5), 21 * SECOND);
        assertThat(server.timer(60 * SECOND)).hasOnlyElementsOfType(Rst.class);
        assertThat(server.closed).containsExactly(new CatTpEffect.Closed(false, "no data for PT1M"));
    }

    @Test
    void aClosedWindowIsProbedAndTheWaitingSduLeavesWhenItOpens() {
        TestPeer server = TestPeer.openServer();
        server.on(new Ack(1025, 9000, 101, 500, 0), 0);
        assertThat(server.send(octets(1), 0)).isEmpty();
        assertThat(server.timer(server.connection.deadlineNanos())).hasOnlyElementsOfType(Nul.class).hasSize(1);
        for (int probe = 0; probe < 10; probe++) {
            long now = server.connection.deadlineNanos();
            if (now >= 50 * SECOND) {
                break;
            }
            server.timer(now);
            server.on(new Ack(1025, 9000, 101, 500, 0), now);
        }
        assertThat(server.closed).as("a peer that answers is alive").isEmpty();
        assertThat(server.on(new Ack(1025, 9000, 101, 501, 3), 50 * SECOND)).hasOnlyElementsOfType(Data.class).hasSize(1);
    }

    @Test
    void aHeldPeerSeesWindowZeroAndIsToldWhenItMayGoOn() {
        TestPeer server = TestPeer.openServer();
        server.apply(server.connection.receiveWindow(0));
        assertThat(server.on(new Data(1025, 9000, 101, 500, 5, false, octets(1)), 0))
                .containsExactly(new Ack(9000, 1025, 501, 100, 0));
        assertThat(server.delivered).isEmpty();
        assertThat(server.apply(server.connection.receiveWindow(5))).containsExactly(new Ack(9000, 1025, 501, 100, 5));
    }

    @Test
    void closeWaitsForWhatIsInFlight() {
        TestPeer server = TestPeer.openServer();
        server.send(octets(1), 0);
        assertThat(server.apply(server.connection.close(0))).isEmpty();
        assertThat(server.connection.accepts(octets(1))).isFalse();
        assertThatThrownBy(() -> server.connection.send(octets(1), 0)).isInstanceOf(IllegalStateException.class);
        assertThat(server.on(new Ack(1025, 9000, 101, 501, 5), 1))
                .containsExactly(new Rst(9000, 1025, 502, true, 100, RstReason.NORMAL_END));
        assertThat(server.timer(2 * SECOND)).isEmpty();
        assertThat(server.states).endsWith(CatTpState.CLOSE_WAIT, CatTpState.CLOSED);
    }

    @Test
    void theFirstTimeOutIsTheConfiguredOneAndItDoubles() {
        TestPeer client = TestPeer.client(7);
        assertThat(client.timer(2 * SECOND - 1)).isEmpty();
        assertThat(client.timer(2 * SECOND)).hasSize(1);
        assertThat(client.timer(6 * SECOND - 1)).isEmpty();
        assertThat(client.timer(6 * SECOND)).hasSize(1);
    }

    @Test
    void aMeasuredRoundTripShortensTheTimeOut() {
        TestPeer server = TestPeer.server(100, 500);
        server.on(new Ack(1025, 9000, 101, 500, 5), SECOND / 10);
        server.send(octets(1), SECOND);
        assertThat(server.deadlineNanos() - SECOND).as("the probe, after two round trips").isEqualTo(SECOND / 5);
        assertThat(server.timer(server.deadlineNanos())).hasOnlyElementsOfType(Data.class).hasSize(1);
        assertThat(server.deadlineNanos() - SECOND).as("the first try after it").isEqualTo(SECOND / 5 + SECOND / 2);
    }

    @Test
    void numbersWrap() {
        TestPeer server = TestPeer.server(0xFFFF, 0xFFFE);
        server.on(new Data(1025, 9000, 0, 0xFFFE, 5, false, octets(1)), 0);
        server.forget();
        server.send(octets(1), 0);
        server.send(octets(2), 0);
        assertThat(server.sent).extracting(CatTpPdu::sequence).containsExactly(0xFFFF, 0);
        server.on(new Ack(1025, 9000, 1, 0, 5), 1);
        assertThat(server.connection.octetsSent()).isEqualTo(3);
        assertThat(server.delivered).hasSize(1);
    }

    @Test
    void aGuessedRstEndsNothing() {
        TestPeer server = TestPeer.openServer();
        server.on(new Rst(1025, 9000, 30_000, true, 30_000, 0), 0);
        assertThat(server.connection.state()).isEqualTo(CatTpState.OPEN);
        server.on(new Rst(1025, 9000, 101, false, 0, 0), 0);
        assertThat(server.connection.state()).isEqualTo(CatTpState.CLOSE_WAIT);
    }

    @Test
    void aSynWithAnotherIdentificationOnlyMakesThePeerAsked() {
        TestPeer server = TestPeer.openServer();
        Syn forged = new Syn(1025, 9000, 7, 5, 118, 2000, Octets.ofHex("FF"));
        assertThat(server.on(forged, SECOND)).containsExactly(new Nul(9000, 1025, 501, 100, 5));
        assertThat(server.on(forged, SECOND + 1)).as("no time to answer").isEmpty();
        server.on(new Ack(1025, 9000, 101, 501, 5), 2 * SECOND);
        assertThat(server.on(forged, 20 * SECOND)).as("asked again").hasOnlyElementsOfType(Nul.class);
        assertThat(server.connection.state()).isEqualTo(CatTpState.OPEN);
    }

    @Test
    void aPeerThatStartedAnewWithAnotherIdentificationIsLetGoWhenItsSynComesAgain() {
        TestPeer server = TestPeer.openServer();
        Syn anew = new Syn(1025, 9000, 7, 5, 118, 2000, Octets.ofHex("FF"));
        server.on(anew, SECOND);
        assertThat(server.on(anew, 3 * SECOND)).hasOnlyElementsOfType(Rst.class);
        assertThat(server.connection.state()).isEqualTo(CatTpState.CLOSE_WAIT);
    }

    @Test
    void whoConnectsAnewRefusesWhatBelongsToItsFormerConnectionInThatConnectionsNumbers() {
        TestPeer client = TestPeer.client(7);
        assertThat(client.on(new Nul(9000, 1025, 501, 100, 5), 1))
                .containsExactly(new Rst(1025, 9000, 101, false, 0, RstReason.UNEXPECTED_PDU));
        TestPeer server = TestPeer.openServer();
        server.on(new Rst(1025, 9000, 101, false, 0, RstReason.UNEXPECTED_PDU), 2);
        assertThat(server.connection.state()).isEqualTo(CatTpState.CLOSE_WAIT);
    }

    @Test
    void aPeerBehindAnotherPortIsKnownByItsNumbersThoughItRepeatsWhatWasTaken() {
        TestPeer server = TestPeer.openServer();
        for (int sequence = 101; sequence <= 103; sequence++) {
            server.on(new Data(1025, 9000, sequence, 500, 5, false, octets(1)), 0);
        }
        assertThat(server.connection.isPlausible(new Ack(1025, 9000, 104, 500, 5))).isTrue();
        assertThat(server.connection.isPlausible(new Data(1025, 9000, 101, 500, 5, false, octets(1)))).isTrue();
        assertThat(server.connection.isPlausible(new Data(1025, 9000, 97, 500, 5, false, octets(1)))).isFalse();
        assertThat(server.connection.isPlausible(new Data(1025, 9000, 111, 500, 5, false, octets(1)))).isFalse();
        assertThat(server.connection.isPlausible(new Data(1025, 9000, 104, 501, 5, false, octets(1)))).isFalse();
        assertThat(server.connection.isPlausible(new Syn(1025, 9000, 104, 5, 118, 2000, TestPeer.TOKEN))).isFalse();
    }

    @Test
    void aRepeatedAcknowledgementOfAPeerWithoutEackBringsTheOldestOnceMore() {
        TestPeer server = TestPeer.openServer();
        server.send(octets(500), 0);
        server.on(new Ack(1025, 9000, 101, 501, 5), SECOND / 10);
        Ack repeated = new Ack(1025, 9000, 101, 501, 5);
        assertThat(server.on(repeated, SECOND / 10)).as("one may be doubled on its way").isEmpty();
        assertThat(server.on(repeated, SECOND / 10)).extracting(CatTpPdu::sequence).containsExactly(502);
        assertThat(server.on(repeated, SECOND / 10)).isEmpty();
        assertThat(server.on(repeated, SECOND / 10)).as("its answer cannot be here yet").isEmpty();
        assertThat(server.on(new Ack(1025, 9000, 101, 505, 5), SECOND / 5)).isEmpty();
    }

    @Test
    void aWindowThatOpensBringsWhatThePeerMayHaveDroppedWhileItWasClosed() {
        TestPeer server = TestPeer.openServer();
        server.send(octets(300), 0);
        assertThat(server.on(new Ack(1025, 9000, 101, 501, 0), SECOND / 10)).isEmpty();
        assertThat(server.on(new Ack(1025, 9000, 101, 501, 5), SECOND)).extracting(CatTpPdu::sequence).containsExactly(502);
        assertThat(server.on(new Ack(1025, 9000, 101, 502, 5), 2 * SECOND)).extracting(CatTpPdu::sequence)
                .containsExactly(503);
    }

    @Test
    void probesOfAClosedWindowComeEverMoreSeldom() {
        TestPeer server = TestPeer.openServer();
        server.on(new Ack(1025, 9000, 101, 500, 0), 0);
        server.send(octets(1), 0);
        List<Long> asked = new ArrayList<>();
        for (int sequence = 501; sequence < 505; sequence++) {
            long now = server.deadlineNanos();
            assertThat(server.timer(now)).containsExactly(new Nul(9000, 1025, sequence, 100, 5));
            asked.add(now);
            server.on(new Ack(1025, 9000, 101, sequence, 0), now);
        }
        for (int i = 2; i < asked.size(); i++) {
            assertThat(asked.get(i) - asked.get(i - 1)).isGreaterThan(asked.get(i - 1) - asked.get(i - 2));
        }
    }

    @Test
    void aPeerThatTakesEverythingStillGetsNoMoreThan255PdusUnacknowledged() {
        TestPeer server = TestPeer.openServer();
        server.on(new Ack(1025, 9000, 101, 500, 0xFFFF), 0);
        while (server.connection.accepts(octets(1))) {
            server.send(octets(1), 0);
        }
        assertThat(server.sent).hasSize(255);
    }

    @Test
    void sizesThatThePeerDoesNotSayAreOurs() {
        TestPeer server = new TestPeer(CatTpConnection.accept(new Syn(1025, 9000, 100, 5, 0, 0, Octets.EMPTY),
                TestPeer.SETTINGS, 500, 0));
        server.on(new Ack(1025, 9000, 101, 500, 5), 0);
        assertThat(server.connection.peerMaxSduOctets()).isEqualTo(2000);
        server.forget().send(octets(101), 0);
        assertThat(server.sent).extracting(pdu -> ((Data) pdu).data().length()).containsExactly(100, 1);
    }

    @Test
    void theSmallerOfBothSidesPduSizesHoldsAndThePeersSduSize() {
        TestPeer server = new TestPeer(CatTpConnection.accept(new Syn(1025, 9000, 100, 5, 48, 64, Octets.EMPTY),
                TestPeer.SETTINGS, 500, 0));
        server.on(new Ack(1025, 9000, 101, 500, 5), 0);
        assertThat(server.connection.accepts(octets(65))).isFalse();
        server.forget().send(octets(64), 0);
        assertThat(server.sent).extracting(pdu -> ((Data) pdu).data().length()).containsExactly(30, 30, 4);
    }

    @Test
    void announcedSizesAllocateNothing() {
        CatTpSettings large = new CatTpSettings(65507, 65535, 255, Duration.ofSeconds(2), 4, Duration.ofSeconds(60));
        Syn syn = new Syn(1025, 9000, 100, 0xFFFF, 0xFFFF, 0xFFFF, TestPeer.TOKEN);
        Octets piece = Octets.of(new byte[10]);
        long most = 0;
        for (int round = 0; round < 100; round++) {
            long before = allocated();
            CatTpConnection connection = CatTpConnection.accept(syn, large, round, 0);
            connection.onPdu(new Data(1025, 9000, 101, round, 0xFFFF, true, piece), 0);
            connection.onPdu(new Data(1025, 9000, 355, round, 0xFFFF, true, piece), 0);
            most = round < 50 ? 0 : Math.max(most, allocated() - before);
        }
        assertThat(most).as("octets for a handshake and two small PDUs").isBetween(1L, 8_000L);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    @Test
    void settingsOutOfRangeAreTheCallersMistake() {
        assertThatThrownBy(() -> new CatTpSettings(63, 1, 1, Duration.ofSeconds(1), 1, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("maxPduOctets");
        assertThatThrownBy(() -> new CatTpSettings(64, 1, 1, Duration.ZERO, 1, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("retransmit");
    }
}
