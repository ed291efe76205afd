package org.bipota.protocol.cattp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cattp.LossyLink.Conditions;
import org.bipota.protocol.cattp.PlainReceiver.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How much of window times payload per round trip a transfer of 1 MiB from server to card makes use of, in simulated
 * time: the figures are the same on every machine.
 */
class TransferRateTest {

    private static final int PAYLOAD = 1006;
    private static final int PDU_OCTETS = PAYLOAD + CatTpPdu.HEADER_OCTETS;
    private static final int PDUS = ((1 << 20) + PAYLOAD - 1) / PAYLOAD;
    private static final long ROUND_TRIP = 100_000_000L;
    private static final int SEEDS = 10;

    private static CatTpSettings settings(int window) {
        return new CatTpSettings(PDU_OCTETS, 4096, window, Duration.ofSeconds(2), 5, Duration.ofSeconds(60));
    }

    /** Transfers once; what comes back is the share of the window that was made use of, from the first PDU to the last. */
    private static double transfer(Station card, List<CatTpPdu> syn, IntSupplier delivered, int window, LossyLink link)
            throws ProtocolException {
        TestServer server = new TestServer(settings(window), 65_000);
        link.connect(card, server);
        link.fromClient(syn);
        Octets sdu = Octets.of(new byte[PAYLOAD]);
        int sent = 0;
        long begin = 0;
        for (int steps = 0; steps < 1_000_000 && delivered.getAsInt() < PDUS && link.step(); steps++) {
            begin = sent == 0 ? link.now() : begin;
            for (; sent < PDUS && server.accepts(sdu); sent++) {
                link.fromServer(server.peer().send(sdu, link.now()));
            }
        }
        assertThat(delivered.getAsInt()).isEqualTo(PDUS);
        double bound = (double) window * PAYLOAD / ROUND_TRIP;
        return (double) PDUS * PAYLOAD / (link.now() - begin) / bound;
    }

    private static double toPlain(Style style, int window, double loss, long seed) throws ProtocolException {
        PlainReceiver card = new PlainReceiver(style, window, PDU_OCTETS);
        return transfer(card, card.syn(), () -> card.delivered().size(), window,
                new LossyLink(seed, Conditions.roundTrip(ROUND_TRIP, loss)));
    }

    private static double toOurs(int window, double loss, long seed) throws ProtocolException {
        TestPeer card = new TestPeer(CatTpConnection.connect(1025, 9000, TestPeer.TOKEN, settings(window), 4711, 0));
        return transfer(card, List.copyOf(card.sent), () -> card.delivered.size(), window,
                new LossyLink(seed, Conditions.roundTrip(ROUND_TRIP, loss)));
    }

    @ParameterizedTest
    // how the card acknowledges, window, the least share without loss, with 2% of loss in each direction
    @CsvSource({"EACK, 10, 0.95, 0.87", "EACK, 4, 0.95, 0.90", "EACK, 64, 0.95, 0.65",
        "CUMULATIVE, 10, 0.95, 0.86", "CUMULATIVE, 4, 0.95, 0.90",
        "IN_ORDER_ONLY, 10, 0.95, 0.80", "IN_ORDER_ONLY, 1, 0.95, 0.92",
        "EVERY_SECOND, 10, 0.95, 0.82", "EVERY_SECOND_CUMULATIVE, 10, 0.95, 0.79"})
    void aTransferUsesItsWindowHoweverTheCardAcknowledges(Style style, int window, double least, double leastWithLoss)
            throws ProtocolException {
        double sum = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            sum += toPlain(style, window, 0.02, seed);
        }
        assertThat(toPlain(style, window, 0, 1)).isGreaterThan(least);
        assertThat(sum / SEEDS).as("seeds 1 to " + SEEDS).isGreaterThan(leastWithLoss);
    }

    @Test
    void aTransferBetweenTwoOfOursUsesItsWindow() throws ProtocolException {
        double sum = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            sum += toOurs(10, 0.02, seed);
        }
        assertThat(toOurs(10, 0, 1)).isGreaterThan(0.95);
        assertThat(sum / SEEDS).as("seeds 1 to " + SEEDS).isGreaterThan(0.87);
    }

    @Test
    void whatIsRepeatedIsLittleMoreThanWhatIsLost() throws ProtocolException {
        TestPeer card = new TestPeer(CatTpConnection.connect(1025, 9000, TestPeer.TOKEN, settings(10), 4711, 0));
        LossyLink link = new LossyLink(1, Conditions.roundTrip(ROUND_TRIP, 0.02));
        transfer(card, List.copyOf(card.sent), () -> card.delivered.size(), 10, link);
        assertThat(card.connection.dropped()).as("came twice").isLessThan(PDUS / 50);
    }

    @ParameterizedTest
    // how the card acknowledges, how much longer than 50 ms a datagram takes at most
    @CsvSource({"EACK, 5", "EACK, 20", "EACK, 50", "CUMULATIVE, 5", "CUMULATIVE, 20", "CUMULATIVE, 50"})
    void aLinkThatOnlyReordersMakesFewRepetitions(Style style, int jitterMillis) throws ProtocolException {
        PlainReceiver card = new PlainReceiver(style, 10, PDU_OCTETS);
        LossyLink link = new LossyLink(1, new Conditions(0, 0, ROUND_TRIP / 2, jitterMillis * 1_000_000L));
        transfer(card, card.syn(), () -> card.delivered().size(), 10, link);
        long fromServer = link.sent().stream().filter(sent -> !sent.toServer()).count();
        assertThat(fromServer).isBetween((long) PDUS, PDUS + PDUS / 10L);
    }
}
