package org.bipota.simulator.run;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bipota.simulator.handset.HandsetNetwork;
import org.bipota.simulator.population.CardFactory;
import org.bipota.simulator.population.Population;
import org.bipota.simulator.population.Step;
import org.bipota.simulator.population.Subscriber;
import org.bipota.simulator.population.Verdict;
import org.bipota.simulator.server.Capability;
import org.bipota.simulator.server.ImportResult;
import org.bipota.simulator.server.ServerApi;
import org.bipota.simulator.server.ServerRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One trial. Its network starts with it and ends when it is closed; it runs once. */
public final class SimulationRun implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SimulationRun.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    /** How long after the last verdict all are verified again: what is wrongly decided once more shows by then. */
    private static final Duration SETTLE = Duration.ofSeconds(2);
    private static final int HANDSET_THREADS = 2;
    private static final int IMPORT_ROWS = 1000;

    private final RunSettings settings;
    private final ServerApi server;
    private final HandsetNetwork network;
    private final Population population;
    private final Comparison comparison;
    private final RunProgress progress;
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean channelsHeld;

    /**
     * Starts SMSC and handsets, all of them off.
     *
     * @throws IOException when the SMSC's port cannot be bound
     */
    public SimulationRun(RunSettings settings, ServerApi server, CardFactory cards, Clock clock, RunProgress progress)
            throws IOException {
        this.settings = settings;
        this.server = server;
        this.progress = progress;
        this.comparison = new Comparison(settings.checkWindow(), settings.sameClock());
        this.network = new HandsetNetwork(settings.smsc(), HANDSET_THREADS, clock);
        try {
            this.population = Population.create(settings.handsets(), settings.seed(), settings.shares(), network, cards);
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    /** The network, as for dropping its links. */
    public HandsetNetwork network() {
        return network;
    }

    /** The subscribers. */
    public Population population() {
        return population;
    }

    /**
     * Imports the cards, switches all on and watches them to the end.
     *
     * @throws SeedUsedException      when the server has results for these subscribers
     * @throws ServerRefusedException when the server refuses the import
     * @throws NotBoundException      when the server does not bind to the SMSC
     * @throws IOException            when the server cannot be reached
     */
    public RunReport run() throws IOException, SeedUsedException, InterruptedException {
        prepare();
        progress.phase("switching on " + settings.handsets() + " handsets, " + settings.rate() + " a second");
        long start = System.nanoTime();
        if (settings.atOnce()) {
            population.holdChannels();
            channelsHeld = true;
        }
        population.powerOn(settings.rate());
        Duration elapsed = watch(start);
        progress.phase("verifying");
        pause(SETTLE);
        return verify(elapsed);
    }

    private void prepare() throws IOException, SeedUsedException, InterruptedException {
        progress.phase("importing " + settings.handsets() + " cards");
        int accepted = 0;
        for (String file : population.importCsv(IMPORT_ROWS)) {
            ImportResult imported = server.importCards(file);
            accepted += imported.accepted();
            if (!imported.rejected().isEmpty()) {
                throw new IOException("the server rejected cards: " + imported.rejected());
            }
        }
        if (accepted != settings.handsets()) {
            throw new IOException("the server accepted " + accepted + " of " + settings.handsets() + " cards");
        }
        Map<String, Capability> before = server.capabilities();
        for (Subscriber subscriber : population.subscribers()) {
            Capability known = before.get(subscriber.msisdn());
            if (known != null && known.verdict() != Verdict.UNKNOWN) {
                throw new SeedUsedException(settings.seed());
            }
        }
        progress.phase("waiting for the server to bind to port " + network.smsc().port());
        if (!network.smsc().awaitBound(settings.bindTimeout())) {
            throw new NotBoundException(network.smsc().port(), settings.bindTimeout());
        }
    }

    /** Follows every subscriber from verdict to verdict, until all have theirs or the time is up. */
    private Duration watch(long start) throws InterruptedException {
        while (true) {
            population.expireWaiting();
            if (channelsHeld && population.allPushed()) {
                progress.phase("opening all channels at once");
                population.openChannels();
                channelsHeld = false;
            }
            int complete = observe();
            progress.complete(complete);
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            boolean allOn = elapsed.toMillis() >= settings.handsets() * 1000L / settings.rate();
            boolean timeUp = elapsed.compareTo(settings.timeLimit()) >= 0;
            if (complete == settings.handsets() && allOn || timeUp || pause(POLL)) {
                return elapsed;
            }
        }
    }

    private int observe() throws InterruptedException {
        Map<String, Capability> all = Map.of();
        try {
            all = server.capabilities();
        } catch (IOException e) {
            // It may be starting anew; what it must not lose is looked at again when it is back.
            LOG.info("The server does not answer now: {}", e.getMessage());
        }
        int complete = 0;
        for (Subscriber subscriber : population.subscribers()) {
            Capability seen = all.get(subscriber.msisdn());
            if (!subscriber.complete() && seen != null && fault(subscriber, subscriber.nextStep(), seen).isEmpty()) {
                subscriber.stepPassed();
            }
            boolean keepsQuiet = subscriber.finalStep().verdict() == Verdict.UNKNOWN;
            complete += subscriber.complete() || keepsQuiet ? 1 : 0;
        }
        return complete;
    }

    private Optional<String> fault(Subscriber subscriber, Step step, Capability seen) {
        return comparison.fault(step, seen, subscriber.handset().firstDownload());
    }

    /** Reads every subscriber once more, one by one. */
    private RunReport verify(Duration elapsed) throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        List<Duration> latency = new ArrayList<>();
        for (Subscriber subscriber : population.subscribers()) {
            Optional<Capability> seen = server.capability(subscriber.msisdn());
            findings.add(finding(subscriber, seen, server.checks(subscriber.msisdn())));
            Optional<Instant> asked = subscriber.handset().firstSms();
            if (subscriber.behaviour().verdicts().equals(List.of(Verdict.CAPABLE)) && asked.isPresent()) {
                seen.filter(Capability::capable).flatMap(Capability::decidedAt)
                        .ifPresent(decided -> latency.add(Duration.between(asked.get(), decided)));
            }
        }
        latency.sort(null);
        return new RunReport(findings, elapsed, latency, network.mostSockets(), network.socketFault());
    }

    private Finding finding(Subscriber subscriber, Optional<Capability> seen, int checks) {
        if (seen.isEmpty()) {
            return new Finding(subscriber, "not known", "was imported, but the server does not know him");
        }
        String fault = fault(subscriber, subscriber.finalStep(), seen.get())
                .or(() -> history(subscriber))
                .or(() -> checks == subscriber.behaviour().checks() ? Optional.empty()
                        : Optional.of("was checked " + checks + " times instead of " + subscriber.behaviour().checks()))
                .or(() -> subscriber.handset().fault().map(failure -> "its card failed: " + failure)).orElse("");
        return new Finding(subscriber, seen.get().verdict().name(), fault);
    }

    /** A right verdict may still have come in a wrong way. */
    private static Optional<String> history(Subscriber subscriber) {
        boolean keepsQuiet = subscriber.finalStep().verdict() == Verdict.UNKNOWN;
        boolean asked = subscriber.handset().firstSms().isPresent();
        if (keepsQuiet) {
            return asked ? Optional.of("sent a request, which the server does not know") : Optional.empty();
        }
        if (!asked) {
            return Optional.of("never sent a request");
        }
        return subscriber.complete() ? Optional.empty()
                : Optional.of("was never seen " + subscriber.nextStep().verdict() + " before");
    }

    /** Waits; true when the trial was closed meanwhile. */
    private boolean pause(Duration time) throws InterruptedException {
        return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        closed.countDown();
        network.close();
    }
}
