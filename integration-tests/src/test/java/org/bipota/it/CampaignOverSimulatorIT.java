package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bipota.it.server.Installation;
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
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Campaigns over a simulated network of good, bad and breaking links, refusals and handsets that are off, with the server killed
 * in the middle: every count, every row of the report and the octets on every card are what they have to be.
 */
@Isolated
class CampaignOverSimulatorIT {

    private static final int SUBSCRIBERS = 150;
    private static final int STRANGERS = 3;
    private static final long SEED = 4712;
    private static final double RATE = 50;
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Test
    void everyCountAndEveryCardIsRightThoughTheServerIsKilled() throws Exception {
        RunSettings settings = new RunSettings(SUBSCRIBERS, SEED, Shares.ofCampaign(), RATE, SmscSettings.onPort(0), START,
                Installation.WINDOW, Installation.LIMIT, LIMIT, true);
        Ports ports = Ports.free();
        Map<String, String> more = Map.of("BIP_OTA_SMPP_RATE", "1000");
        ServerApi api = new ServerApi(URI.create("http://127.0.0.1:" + ports.http()), "admin", "admin-secret-4711");
        try (SimulationRun checks = new SimulationRun(settings, api, new AppletCards(AppletCards.USUAL_SERVER_NUMBER),
                Clock.systemUTC(), RunProgress.NONE);
                ServerProcess server = new ServerProcess("campaign", ports,
                        Installation.environment(checks.network().smsc().port(), more))) {
            server.start();

            RunReport checked = checks.run();
            CampaignReport killed = campaign(checks, api, server, 1, 3_000, List.of(40));
            CampaignReport small = campaign(checks, api, server, 2, 600, List.of());

            assertThat(wrong(checked)).isEmpty();
            assertThat(killed.kills()).isOne();
            assertThat(wrong(killed)).isEmpty();
            assertThat(wrong(small)).isEmpty();
        }
    }

    private static CampaignReport campaign(SimulationRun checks, ServerApi api, ServerProcess server, int nth, int octets,
            List<Integer> killAt) throws Exception {
        CampaignSettings settings = new CampaignSettings(octets, new SendingPolicy(1024, 3, true), 0, STRANGERS, killAt, LIMIT);
        return new CampaignRun(settings, checks.population(), api.campaigns(), nth, SEED, () -> {
            server.kill();
            server.start();
        }, RunProgress.NONE).run();
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
