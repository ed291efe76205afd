package org.bipota.protocol.cattp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;

/** Two stations over a link that delays, loses, doubles and reorders as a seed says, on a clock of its own. */
final class LossyLink {

    /**
     * What the link does in each direction.
     *
     * @param loss share of datagrams that are lost
     * @param duplicate share of the others that come twice
     * @param delayNanos the least time on the way
     * @param jitterNanos how much longer it may take, which reorders
     */
    record Conditions(double loss, double duplicate, long delayNanos, long jitterNanos) {

        static Conditions roundTrip(long nanos, double loss) {
            return new Conditions(loss, 0, nanos / 2, 0);
        }
    }

    private record Datagram(long arrivesNanos, long order, boolean toServer, Octets octets) {
    }

    /** A datagram as it left. */
    record Sent(long nanos, boolean toServer, Octets octets) {
    }

    private final List<Sent> sent = new ArrayList<>();
    private final Random random;
    private final Conditions conditions;
    private final PriorityQueue<Datagram> travelling = new PriorityQueue<>(
            Comparator.comparingLong(Datagram::arrivesNanos).thenComparingLong(Datagram::order));
    private Station client;
    private Station server;
    private long now;
    private long order;

    LossyLink(long seed, Conditions conditions) {
        this.random = new Random(seed);
        this.conditions = conditions;
    }

    void connect(Station client, Station server) {
        this.client = client;
        this.server = server;
    }

    long now() {
        return now;
    }

    /** Everything that either side sent, what the link lost included. */
    List<Sent> sent() {
        return sent;
    }

    void fromClient(List<CatTpPdu> pdus) {
        travel(pdus, true);
    }

    void fromServer(List<CatTpPdu> pdus) {
        travel(pdus, false);
    }

    private void travel(List<CatTpPdu> pdus, boolean toServer) {
        for (CatTpPdu pdu : pdus) {
            Octets octets = CatTpCodec.encode(pdu);
            sent.add(new Sent(now, toServer, octets));
            int copies = random.nextDouble() < conditions.loss() ? 0 : random.nextDouble() < conditions.duplicate() ? 2 : 1;
            for (; copies > 0; copies--) {
                long jitter = conditions.jitterNanos() == 0 ? 0 : random.nextLong(conditions.jitterNanos());
                travelling.add(new Datagram(now + conditions.delayNanos() + jitter, order++, toServer, octets));
            }
        }
    }

    /** Goes on to the next thing that happens; false when nothing will. */
    boolean step() throws ProtocolException {
        long next = travelling.isEmpty() ? CatTpConnection.NO_DEADLINE : travelling.peek().arrivesNanos();
        long clientDue = client.deadlineNanos();
        long serverDue = server.deadlineNanos();
        long at = Math.min(next, Math.min(clientDue, serverDue));
        if (at == CatTpConnection.NO_DEADLINE) {
            return false;
        }
        now = Math.max(now, at);
        if (at == next) {
            arrive(travelling.remove());
        } else if (at == clientDue) {
            fromClient(client.timer(now));
        } else {
            fromServer(server.timer(now));
        }
        return true;
    }

    private void arrive(Datagram datagram) throws ProtocolException {
        CatTpPdu pdu = CatTpCodec.decode(datagram.octets());
        if (datagram.toServer()) {
            fromServer(server.on(pdu, now));
        } else {
            fromClient(client.on(pdu, now));
        }
    }
}
