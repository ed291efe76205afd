package org.bipota.simulator.handset;

import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.bipota.protocol.sms.SmsAddress;
import org.bipota.simulator.smsc.Address;
import org.bipota.simulator.smsc.DeliveryReport;
import org.bipota.simulator.smsc.MobileNetwork;
import org.bipota.simulator.smsc.MobileOriginated;
import org.bipota.simulator.smsc.MobileTerminated;
import org.bipota.simulator.smsc.Smsc;
import org.bipota.simulator.smsc.SmscSettings;

/** All handsets, their SMSC, and the threads they share. Everything ends when it is closed. */
public final class HandsetNetwork implements MobileNetwork, AutoCloseable {

    private static final SmsAddress SERVICE_CENTRE = SmsAddress.international("491550000000");

    private final HandsetSurroundings surroundings = new Surroundings();
    private final Map<String, Handset> handsets = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor scheduler;
    private final ExecutorService pool;
    private final HandsetSockets sockets;
    private final Smsc smsc;
    private final Clock clock;

    /**
     * Starts the SMSC; there are no handsets yet.
     *
     * @param threads threads that run cards and handsets, at least 1
     * @throws IOException when the SMSC's port cannot be bound
     */
    public HandsetNetwork(SmscSettings settings, int threads, Clock clock) throws IOException {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.scheduler = new ScheduledThreadPoolExecutor(1, daemon("network-scheduler"));
        scheduler.setRemoveOnCancelPolicy(true);
        this.pool = Executors.newFixedThreadPool(threads, daemon("handset"));
        this.sockets = new HandsetSockets();
        try {
            this.smsc = new Smsc(settings, this, scheduler, clock);
        } catch (IOException e) {
            sockets.close();
            pool.shutdownNow();
            scheduler.shutdownNow();
            throw e;
        }
    }

    private static ThreadFactory daemon(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** The SMSC of this network. */
    public Smsc smsc() {
        return smsc;
    }

    /**
     * Adds a handset, switched off.
     *
     * @param seed of what its link loses
     * @throws IllegalArgumentException when the subscriber has one already
     */
    public Handset add(String msisdn, Handset.CardMaker card, TerminalModel terminal, HandsetBehaviour behaviour,
                       long seed) {
        Handset handset = new Handset(msisdn, surroundings, card, terminal, behaviour, seed);
        if (handsets.putIfAbsent(msisdn, handset) != null) {
            throw new IllegalArgumentException("subscriber " + Address.international(msisdn) + " has a handset already");
        }
        return handset;
    }

    /** All handsets. */
    public Collection<Handset> handsets() {
        return handsets.values();
    }

    @Override
    public boolean serves(String msisdn) {
        return handsets.containsKey(msisdn);
    }

    @Override
    public void deliver(MobileTerminated message, Consumer<DeliveryReport> report) {
        handsets.get(message.msisdn()).receive(message, report);
    }

    /** The scheduler that the whole network shares; its tasks must not block. */
    public ScheduledThreadPoolExecutor scheduler() {
        return scheduler;
    }

    /** The most channels that had a socket at the same time so far. */
    public int mostSockets() {
        return sockets.most();
    }

    /** Why a channel last got no socket on this machine, if that happened: whatever it led to is not the server's fault. */
    public Optional<String> socketFault() {
        return sockets.fault();
    }

    HandsetSurroundings surroundings() {
        return surroundings;
    }

    @Override
    public void close() {
        smsc.close();
        scheduler.shutdownNow();
        pool.shutdownNow();
        sockets.close();
    }

    /** This network as a handset sees it. */
    private final class Surroundings implements HandsetSurroundings {

        @Override
        public Executor pool() {
            return pool;
        }

        @Override
        public ScheduledExecutorService scheduler() {
            return scheduler;
        }

        @Override
        public Clock clock() {
            return clock;
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public BearerNetwork bearers() {
            return sockets;
        }

        @Override
        public SmsAddress serviceCentre() {
            return SERVICE_CENTRE;
        }

        @Override
        public void submit(MobileOriginated sms) {
            smsc.submit(sms);
        }

        @Override
        public void present(String msisdn) {
            smsc.present(msisdn);
        }
    }
}
