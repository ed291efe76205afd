package org.bipota.benchmarks.smpp;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * One measurement: a client on a fresh connection, warmed up and then counted for as long again.
 *
 * @param window submits in flight
 * @param inFlight received messages in flight
 * @param duration how long to count
 */
public record SmppLoad(int window, int inFlight, Duration duration) {

    /** Who is measured. */
    public enum Contestant {
        /** Our adapter. */
        ADAPTER(AdapterClient::bind),
        /** jSMPP alone. */
        BARE(BareClient::bind);

        private final SmppClient.Connector connector;

        Contestant(SmppClient.Connector connector) {
            this.connector = connector;
        }
    }

    /** Messages received and acknowledged in a second. */
    public double in(Contestant contestant) throws Exception {
        try (LoopbackSmsc smsc = new LoopbackSmsc(Duration.ZERO)) {
            SmppClient client = bind(contestant, smsc);
            try {
                return receiving(smsc);
            } finally {
                smsc.rest();
                client.close();
            }
        }
    }

    private double receiving(LoopbackSmsc smsc) throws IOException {
        smsc.flood(inFlight);
        pass(System.nanoTime());
        long begin = System.nanoTime();
        long before = smsc.acknowledged();
        pass(begin);
        double perSecond = perSecond(smsc.acknowledged() - before, begin);
        if (smsc.refused() > 0) {
            throw new IllegalStateException(smsc.refused() + " messages were not acknowledged");
        }
        return perSecond;
    }

    /** Messages submitted and answered in a second by an SMSC that takes {@code delay} for each. */
    public double out(Contestant contestant, Duration delay) throws Exception {
        try (LoopbackSmsc smsc = new LoopbackSmsc(delay); SmppClient client = bind(contestant, smsc)) {
            long warm = System.nanoTime();
            client.submitWhile(() -> System.nanoTime() - warm < duration.toNanos());
            long begin = System.nanoTime();
            long before = smsc.submits();
            client.submitWhile(() -> System.nanoTime() - begin < duration.toNanos());
            return perSecond(smsc.submits() - before, begin);
        }
    }

    private SmppClient bind(Contestant contestant, LoopbackSmsc smsc) throws Exception {
        return contestant.connector.bind(smsc.port(), window);
    }

    private void pass(long begin) {
        while (System.nanoTime() - begin < duration.toNanos()) {
            LockSupport.parkNanos(duration.toNanos() - (System.nanoTime() - begin));
        }
    }

    private static double perSecond(long count, long beginNanos) {
        return count * 1e9 / (System.nanoTime() - beginNanos);
    }
}
