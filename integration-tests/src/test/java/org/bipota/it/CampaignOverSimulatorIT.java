package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bipota.it.server.Api;
import org.bipota.it.server.Installation;
import org.bipota.it.server.MostlyWaiting;
import org.bipota.it.server.Ports;
import org.bipota.it.server.ServerProcess;
import org.bipota.simulator.campaign.CampaignReport;
import org.bipota.simulator.campaign.CampaignRun;
import org.bipota.simulator.campaign.CampaignSettings;
import org.bipota.simulator.population.AppletCards;
import org.bipota.simulator.population.SendingPolicy;
import org.bipota.simulator.population.Shares;
import org.bipota.simulator.run.Finding;
import org.bipota.simulator.run.RunProgress;
import org.bipota.simulator.run.RunReport;
import org.bipota.simulator.run.RunSettings;
import org.bipota.simulator.run.SimulationRun;
import org.bipota.simulator.server.ServerApi;
import org.bipota.simulator.smsc.SmscSettings;
import org.junit.jupiter.api.Test;

/**
 * A campaign over a simulated network of good, bad and breaking links, refusals and handsets that are off. In the middle, while
 * another campaign is being prepared, the server is killed by kill -9: every count, every row of the report and the octets on
 * every card are what they have to be. The content is small enough for SMS and takes several packets on a channel; those who fail
 * to open one are told so.
 */
@MostlyWaiting
class CampaignOverSimulatorIT {

    private static final int SUBSCRIBERS = 120;
    private static final int STRANGERS = 3;
    private static final int OCTETS = 1_500;
    private static final SendingPolicy POLICY = new SendingPolicy(2_048, 3, false);
    /** As in a campaign's usual mix, without those who keep silent: they take as long as all windows together. */
    private static final Shares SHARES = Shares.parse("capable=45,lossy=3,cell-edge=3,breaks-off=3,declines-later=2,"
            + "no-network-later=2,off-later=2,store-full=2,no-bip=22,no-bip-claim=6,declines=6,known=4,no-bip-off-later=2");
    /** Long enough for a card to send its SYN twice. */
    private static final Duration WINDOW = Duration.ofSeconds(8);
    private static final long SEED = 4712;
    private static final double RATE = 50;
    private static final int KILL_AT_PERCENT = 40;
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Test
    void everyCountAndEveryCardIsRightThoughTheServerIsKilled() throws Exception {
        RunSettings settings = new RunSettings(SUBSCRIBERS, SEED, SHARES, RATE, SmscSettings.onPort(0), START,
                WINDOW, Installation.LIMIT, LIMIT, true);
        Ports ports = Ports.free();
        Map<String, String> more = Map.of("BIP_OTA_SMPP_RATE", "1000", "BIP_OTA_CHECK_WINDOW", WINDOW.toString());
        ServerApi api = new ServerApi(URI.create("http://127.0.0.1:" + ports.http()), "admin", "admin-secret-4711");
        try (SimulationRun checks = new SimulationRun(settings, api, new AppletCards(AppletCards.USUAL_SERVER_NUMBER),
                Clock.systemUTC(), RunProgress.NONE);
                ServerProcess server = new ServerProcess("campaign", ports,
                        Installation.environment(checks.network().smsc().port(), more))) {
            server.start();

            AtomicReference<PreparationInTheMiddle> preparation = new AtomicReference<>();
            RunReport checked = checks.run();
            assertThat(wrong(checked)).isEmpty();
            CampaignReport report = new CampaignRun(
                    new CampaignSettings(OCTETS, POLICY, 0, STRANGERS, List.of(KILL_AT_PERCENT), LIMIT),
                    checks.population(), api.campaigns(), 1, SEED, () -> {
                        preparation.set(new PreparationInTheMiddle(new Api(ports.http()).as("admin", "admin-secret-4711")));
                        server.kill();
                        server.start();
                    }, RunProgress.NONE).run();

            assertThat(report.kills()).isOne();
            assertThat(wrong(report)).isEmpty();
            preparation.get().goOn();
            assertThat(server.logFile()).as("the order of H2's statements, without which a kill may leave half of one")
                    .doesNotContain("BIPOTA3066");
        }
    }

    private static String wrong(RunReport report) {
        return report.findings().stream().filter(finding -> !finding.right())
                .map(CampaignOverSimulatorIT::inWords).collect(Collectors.joining("\n"));
    }

    private static String inWords(Finding finding) {
        return finding.subscriber().behaviour() + " " + finding.fault();
    }

    private static String wrong(CampaignReport report) {
        return Stream.concat(report.faults().stream(), report.findings().stream().filter(finding -> !finding.right())
                .map(finding -> finding.behaviour() + " " + finding.fault())).collect(Collectors.joining("\n"));
    }
}
