package org.bipota.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.bipota.simulator.population.AppletCards;
import org.bipota.simulator.population.Behaviour;
import org.bipota.simulator.population.Shares;
import org.bipota.simulator.population.Verdict;
import org.bipota.simulator.server.ServerApi;
import org.bipota.simulator.smsc.SmscSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real applet, real sockets, real SMPP; only the server is the test's. */
@Timeout(120)
class SimulationRunTest {

    private static final Duration WINDOW = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofSeconds(4);

    @Test
    void everyBehaviourEndsInItsVerdict() throws Exception {
        try (TrialServer server = new TrialServer(WINDOW, LIMIT);
             SimulationRun run = run(server, 36, 7, Shares.usual(), RunProgress.NONE)) {
            server.bind(run.network().smsc().port());

            RunReport report = run.run();

            assertThat(server.failure()).isNull();
            assertThat(report.findings()).hasSize(36).allSatisfy(finding -> assertThat(finding.fault()).isEmpty());
            assertThat(report.findings().stream().map(finding -> finding.subscriber().behaviour()).distinct())
                    .as("behaviours").hasSizeGreaterThan(8);
            assertThat(report.latencyPercentile(50)).isPresent();
            assertThat(report.checksPerSecond()).isPositive();
        }
    }

    @Test
    void thoseThatNeedSeveralVerdictsComeToAllOfThem() throws Exception {
        try (TrialServer server = new TrialServer(WINDOW, LIMIT);
             SimulationRun run = run(server, 4, 8,
                     Shares.parse("changes-to-incapable=1,changes-to-capable=1,confirms-late=1,lossy=1"), RunProgress.NONE)) {
            server.bind(run.network().smsc().port());

            assertThat(run.run().findings()).allSatisfy(finding -> assertThat(finding.fault()).isEmpty());
        }
    }

    @Test
    void handsetsThatMisbehaveEndInTheirVerdictsToo() throws Exception {
        try (TrialServer server = new TrialServer(WINDOW, LIMIT);
             SimulationRun run = run(server, 16, 10, Shares.parse("busy-first=1,sms-fails-first=1,card-busy-first=1,modifies=1,"
                     + "drops=1,network-unable=1,no-answer=1,no-imei=1"), RunProgress.NONE)) {
            server.bind(run.network().smsc().port());

            assertThat(run.run().findings()).allSatisfy(finding -> assertThat(finding.fault()).isEmpty());
        }
    }

    @Test
    void allOpenTheirChannelsAtOnceOverLinksOfEveryKind() throws Exception {
        RunSettings settings = settings(60, 11, Shares.parse("capable=4,lossy=3,cell-edge=3,no-bip=1,known=1"))
                .withAllAtOnce();
        try (TrialServer server = new TrialServer(Duration.ofSeconds(20), LIMIT);
             SimulationRun run = run(server, settings, RunProgress.NONE)) {
            server.bind(run.network().smsc().port());

            RunReport report = run.run();

            assertThat(report.findings()).hasSize(60).allSatisfy(finding -> assertThat(finding.fault()).isEmpty());
            // those over slow links are still there when the last one has opened his
            assertThat(report.mostChannels()).isGreaterThanOrEqualTo(25);
            assertThat(report.socketFault()).isEmpty();
        }
    }

    @Test
    void aVerdictThatTurnsWrongAfterwardsIsFound() throws Exception {
        try (TrialServer server = new TrialServer(WINDOW, LIMIT)) {
            Map<String, Verdict> lie = new HashMap<>();
            RunProgress liar = new RunProgress() {
                @Override
                public void phase(String text) {
                    if (text.equals("verifying")) {
                        server.lie(lie);
                    }
                }

                @Override
                public void complete(int handsets) {
                    // only the phases matter
                }
            };
            try (SimulationRun run = run(server, 3, 9, Shares.parse("capable=1,known=1,no-bip=1"), liar)) {
                server.bind(run.network().smsc().port());
                String capable = run.population().subscribers().stream()
                        .filter(subscriber -> subscriber.behaviour() == Behaviour.CAPABLE).findFirst().orElseThrow()
                        .msisdn();
                lie.put(capable, Verdict.NOT_CAPABLE);

                RunReport report = run.run();

                assertThat(server.failure()).isNull();
                assertThat(report.right()).isFalse();
                assertThat(report.findings().stream().filter(finding -> !finding.right())).singleElement()
                        .satisfies(finding -> {
                            assertThat(finding.subscriber().msisdn()).isEqualTo(capable);
                            assertThat(finding.fault()).contains("NOT_CAPABLE instead of CAPABLE");
                        });
            }
        }
    }

    @Test
    void aCheckTooManyIsFound() throws Exception {
        try (TrialServer server = new TrialServer(WINDOW, LIMIT);
             SimulationRun run = run(server, 1, 9, Shares.parse("capable=1"), RunProgress.NONE)) {
            server.bind(run.network().smsc().port());
            server.pretendChecks(1);

            assertThat(run.run().findings()).singleElement().satisfies(
                    finding -> assertThat(finding.fault()).isEqualTo("was checked 2 times instead of 1"));
        }
    }

    @Test
    void resultsOfAnEarlierTrialAreNotTakenForThisOnes() throws Exception {
        try (TrialServer server = new TrialServer(WINDOW, LIMIT);
             SimulationRun run = run(server, 1, 9, Shares.parse("capable=1"), RunProgress.NONE)) {
            server.bind(run.network().smsc().port());
            server.lie(Map.of(run.population().subscribers().get(0).msisdn(), Verdict.CAPABLE));

            assertThatThrownBy(run::run).isInstanceOf(SeedUsedException.class);
        }
    }

    @Test
    void aServerThatDoesNotBindIsNamed() throws Exception {
        try (TrialServer server = new TrialServer(WINDOW, LIMIT);
             SimulationRun run = run(server, 1, 9, Shares.parse("capable=1"), RunProgress.NONE)) {
            assertThatThrownBy(run::run).isInstanceOf(NotBoundException.class);
        }
    }

    private static SimulationRun run(TrialServer server, int handsets, long seed, Shares shares, RunProgress progress)
            throws IOException {
        return run(server, settings(handsets, seed, shares), progress);
    }

    private static SimulationRun run(TrialServer server, RunSettings settings, RunProgress progress) throws IOException {
        return new SimulationRun(settings, new ServerApi(server.uri(), "admin", "secret"),
                new AppletCards(AppletCards.USUAL_SERVER_NUMBER), Clock.systemUTC(), progress);
    }

    private static RunSettings settings(int handsets, long seed, Shares shares) {
        return new RunSettings(handsets, seed, shares, 100, SmscSettings.onPort(0), Duration.ofMillis(500),
                WINDOW, LIMIT, Duration.ofSeconds(60), true);
    }
}
