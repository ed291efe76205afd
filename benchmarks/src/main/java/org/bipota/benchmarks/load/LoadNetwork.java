package org.bipota.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.push.PushCommand;
import org.bipota.protocol.sms.UserData;
import org.bipota.simulator.smsc.Address;
import org.bipota.simulator.smsc.DeliveryReport;
import org.bipota.simulator.smsc.MobileNetwork;
import org.bipota.simulator.smsc.MobileOriginated;
import org.bipota.simulator.smsc.MobileTerminated;
import org.bipota.simulator.smsc.Smsc;
import org.bipota.simulator.smsc.SmscSettings;

/** The SMSC, the cards and the handsets of a load run; measures from request to the end of the channel. */
public final class LoadNetwork implements MobileNetwork, AutoCloseable {

    private static final int EIGHT_BIT = 0x04;
    private static final Duration RETRANSMIT = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "load");
        thread.setDaemon(true);
        return thread;
    });
    private final List<LoadCard> cards;
    private final Map<String, LoadCard> byMsisdn;
    private final Map<Integer, LoadCard> connecting = new ConcurrentHashMap<>();
    private final Histogram latencyMicros = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(10), 3);
    private final Histogram connectMicros = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(10), 3);
    private final Address server;
    private final Semaphore inFlight;
    private final CountDownLatch verdicts;
    private final LoadHandsets handsets;
    private final Smsc smsc;

    /**
     * Starts the network; nothing is sent yet.
     *
     * @param cards 1 to 60,000
     * @param series 0 to 999: which numbers, so that a server may be measured again
     * @param smscPort where the server binds
     * @param serverNumber the server's own address
     * @param inFlight checks between request and verdict at most
     */
    public LoadNetwork(int cards, int series, int smscPort, String serverNumber, int inFlight) throws IOException {
        if (cards < 1 || cards > LoadHandsets.MOST || series < 0 || series > 999 || inFlight < 1) {
            throw new IllegalArgumentException("cards: 1 to " + LoadHandsets.MOST + ", series: 0 to 999, in flight: 1 or more");
        }
        this.cards = IntStream.range(0, cards).mapToObj(index -> new LoadCard(index, series)).toList();
        this.byMsisdn = this.cards.stream().collect(Collectors.toUnmodifiableMap(LoadCard::msisdn, card -> card));
        this.server = new Address(3, 0, serverNumber);
        this.inFlight = new Semaphore(inFlight);
        this.verdicts = new CountDownLatch(cards);
        this.handsets = new LoadHandsets(this::ended);
        SmscSettings usual = SmscSettings.onPort(smscPort);
        this.smsc = new Smsc(new SmscSettings(smscPort, usual.systemId(), usual.password(), 256, usual.responseTimeout(),
                usual.retryDelay()), this, scheduler, Clock.systemUTC());
    }

    /** The import file of all cards. */
    public String importCsv() {
        return cards.stream().map(LoadCard::importRow)
                .collect(Collectors.joining("\n", "iccid,msisdn,imsi,kic,kic_key,kid,kid_key,push_tar\n", "\n"));
    }

    /** The SMSC, as for waiting for the server. */
    public Smsc smsc() {
        return smsc;
    }

    /** Latencies in microseconds, from request to the RST that follows the stored verdict. */
    public Histogram latencyMicros() {
        return latencyMicros;
    }

    /** The part of it from the first SYN on: the verdict's transaction and the handshake. */
    public Histogram connectMicros() {
        return connectMicros;
    }

    /** Lets every card ask, with no more checks under way than allowed, and waits for the last verdict; the time it took. */
    public Duration run() throws InterruptedException {
        var repeats = scheduler.scheduleWithFixedDelay(this::connectAgain, 1, 1, TimeUnit.SECONDS);
        long from = System.nanoTime();
        for (LoadCard card : cards) {
            if (!inFlight.tryAcquire(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(stuck());
            }
            smsc.submit(new MobileOriginated(card.msisdn(), server, 0, EIGHT_BIT, true, card.request(System.nanoTime())));
        }
        if (!verdicts.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(stuck());
        }
        repeats.cancel(false);
        return Duration.ofNanos(System.nanoTime() - from);
    }

    private String stuck() {
        return verdicts.getCount() + " checks have no verdict within " + LONGEST + "; the server's console says where they stand";
    }

    @Override
    public boolean serves(String msisdn) {
        return byMsisdn.containsKey(msisdn);
    }

    @Override
    public void deliver(MobileTerminated message, Consumer<DeliveryReport> report) {
        report.accept(new DeliveryReport.Delivered());
        LoadCard card = byMsisdn.get(message.msisdn());
        try {
            Octets packet = UserData.parse(message.userData()).payload();
            PushTarget target = PushTarget.of(PushCommand.parse(card.open(packet).data()));
            if (card.pushed(target, System.nanoTime())) {
                connecting.put(card.index(), card);
                connect(card);
            }
        } catch (ProtocolException e) {
            throw new IllegalStateException("a push cannot be read", e);
        }
    }

    private void connect(LoadCard card) {
        try {
            handsets.connect(card.index(), card.target());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Datagrams may be lost; a card sends its SYN again. */
    private void connectAgain() {
        long late = System.nanoTime() - RETRANSMIT.toNanos();
        connecting.values().stream().filter(card -> card.startedNanos() - late < 0).forEach(this::connect);
    }

    private void ended(int index) {
        LoadCard card = connecting.remove(index);
        if (card != null) {
            long now = System.nanoTime();
            latencyMicros.recordValue((now - card.startedNanos()) / 1000);
            connectMicros.recordValue((now - card.pushedNanos()) / 1000);
            inFlight.release();
            verdicts.countDown();
        }
    }

    @Override
    public void close() {
        smsc.close();
        handsets.close();
        scheduler.shutdownNow();
    }
}
