package org.bipota.simulator.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.bipota.simulator.population.Shares;
import org.bipota.simulator.run.DescriptorLimit;
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

/** {@code run}: a population against a server, and the comparison of what it is with what the server found out. */
@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false, exitCodeOnInvalidInput = ExitCode.USAGE,
        description = "Switches on handsets of known behaviour and compares the server's verdicts with it.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:every verdict is right", "1:verdicts are wrong or missing, or the CSV file was not written", "2:usage",
            "3:the server was not reached, or did not bind to the SMSC"})
final class RunCommand implements Callable<Integer> {

    private static final int WRONG = 1;

    @Spec
    private CommandSpec spec;

    @Mixin
    private TrialOptions trial;

    @Option(names = "--at-once",
            description = "all handsets open their channels at the same moment, once each has its push")
    private boolean atOnce;

    @Option(names = "--shares", paramLabel = "B=N,...",
            description = "who behaves how, as capable=50,no-bip=10 (the usual mix)")
    private String shares;

    @Option(names = "--csv", paramLabel = "FILE", description = "writes a row for every handset")
    private Path csv;

    @Override
    public Integer call() throws InterruptedException {
        RunSettings settings = settings();
        return trial.against(spec, settings, (api, outage) -> run(settings, api));
    }

    private int run(RunSettings settings, ServerApi api) throws IOException, SeedUsedException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (ConsoleProgress progress = new ConsoleProgress(out, System.console() != null, settings.handsets(), "verdict");
             SimulationRun run = new SimulationRun(settings, api, trial.cards(), Clock.systemUTC(), progress)) {
            RunReport report = run.run();
            progress.finish();
            new ReportTable(report).print(out);
            return writeCsv(report) && report.right() ? ExitCode.OK : WRONG;
        }
    }

    private boolean writeCsv(RunReport report) {
        if (csv == null) {
            return true;
        }
        try {
            ReportCsv.write(report, csv);
            return true;
        } catch (IOException e) {
            spec.commandLine().getErr().println("The file " + csv + " was not written: " + TrialOptions.reason(e));
            return false;
        }
    }

    private RunSettings settings() {
        RunSettings settings = trial.settings(spec, TrialOptions.shares(spec, shares, Shares.usual()));
        if (!atOnce) {
            return settings;
        }
        DescriptorLimit.allowed().flatMap(allowed -> DescriptorLimit.shortage(settings.handsets(), allowed))
                .ifPresent(shortage -> {
                    throw new ParameterException(spec.commandLine(), "--at-once: " + shortage);
                });
        return settings.withAllAtOnce();
    }
}
