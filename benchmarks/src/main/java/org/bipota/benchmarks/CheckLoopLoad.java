package org.bipota.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.bipota.benchmarks.load.LoadNetwork;
import org.bipota.simulator.population.Verdict;
import org.bipota.simulator.server.Capability;
import org.bipota.simulator.server.ImportResult;
import org.bipota.simulator.server.ServedServer;
import org.bipota.simulator.server.ServerApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code loop}: checks per second from {@code deliver_sm} to stored verdict, and how long one takes. */
@Command(name = "loop", mixinStandardHelpOptions = true, exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:every card is capable", "1:some are not", "2:usage"},
        description = {"Lets many cards ask a server to be checked, and answers its pushes as capable handsets do.",
            "The server binds to the SMSC of this process; the password of its user admin is in BIP_OTA_PASSWORD."})
final class CheckLoopLoad implements Callable<Integer> {

    private static final Duration START = Duration.ofMinutes(5);
    private static final double[] PERCENTILES = {50, 90, 99, 99.9};

    @Spec
    private CommandSpec spec;

    @Option(names = "--serve", paramLabel = "FILE", description = "start this ./serve, and stop it in the end")
    private Path serve;

    @Option(names = "--server", defaultValue = "http://127.0.0.1:8080", paramLabel = "URL",
            description = "console and API (${DEFAULT-VALUE})")
    private URI server;

    @Option(names = "--smsc-port", defaultValue = "2775", paramLabel = "PORT", description = "where the server binds (${DEFAULT-VALUE})")
    private int smscPort;

    @Option(names = "--server-number", defaultValue = "10099", paramLabel = "NUMBER", description = "the server's address (${DEFAULT-VALUE})")
    private String serverNumber;

    @Option(names = "--cards", defaultValue = "10000", paramLabel = "N", description = "1 to 60000 (${DEFAULT-VALUE})")
    private int cards;

    @Option(names = "--warm-up", defaultValue = "2000", paramLabel = "N", description = "cards before those, not measured (${DEFAULT-VALUE})")
    private int warmUp;

    @Option(names = "--in-flight", defaultValue = "200", paramLabel = "N", description = "checks under way at most (${DEFAULT-VALUE})")
    private int inFlight;

    @Option(names = "--series", defaultValue = "0", paramLabel = "N",
            description = "0 to 998, which numbers: another one for each run against the same data (${DEFAULT-VALUE})")
    private int series;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (serve == null) {
            return measure(password());
        }
        int httpPort = server.getPort() < 0 ? 80 : server.getPort();
        try (ServedServer served = new ServedServer(serve, httpPort, smscPort)) {
            return measure(served.password());
        }
    }

    private int measure(String password) throws IOException, InterruptedException {
        ServerApi api = new ServerApi(server, "admin", password);
        if (warmUp > 0) {
            run(api, warmUp, series + 1, false);
        }
        return run(api, cards, series, true);
    }

    private int run(ServerApi api, int count, int numbers, boolean measured) throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (LoadNetwork network = new LoadNetwork(count, numbers, smscPort, serverNumber, inFlight)) {
            if (!network.smsc().awaitBound(START)) {
                throw new IllegalStateException("no server has bound to port " + smscPort + " within " + START);
            }
            ImportResult imported = api.importCards(network.importCsv());
            if (imported.accepted() != count) {
                throw new IllegalStateException("the server rejected cards: " + imported.rejected());
            }
            Duration elapsed = network.run();
            if (!measured) {
                return 0;
            }
            out.printf("%d checks in %.1f s: %.0f a second, %d under way at most%n", count, elapsed.toMillis() / 1000.0,
                    count * 1000.0 / elapsed.toMillis(), inFlight);
            print(out, "deliver_sm to the end of the channel behind the stored verdict", network.latencyMicros());
            print(out, "of that, from the SYN on", network.connectMicros());
            return capable(api.capabilities(), numbers) == count ? 0 : 1;
        }
    }

    private static void print(PrintWriter out, String what, Histogram latency) {
        out.printf("%s, milliseconds:%n", what);
        for (double percentile : PERCENTILES) {
            out.printf("  p%-5s %8.1f%n", percentile, latency.getValueAtPercentile(percentile) / 1000.0);
        }
        out.printf("  max    %8.1f%n", latency.getMaxValue() / 1000.0);
        out.flush();
    }

    private static long capable(Map<String, Capability> rows, int numbers) {
        String prefix = String.format("4916%03d", numbers);
        return rows.values().stream()
                .filter(row -> row.msisdn().startsWith(prefix) && row.verdict() == Verdict.CAPABLE).count();
    }

    private String password() {
        String password = System.getenv("BIP_OTA_PASSWORD");
        if (password == null) {
            throw new ParameterException(spec.commandLine(), "BIP_OTA_PASSWORD: the password of the server's user admin is missing");
        }
        return password;
    }
}
