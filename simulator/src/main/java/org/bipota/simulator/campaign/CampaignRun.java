package org.bipota.simulator.campaign;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.bipota.protocol.Octets;
import org.bipota.simulator.population.ContentBehaviour;
import org.bipota.simulator.population.Population;
import org.bipota.simulator.population.Subscriber;
import org.bipota.simulator.run.RunProgress;
import org.bipota.simulator.server.CampaignApi;
import org.bipota.simulator.server.CampaignStatus;
import org.bipota.simulator.server.ServerRefusedException;
import org.bipota.simulator.server.TargetReport;
import org.bipota.simulator.server.TargetsResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One campaign over a population whose checks are over. It runs once. */
public final class CampaignRun {

    private static final Logger LOG = LoggerFactory.getLogger(CampaignRun.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int TARGETS_IN_A_FILE = 5_000;
    private static final long CARD_PATIENCE_SECONDS = 60;
    private static final int SERVER_ERROR = 500;

    private final CampaignSettings settings;
    private final Population population;
    private final CampaignApi server;
    private final Outage outage;
    private final RunProgress progress;
    private final String name;
    private final Octets content;
    private final CountDownLatch never = new CountDownLatch(1);
    private List<Target> targets = List.of();
    private int kills;

    /**
     * A campaign that has not begun.
     *
     * @param nth    which one it is over this population: names and content follow from it
     * @param seed   of the content's octets
     * @param outage takes the server away where the settings say so
     */
    public CampaignRun(CampaignSettings settings, Population population, CampaignApi server, int nth, long seed, Outage outage,
                       RunProgress progress) {
        this.settings = settings;
        this.population = population;
        this.server = server;
        this.outage = outage;
        this.progress = progress;
        this.name = "trial-" + seed + "-" + nth;
        byte[] octets = new byte[settings.octets()];
        new Random(seed * 31 + nth).nextBytes(octets);
        this.content = Octets.of(octets);
    }

    /**
     * Uploads content and targets, starts the campaign, watches it to its end and compares.
     *
     * @throws ServerRefusedException when the server refuses a call
     * @throws IOException            when it cannot be reached before the start or behind the end, or answers what is no answer
     */
    public CampaignReport run() throws IOException, InterruptedException {
        population.subscribers().forEach(Subscriber::expectContent);
        targets = targets();
        progress.phase("campaign " + name + ": " + settings.octets() + " octets for " + targets.size() + " targets");
        server.putContent(name, content);
        String id = server.create(name, name, settings.policy(), settings.rate());
        List<String> faults = new ArrayList<>(upload(id));
        long start = System.nanoTime();
        server.start(id);
        CampaignStatus last = watch(id, start);
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        progress.phase("reading " + targets.size() + " targets and their cards");
        return report(id, last, elapsed, faults);
    }

    private List<Target> targets() throws InterruptedException {
        List<Target> all = new ArrayList<>();
        for (Subscriber subscriber : population.subscribers()) {
            all.add(new Target(subscriber.msisdn(), Optional.of(subscriber),
                    ContentBehaviour.of(subscriber.behaviour(), settings.octets(), settings.policy()), cardContent(subscriber),
                    subscriber.handset().texts()));
        }
        for (int i = 0; i < settings.strangers(); i++) {
            all.add(Target.stranger(population.stranger(i)));
        }
        return all;
    }

    private static Octets cardContent(Subscriber subscriber) throws InterruptedException {
        try {
            return subscriber.handset().content().get(CARD_PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("a card of the simulator cannot be read", e);
        }
    }

    /** Sends the targets in several files, the first of them once more, and a line that is no number. */
    private List<String> upload(String id) throws IOException, InterruptedException {
        List<String> faults = new ArrayList<>();
        for (int from = 0; from < targets.size(); from += TARGETS_IN_A_FILE) {
            List<Target> some = targets.subList(from, Math.min(targets.size(), from + TARGETS_IN_A_FILE));
            expect(faults, server.putTargets(id, csv(some, "")), new TargetsResult(some.size(), 0, 0));
        }
        expect(faults, server.putTargets(id, csv(targets.subList(0, 1), "no number\n")), new TargetsResult(0, 1, 1));
        return faults;
    }

    private static String csv(List<Target> some, String more) {
        return some.stream().map(Target::msisdn).collect(Collectors.joining("\n", "msisdn\n", "\n" + more));
    }

    private static void expect(List<String> faults, TargetsResult seen, TargetsResult expected) {
        if (!seen.equals(expected)) {
            faults.add("the upload of targets was answered with " + seen + " instead of " + expected);
        }
    }

    private CampaignStatus watch(String id, long start) throws IOException, InterruptedException {
        CampaignStatus last = null;
        while (true) {
            population.expireWaiting();
            try {
                last = server.status(id);
                progress.complete((int) last.ended());
                if (last.over()) {
                    return last;
                }
                killIfDue(last);
            } catch (IOException e) {
                if (kills == 0 && e instanceof ServerRefusedException refused && refused.status() < SERVER_ERROR) {
                    throw e;
                }
                // It is starting anew, and answers anything while it does; what it must not lose is looked at in the end.
                LOG.info("The server does not answer now: {}", e.getMessage());
            }
            if (System.nanoTime() - start > settings.timeLimit().toNanos()) {
                return last != null ? last : server.status(id);
            }
            never.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void killIfDue(CampaignStatus status) throws IOException, InterruptedException {
        if (kills < settings.killAt().size() && status.ended() * 100 >= (long) settings.killAt().get(kills) * targets.size()) {
            progress.phase("kill -9 with " + status.ended() + " of " + targets.size() + " targets ended");
            kills++;
            outage.killAndRestart();
        }
    }

    private CampaignReport report(String id, CampaignStatus last, Duration elapsed, List<String> faults)
            throws IOException, InterruptedException {
        List<TargetReport> rows = server.report(id);
        Map<String, List<TargetReport>> byTarget = rows.stream().collect(Collectors.groupingBy(TargetReport::msisdn));
        CampaignComparison comparison = new CampaignComparison(content, kills > 0);
        List<TargetFinding> findings = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Target target : targets) {
            known.add(target.msisdn());
            List<TargetReport> own = byTarget.getOrDefault(target.msisdn(), List.of());
            findings.add(finding(comparison, target, own));
        }
        faults.addAll(CampaignComparison.countFaults(targets, last, rows.size()));
        long foreign = rows.stream().filter(row -> !known.contains(row.msisdn())).count();
        if (foreign > 0) {
            faults.add(foreign + " rows of the report are about nobody's target");
        }
        return new CampaignReport(settings, findings, faults, last, elapsed, kills);
    }

    private static TargetFinding finding(CampaignComparison comparison, Target target, List<TargetReport> own)
            throws InterruptedException {
        Octets after = target.subscriber().isPresent() ? cardContent(target.subscriber().get()) : Octets.EMPTY;
        int texts = target.subscriber().map(subscriber -> subscriber.handset().texts()).orElse(0);
        String fault = comparison.fault(target, own, after, texts)
                .or(() -> target.subscriber().flatMap(subscriber -> subscriber.handset().fault())
                        .map(failure -> "its card failed: " + failure)).orElse("");
        String seen = own.isEmpty() ? "not there" : own.get(0).route() + " " + own.get(0).state();
        return new TargetFinding(target.msisdn(), target.behaviour(), target.expected(), seen, fault);
    }
}
