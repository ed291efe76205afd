package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The applet against the server's connection machine over a network that loses and repeats datagrams, on a test clock. */
class LossyLinkTest {

    private static final CatTpSettings SETTINGS = new CatTpSettings(300, 1024, 4, Duration.ofSeconds(2), 15, Duration.ofSeconds(60));
    private static final long LATENCY = Duration.ofMillis(80).toNanos();
    private static final int SDUS = 12;
    private static final int MOST_STEPS = 5_000;

    private record Flight(long arrival, Octets datagram) {
    }

    private final TestCard test = TestCard.known();
    private final Deque<Flight> toCard = new ArrayDeque<>();
    private final List<CatTpEffect.Closed> ends = new ArrayList<>();
    private Random random;
    private CatTpConnection server;
    private long now;
    private long timerDue = Long.MAX_VALUE;
    private int seenDatagrams;
    private int seenTimers;

    @BeforeEach
    void pushIsDelivered() {
        test.push(TestCard.udpPush());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void everythingIsAcknowledgedAndTheChannelClosed(long seed) {
        random = new Random(seed);
        int steps = 0;
        fromCard();
        while (!closed() && steps++ < MOST_STEPS) {
            step();
        }
        // closing normally is what the machine does once the last PDU is acknowledged, and not before
        assertThat(ends).as("seed %d", seed).singleElement().satisfies(end -> assertThat(end.normal()).isTrue());
        assertThat(closed()).as("seed %d", seed).isTrue();
        assertThat(server.octetsSent()).isGreaterThanOrEqualTo(SDUS * 400L);
    }

    private void step() {
        long arrival = toCard.isEmpty() ? Long.MAX_VALUE : toCard.peek().arrival();
        long serverDue = server == null ? Long.MAX_VALUE : server.deadlineNanos();
        now = Math.max(now, Math.min(arrival, Math.min(serverDue, timerDue)));
        if (arrival <= now) {
            Octets datagram = toCard.remove().datagram();
            test.terminal.arrives(datagram);
            test.card.dataAvailable(1, Math.min(datagram.length(), 255));
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
            for (int copies = copies(); copies > 0; copies--) {
                toServer(sent.get(seenDatagrams));
            }
        }
    }

    private void toServer(Octets datagram) {
        CatTpPdu pdu;
        try {
            pdu = CatTpCodec.decode(datagram);
        } catch (ProtocolException fault) {
            throw new AssertionError(fault);
        }
        if (server != null) {
            effects(server.onPdu(pdu, now));
        } else if (pdu instanceof Syn syn) {
            server = CatTpConnection.accept(syn, SETTINGS, 65_530, now);
            effects(server.drain());
        }
    }

    private void effects(List<CatTpEffect> effects) {
        for (CatTpEffect effect : effects) {
            if (effect instanceof CatTpEffect.Transmit transmit) {
                for (int copies = copies(); copies > 0; copies--) {
                    toCard.add(new Flight(now + LATENCY, CatTpCodec.encode(transmit.pdu())));
                }
            } else if (effect instanceof CatTpEffect.Opened) {
                for (int i = 0; i < SDUS; i++) {
                    effects(server.send(Octets.of(new byte[400 + i * 10]), now));
                }
                effects(server.close(now));
            } else if (effect instanceof CatTpEffect.Closed end) {
                ends.add(end);
            }
        }
    }

    /** One in six is lost, one in six comes twice. */
    private int copies() {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> 2;
            default -> 1;
        };
    }

    private boolean closed() {
        return !test.terminal.commands(CommandDetails.CLOSE_CHANNEL).isEmpty();
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
