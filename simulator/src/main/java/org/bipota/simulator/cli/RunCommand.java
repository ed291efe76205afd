package org.bipota.simulator.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import org.bipota.simulator.population.AppletCards;
import org.bipota.simulator.population.Shares;
import org.bipota.simulator.run.NotBoundException;
import org.bipota.simulator.run.RunReport;
import org.bipota.simulator.run.RunSettings;
import org.bipota.simulator.run.SeedUsedException;
import org.bipota.simulator.run.SimulationRun;
import org.bipota.simulator.server.ServerApi;
import org.bipota.simulator.server.ServerRefusedException;
import org.bipota.simulator.smsc.SmscSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
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
    private static final int NOT_REACHED = 3;
    private static final String PASSWORD_VARIABLE = "BIP_OTA_PASSWORD";

    @Spec
    private CommandSpec spec;

    @Option(names = "--handsets", defaultValue = "200", paramLabel = "N", description = "how many (${DEFAULT-VALUE})")
    private int handsets;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N",
            description = "what numbers, keys and behaviour follow from (${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--server", defaultValue = "http://127.0.0.1:8080", paramLabel = "URL",
            description = "console and API of the server (${DEFAULT-VALUE})")
    private URI server;

    @Option(names = "--user", defaultValue = "admin", paramLabel = "NAME",
            description = "who imports the cards (${DEFAULT-VALUE})")
    private String user;

    @Option(names = "--password-file", paramLabel = "FILE",
            description = "first line is the password; without it the variable " + PASSWORD_VARIABLE)
    private Path passwordFile;

    @Option(names = "--smsc-port", defaultValue = "2775", paramLabel = "PORT",
            description = "where the SMSC listens on 127.0.0.1 (${DEFAULT-VALUE})")
    private int smscPort;

    @Option(names = "--smsc-system-id", defaultValue = "bipota", paramLabel = "ID",
            description = "who may bind (${DEFAULT-VALUE}); the password is in the variable SMSC_PASSWORD (bipota)")
    private String smscSystemId;

    @Option(names = "--server-number", defaultValue = AppletCards.USUAL_SERVER_NUMBER, paramLabel = "NUMBER",
            description = "where the cards send their SMS (${DEFAULT-VALUE})")
    private String serverNumber;

    @Option(names = "--bind-timeout", defaultValue = "PT60S", paramLabel = "TIME",
            description = "how long the server may take to bind (${DEFAULT-VALUE})")
    private Duration bindTimeout;

    @Option(names = "--check-window", defaultValue = "PT2M", paramLabel = "TIME",
            description = "BIP_OTA_CHECK_WINDOW of the server (${DEFAULT-VALUE})")
    private Duration checkWindow;

    @Option(names = "--check-limit", defaultValue = "PT72H", paramLabel = "TIME",
            description = "BIP_OTA_CHECK_LIMIT of the server (${DEFAULT-VALUE})")
    private Duration checkLimit;

    @Option(names = "--time-limit", paramLabel = "TIME", description = "when to give up (follows from the others)")
    private Duration timeLimit;

    @Option(names = "--rate", defaultValue = "20", paramLabel = "N",
            description = "handsets switched on per second (${DEFAULT-VALUE})")
    private double rate;

    @Option(names = "--shares", paramLabel = "B=N,...",
            description = "who behaves how, as capable=50,no-bip=10 (the usual mix)")
    private String shares;

    @Option(names = "--csv", paramLabel = "FILE", description = "writes a row for every handset")
    private Path csv;

    @Override
    public Integer call() throws InterruptedException {
        RunSettings settings = settings();
        ServerApi api = new ServerApi(server, user, password());
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (ConsoleProgress progress = new ConsoleProgress(out, System.console() != null, settings.handsets());
             SimulationRun run = new SimulationRun(settings, api, new AppletCards(serverNumber), Clock.systemUTC(), progress)) {
            RunReport report = run.run();
            progress.finish();
            new ReportTable(report).print(out);
            return writeCsv(report) && report.right() ? ExitCode.OK : WRONG;
        } catch (SeedUsedException | ServerRefusedException e) {
            err.println(e.getMessage());
            return ExitCode.USAGE;
        } catch (NotBoundException e) {
            err.println(e.getMessage());
            return NOT_REACHED;
        } catch (IOException e) {
            err.println("The server at " + server + " was not reached: " + reason(e));
            return NOT_REACHED;
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
            spec.commandLine().getErr().println("The file " + csv + " was not written: " + reason(e));
            return false;
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private RunSettings settings() {
        if (!("http".equals(server.getScheme()) || "https".equals(server.getScheme())) || server.getHost() == null) {
            throw new ParameterException(spec.commandLine(), "--server " + server + ": allowed is http(s)://host:port");
        }
        try {
            Duration limit = timeLimit != null ? timeLimit
                    : RunSettings.sufficientTime(handsets, rate, checkWindow, checkLimit);
            SmscSettings defaults = SmscSettings.onPort(smscPort);
            String smscPassword = System.getenv().getOrDefault("SMSC_PASSWORD", defaults.password());
            SmscSettings smsc = new SmscSettings(smscPort, smscSystemId, smscPassword, defaults.window(),
                    defaults.responseTimeout(), defaults.retryDelay());
            boolean sameClock = Set.of("127.0.0.1", "localhost", "[::1]")
                    .contains(server.getHost());
            return new RunSettings(handsets, seed, shares == null ? Shares.usual() : Shares.parse(shares), rate, smsc,
                    bindTimeout, checkWindow, checkLimit, limit, sameClock);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private String password() {
        if (passwordFile == null) {
            String password = System.getenv(PASSWORD_VARIABLE);
            if (password == null) {
                throw new ParameterException(spec.commandLine(),
                        "a password is missing: --password-file, or the variable " + PASSWORD_VARIABLE);
            }
            return password;
        }
        try {
            return Files.readAllLines(passwordFile).stream().findFirst().orElseThrow(() -> new IOException("is empty"));
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(),
                    "password file " + passwordFile + " cannot be read: " + e.getMessage(), e);
        }
    }
}
