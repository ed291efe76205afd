package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.protocol.cat.ProactiveCommand;
import org.bipota.protocol.cattp.CatTpCodec;
import org.bipota.protocol.cattp.CatTpConnection;
import org.bipota.protocol.cattp.CatTpEffect;
import org.bipota.protocol.cattp.CatTpPdu;
import org.bipota.protocol.cattp.CatTpSettings;
import org.bipota.protocol.cattp.Syn;
import org.bipota.protocol.push.CompactResponse;
import org.bipota.protocol.push.OpenCatTpLink;
import org.bipota.protocol.secured.CommandPacket;
import org.bipota.protocol.secured.PacketTransport;
import org.bipota.protocol.secured.ResponsePacket;
import org.bipota.protocol.secured.ResponseStatus;
import org.bipota.protocol.secured.SecuredPackets;
import org.bipota.protocol.secured.Spi;

/**
 * A server that loads a content onto a card over CAT_TP: the server's own connection machine and packets, a network that
 * loses, repeats and overtakes datagrams in both directions, and a test clock. Whatever breaks, the server goes on behind the
 * last packet that was answered, with a new counter.
 */
final class DownloadTrial {

    /** What the network does to a datagram. */
    record Network(double lost, double repeated, Duration least, Duration most) {
        static final Network GOOD = new Network(0, 0, Duration.ofMillis(80), Duration.ofMillis(80));
        /** 10% lost, 5% twice, and delays that let one overtake another. */
        static final Network BAD = new Network(0.10, 0.05, Duration.ofMillis(40), Duration.ofMillis(400));
    }

    private record Flight(long arrival, int order, boolean toCard, Octets datagram) {
    }

    private static final Spi SPI = Spi.ofHex("1619");
    private static final CatTpSettings SETTINGS = new CatTpSettings(1024, 4096, 4, Duration.ofSeconds(2), 10, Duration.ofSeconds(60));
    private static final int MOST_STEPS = 50_000;

    final TestCard test;
    final List<String> answers = new ArrayList<>();
    private final SecuredPackets packets = new SecuredPackets();
    private final List<Octets> commands;
    private final CatTpSettings settings;
    private final Network network;
    private final Random random;
    private final PriorityQueue<Flight> flights =
            new PriorityQueue<>(Comparator.comparingLong(Flight::arrival).thenComparingInt(Flight::order));
    private CatTpConnection server;
    private Syn syn;
    private long sentCounter;
    private int answered;
    private int order;
    private int steps;
    private long now;
    private long timerDue = Long.MAX_VALUE;
    private int seenDatagrams;
    private int seenTimers;
    private int seenClosings;
    private boolean open;
    private boolean ended;

    DownloadTrial(TestCard test, List<Octets> commands, Network network, long seed) {
        this(test, commands, network, SETTINGS, seed);
    }

    DownloadTrial(TestCard test, List<Octets> commands, Network network, CatTpSettings settings, long seed) {
        this.test = test;
        this.commands = commands;
        this.network = network;
        this.settings = settings;
        random = new Random(seed);
    }

    /** Pushes the channel. */
    void push() {
        int maxSdu = 1024;
        open = true;
        test.push(List.of(TestCard.udpPush().get(0), new OpenCatTpLink(9000, maxSdu, TestCard.TOKEN)));
        fromCard();
    }

    /** Runs until the channel is closed. */
    void run() {
        while (open) {
            step();
        }
    }

    /** Runs so many steps more, or until the channel is closed. */
    void run(int more) {
        for (int i = 0; i < more && open; i++) {
            step();
        }
    }

    /** The terminal loses the link below; the server hears nothing of it. */
    void drop() {
        forgetLink();
        test.card.channelStatus(1, 0x05);
        fromCard();
        assertThat(open).isFalse();
    }

    /** The handset is switched off and on. */
    void restart() {
        forgetLink();
        test.powerOn();
        seenTimers = test.terminal.commands(CommandDetails.TIMER_MANAGEMENT).size();
        seenDatagrams = test.terminal.sent().size();
        seenClosings = test.terminal.commands(CommandDetails.CLOSE_CHANNEL).size();
        timerDue = Long.MAX_VALUE;
        open = false;
    }

    /** What is on its way, and what the terminal has not handed over, is lost. */
    void forgetLink() {
        flights.clear();
        server = null;
        syn = null;
        test.terminal.losesChannelData();
    }

    /** Whether every packet was answered. */
    boolean done() {
        return answered == commands.size();
    }

    /** Whether the server closed normally. */
    boolean endedNormally() {
        return ended;
    }

    long seconds() {
        return Duration.ofNanos(now).toSeconds();
    }

    private void step() {
        assertThat(steps++).as("steps").isLessThan(MOST_STEPS);
        long arrival = flights.isEmpty() ? Long.MAX_VALUE : flights.peek().arrival();
        long serverDue = server == null ? Long.MAX_VALUE : server.deadlineNanos();
        now = Math.max(now, Math.min(arrival, Math.min(serverDue, timerDue)));
        if (arrival <= now) {
            Flight flight = flights.remove();
            if (flight.toCard()) {
                test.terminal.arrives(flight.datagram());
                test.card.dataAvailable(1, Math.min(flight.datagram().length(), 255));
            } else {
                toServer(flight.datagram());
            }
        } else if (serverDue <= now) {
            effects(server.onTimer(now));
        } else {
            timerDue = Long.MAX_VALUE;
            test.card.timerExpired(1);
        }
        fromCard();
    }

    private void fromCard() {
        List<ProactiveCommand> timers = test.terminal.commands(CommandDetails.TIMER_MANAGEMENT);
        for (; seenTimers < timers.size(); seenTimers++) {
            timerDue = due(timers.get(seenTimers));
        }
        List<Octets> sent = test.terminal.sent();
        for (; seenDatagrams < sent.size(); seenDatagrams++) {
            fly(false, sent.get(seenDatagrams));
        }
        int closings = test.terminal.commands(CommandDetails.CLOSE_CHANNEL).size();
        if (closings > seenClosings) {
            seenClosings = closings;
            open = false;
            flights.removeIf(Flight::toCard);
        }
    }

    private void fly(boolean toCard, Octets datagram) {
        int copies = random.nextDouble() < network.lost() ? 0 : random.nextDouble() < network.repeated() ? 2 : 1;
        for (; copies > 0; copies--) {
            long span = network.most().minus(network.least()).toNanos();
            long delay = network.least().toNanos() + (span == 0 ? 0 : (long) (random.nextDouble() * span));
            flights.add(new Flight(now + delay, order++, toCard, datagram));
        }
    }

    private void toServer(Octets datagram) {
        CatTpPdu pdu;
        try {
            pdu = CatTpCodec.decode(datagram);
        } catch (ProtocolException fault) {
            throw new AssertionError(fault);
        }
        if (pdu instanceof Syn opening && !opening.equals(syn)) {
            assertThat(opening.identification()).isEqualTo(TestCard.TOKEN);
            syn = opening;
            server = CatTpConnection.accept(opening, settings, random.nextInt(0x10000), now);
            effects(server.drain());
        } else if (server != null && syn != null && pdu.sourcePort() == syn.sourcePort()) {
            effects(server.onPdu(pdu, now));
        }
    }

    private void effects(List<CatTpEffect> effects) {
        for (CatTpEffect effect : effects) {
            if (effect instanceof CatTpEffect.Transmit transmit) {
                fly(true, CatTpCodec.encode(transmit.pdu()));
            } else if (effect instanceof CatTpEffect.Opened) {
                sendNext();
            } else if (effect instanceof CatTpEffect.Deliver deliver) {
                answered(deliver.sdu());
            } else if (effect instanceof CatTpEffect.Closed end) {
                ended = end.normal();
            }
        }
    }

    private void sendNext() {
        if (done()) {
            effects(server.close(now));
            return;
        }
        sentCounter = test.nextCounter();
        CommandPacket packet = CommandPacket.of(SPI, test.profile.keys(), CardProfile.BIP, sentCounter, commands.get(answered));
        effects(server.send(packets.encodeCommand(packet, test.profile.keys(), PacketTransport.CAT_TP), now));
    }

    private void answered(Octets sdu) {
        try {
            ResponsePacket response = packets.decodeResponse(sdu, SPI, test.profile.keys(), PacketTransport.CAT_TP);
            assertThat(response.plainFallback()).isFalse();
            assertThat(response.status()).isEqualTo(ResponseStatus.POR_OK);
            assertThat(response.tar()).isEqualTo(CardProfile.BIP);
            assertThat(response.counter()).isEqualTo(sentCounter);
            CompactResponse executed = CompactResponse.parse(response.data());
            assertThat(executed.statusWordHex()).as("answer to packet %d", answered).isEqualTo("9000");
            answers.add(answered + ":" + executed.commandsExecuted());
        } catch (ProtocolException fault) {
            throw new AssertionError(fault);
        }
        answered++;
        sendNext();
    }

    private long due(ProactiveCommand timer) {
        if (timer.details().qualifier() == 1) {
            return Long.MAX_VALUE;
        }
        Octets value = timer.value(0x25).orElseThrow();
        return now + Duration.ofMinutes(digits(value.at(1))).plusSeconds(digits(value.at(2))).toNanos();
    }

    private static int digits(int swapped) {
        return (swapped & 0xF) * 10 + (swapped >> 4);
    }
}
