package org.bipota.simulator.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bipota.simulator.campaign.CampaignReport;
import org.bipota.simulator.campaign.CampaignRun;
import org.bipota.simulator.campaign.CampaignSettings;
import org.bipota.simulator.campaign.Outage;
import org.bipota.simulator.population.SendingPolicy;
import org.bipota.simulator.population.Shares;
import org.bipota.simulator.run.RunReport;
import org.bipota.simulator.run.RunSettings;
import org.bipota.simulator.run.SeedUsedException;
import org.bipota.simulator.run.SimulationRun;
import org.bipota.simulator.server.ServerApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code campaign}: checks, then campaigns, and the comparison of what the server says with cards and handsets. */
@Command(name = "campaign", mixinStandardHelpOptions = true, sortOptions = false, exitCodeOnInvalidInput = ExitCode.USAGE,
        description = {"Lets a population be checked, then sends it contents by campaigns, and compares the campaigns' counts and",
            "reports, every card's content and every user's texts with what had to come of them."},
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:everything is right", "1:something is wrong or missing", "2:usage",
            "3:the server was not reached, or did not bind to the SMSC"})
final class CampaignCommand implements Callable<Integer> {

    private static final int WRONG = 1;
    private static final int STRANGERS_IN_A_HUNDRED = 1;

    @Spec
    private CommandSpec spec;

    @Mixin
    private TrialOptions trial;

    @Option(names = "--shares", paramLabel = "B=N,...", description = "who behaves how (60 of a hundred are capable)")
    private String shares;

    @Option(names = "--octets", split = ",", defaultValue = "600,3000", paramLabel = "N,...",
            description = "sizes of the contents, one campaign for each after the other (${DEFAULT-VALUE})")
    private List<Integer> octets;

    @Option(names = "--sms-threshold", defaultValue = "1024", paramLabel = "OCTETS",
            description = "a smaller content goes by SMS where it cannot go by BIP (${DEFAULT-VALUE})")
    private int smsThreshold;

    @Option(names = "--push-attempts", defaultValue = "3", paramLabel = "N",
            description = "pushes before a download gives up on a channel (${DEFAULT-VALUE})")
    private int pushAttempts;

    @Option(names = "--release-rate", defaultValue = "0", paramLabel = "N",
            description = "downloads a campaign begins per second, 0 for the server's default (${DEFAULT-VALUE})")
    private int releaseRate;

    @Option(names = "--campaign-limit", defaultValue = "PT30M", paramLabel = "TIME",
            description = "how long one campaign may take (${DEFAULT-VALUE})")
    private Duration campaignLimit;

    @Option(names = "--kill-at", split = ",", paramLabel = "N%,...", converter = Percentage.class,
            description = "kill -9 of the served server when so many of a campaign's targets have their end, and start it anew")
    private List<Integer> killAt = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        RunSettings settings = trial.settings(spec, TrialOptions.shares(spec, shares, Shares.ofCampaign()));
        List<CampaignSettings> campaigns = campaigns(settings);
        if (!killAt.isEmpty() && !trial.serves()) {
            throw new ParameterException(spec.commandLine(), "--kill-at needs --serve: only a server started here is killed");
        }
        return trial.against(spec, settings, (api, outage) -> run(settings, campaigns, api, outage));
    }

    private int run(RunSettings settings, List<CampaignSettings> campaigns, ServerApi api, Outage outage)
            throws IOException, SeedUsedException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        boolean terminal = System.console() != null;
        try (ConsoleProgress verdicts = new ConsoleProgress(out, terminal, settings.handsets(), "verdict");
             ConsoleProgress ends = new ConsoleProgress(out, terminal, settings.handsets() + strangers(settings), "end");
             SimulationRun checks = new SimulationRun(settings, api, trial.cards(), Clock.systemUTC(), verdicts)) {
            RunReport checked = checks.run();
            verdicts.finish();
            new ReportTable(checked).print(out);
            boolean right = checked.right();
            for (int i = 0; i < campaigns.size(); i++) {
                CampaignReport report = new CampaignRun(campaigns.get(i), checks.population(), api.campaigns(), i + 1,
                        settings.seed(), outage, ends).run();
                ends.finish();
                new CampaignTable(report).print(out);
                right &= report.right();
            }
            return right ? ExitCode.OK : WRONG;
        }
    }

    private static int strangers(RunSettings settings) {
        return Math.max(1, settings.handsets() * STRANGERS_IN_A_HUNDRED / 100);
    }

    private List<CampaignSettings> campaigns(RunSettings settings) {
        try {
            SendingPolicy policy = new SendingPolicy(smsThreshold, pushAttempts, true);
            return octets.stream().map(size -> new CampaignSettings(size, policy, releaseRate, strangers(settings), killAt,
                    campaignLimit)).toList();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
