package org.bipota.simulator.handset;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.bipota.protocol.Octets;
import org.bipota.protocol.sms.SmsAddress;
import org.bipota.simulator.smsc.DeliveryReport;
import org.bipota.simulator.smsc.MobileOriginated;
import org.bipota.simulator.smsc.MobileTerminated;

/** A network without threads, sockets and real time. Everything happens in {@link #run} and {@link #advance}. */
final class TestNetwork implements HandsetSurroundings {

    static final Instant START = Instant.parse("2026-11-22T14:05:09Z");

    private final VirtualScheduler scheduler;
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<MobileOriginated> sms = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private SmsAddress serviceCentre = SmsAddress.international("8613800100500");
    private boolean reachable = true;

    TestNetwork() {
        this(START);
    }

    TestNetwork(Instant start) {
        scheduler = new VirtualScheduler(start);
    }

    /** Runs what handsets have to do, until nothing is left. */
    void run() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /** Lets time pass in steps of a second, and runs what is to be done in each. */
    void advance(Duration time) {
        run();
        for (long second = 0; second < time.toSeconds(); second++) {
            scheduler.advance(Duration.ofSeconds(1));
            run();
        }
    }

    /** The SMS of all cards so far. */
    List<MobileOriginated> sms() {
        return sms;
    }

    /** All channels' links so far. */
    List<Line> lines() {
        return lines;
    }

    Line lastLine() {
        return lines.get(lines.size() - 1);
    }

    void withServiceCentre(SmsAddress address) {
        serviceCentre = address;
    }

    /** Whether somebody answers at the other end of new connections. */
    void reachable(boolean answers) {
        reachable = answers;
    }

    /** Brings an SMS to a handset; null when it has not been decided. */
    DeliveryReport deliver(Handset handset, MobileTerminated message) {
        List<DeliveryReport> report = new ArrayList<>();
        handset.receive(message, report::add);
        run();
        return report.isEmpty() ? null : report.get(0);
    }

    @Override
    public Executor pool() {
        return tasks::add;
    }

    @Override
    public ScheduledExecutorService scheduler() {
        return scheduler;
    }

    @Override
    public Clock clock() {
        return scheduler.clock();
    }

    @Override
    public long nanoTime() {
        return Duration.between(START, scheduler.clock().instant()).toNanos();
    }

    @Override
    public BearerNetwork bearers() {
        return new Bearers();
    }

    @Override
    public SmsAddress serviceCentre() {
        return serviceCentre;
    }

    @Override
    public void submit(MobileOriginated message) {
        sms.add(message);
    }

    @Override
    public void present(String msisdn) {
        // no SMSC that waits for it
    }

    private final class Bearers implements BearerNetwork {

        @Override
        public DataLink openUdp(InetSocketAddress remote, DataLink.Receiver receiver, long source) {
            return line(remote, receiver);
        }

        @Override
        public DataLink openTcp(InetSocketAddress remote, DataLink.Receiver receiver, long source) throws IOException {
            if (!reachable) {
                throw new IOException("nobody listens at " + remote);
            }
            return line(remote, receiver);
        }

        private Line line(InetSocketAddress remote, DataLink.Receiver receiver) {
            lines.add(new Line(remote, receiver));
            return lastLine();
        }
    }

    /** One link, seen from its other end. */
    static final class Line implements DataLink {

        private final InetSocketAddress remote;
        private final Receiver receiver;
        private final List<Octets> sent = new ArrayList<>();
        private boolean closed;

        private Line(InetSocketAddress remote, Receiver receiver) {
            this.remote = remote;
            this.receiver = receiver;
        }

        InetSocketAddress remote() {
            return remote;
        }

        /** What came over it. */
        List<Octets> sent() {
            return sent;
        }

        boolean closed() {
            return closed;
        }

        /** Sends to the handset. */
        void arrives(Octets data) {
            receiver.received(data);
        }

        /** The peer ends it. */
        void ends() {
            receiver.dropped();
        }

        @Override
        public void send(Octets data) {
            sent.add(data);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
