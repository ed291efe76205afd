package org.bipota.simulator.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.bipota.simulator.campaign.Outage;
import org.bipota.simulator.population.AppletCards;
import org.bipota.simulator.population.Shares;
import org.bipota.simulator.run.NotBoundException;
import org.bipota.simulator.run.RunSettings;
import org.bipota.simulator.run.SeedUsedException;
import org.bipota.simulator.server.ServedServer;
import org.bipota.simulator.server.ServerApi;
import org.bipota.simulator.server.ServerRefusedException;
import org.bipota.simulator.smsc.SmscSettings;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of every trial: how many handsets, which server, and how long it takes over a check. */
final class TrialOptions {

    private static final String PASSWORD_VARIABLE = "BIP_OTA_PASSWORD";
    private static final int HTTP = 80;
    private static final int NOT_REACHED = 3;
    /** How long a server that is started here may take; it may have to be built first. */
    private static final Duration START = Duration.ofMinutes(10);

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

    @Option(names = "--serve", paramLabel = "FILE",
            description = "start this ./serve on fresh data, let it have the check window and limit, and stop it in the end")
    private Path serve;

    /** A trial against a server that is there. */
    @FunctionalInterface
    interface Trial {

        /** The exit status; {@code outage} kills the server and starts it anew. */
        int run(ServerApi api, Outage outage) throws IOException, SeedUsedException, InterruptedException;
    }

    /**
     * How the trial runs.
     *
     * @param shares who behaves how
     * @throws ParameterException naming the option that cannot be used
     */
    RunSettings settings(CommandSpec spec, Shares shares) {
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
            return new RunSettings(handsets, seed, shares, rate, smsc, bindTimeout,
                    checkWindow, checkLimit, limit, sameClock);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** Runs a trial, with a server of its own where that was asked for; the exit status. */
    int against(CommandSpec spec, RunSettings settings, Trial body) throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        try {
            return serve == null ? body.run(new ServerApi(server, user, password(spec)), () -> { })
                    : againstServed(spec, settings, body);
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

    private int againstServed(CommandSpec spec, RunSettings settings, Trial body)
            throws IOException, SeedUsedException, InterruptedException {
        int httpPort = server.getPort() < 0 ? HTTP : server.getPort();
        Map<String, String> variables = Map.of("BIP_OTA_CHECK_WINDOW", checkWindow.toString(),
                "BIP_OTA_CHECK_LIMIT", checkLimit.toString());
        try (ServedServer served = new ServedServer(serve, httpPort, smscPort, variables)) {
            spec.commandLine().getOut().println("starting the server; its log is " + served.log());
            spec.commandLine().getOut().flush();
            ServerApi api = new ServerApi(server, user, served.password());
            if (!served.awaitAnswers(api, START)) {
                throw new IOException("it has ended, or did not answer within " + START + "; its log is " + served.log());
            }
            return body.run(api, served::killAndRestart);
        }
    }

    /** Whether the trial has a server of its own. */
    boolean serves() {
        return serve != null;
    }

    /** The cards. */
    AppletCards cards() {
        return new AppletCards(serverNumber);
    }

    static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /**
     * Who behaves how.
     *
     * @param text as the command line says it, null for {@code usual}
     * @throws ParameterException saying what is wrong with it
     */
    static Shares shares(CommandSpec spec, String text, Shares usual) {
        try {
            return text == null ? usual : Shares.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private String password(CommandSpec spec) {
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
