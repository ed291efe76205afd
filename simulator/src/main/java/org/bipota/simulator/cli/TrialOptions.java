package org.bipota.simulator.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.bipota.simulator.population.AppletCards;
import org.bipota.simulator.population.Shares;
import org.bipota.simulator.run.RunSettings;
import org.bipota.simulator.server.ServerApi;
import org.bipota.simulator.smsc.SmscSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of every trial: how many handsets, which server, and how long it takes over a check. */
final class TrialOptions {

    private static final String PASSWORD_VARIABLE = "BIP_OTA_PASSWORD";

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

    /**
     * How the trial runs.
     *
     * @param shares who behaves how as the command line says it, null for the usual mix
     * @throws ParameterException naming the option that cannot be used
     */
    RunSettings settings(CommandSpec spec, String shares) {
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

    /** The server's API. */
    ServerApi api(CommandSpec spec) {
        return new ServerApi(server, user, password(spec));
    }

    /** The cards. */
    AppletCards cards() {
        return new AppletCards(serverNumber);
    }

    /** The server's console and API. */
    URI server() {
        return server;
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
