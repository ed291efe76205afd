package org.bipota.benchmarks;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.bipota.benchmarks.cattp.CatTpLoad;
import org.bipota.benchmarks.cattp.CatTpLoad.Contestant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cattp}: transfers and sessions beside bare datagrams, and transfers over a slow link. */
@Command(name = "cattp", mixinStandardHelpOptions = true,
        description = "Transfers 1 MiB by CAT_TP on loopback beside bare datagrams, and over a slow link, and prints the ratios.")
final class CatTpCommand implements Callable<Integer> {

    private static final int ONE_MEBIBYTE = 1 << 20;
    private static final List<Integer> CALLERS = List.of(1, 8);

    @Spec
    private CommandSpec spec;

    @Option(names = "--rounds", defaultValue = "5", description = "of each, in turns; the median counts (${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "3", description = "that are counted, after as many to warm up (${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--round-trip", defaultValue = "100", description = "of the slow link, in ms (${DEFAULT-VALUE})")
    private int roundTripMillis;

    @Option(names = "--loss", defaultValue = "2", description = "in each direction of the slow link, in percent (${DEFAULT-VALUE})")
    private double lossPercent;

    @Option(names = "--transfers", defaultValue = "5", description = "over the slow link, at once, each with its seed (${DEFAULT-VALUE})")
    private int transfers;

    /** One measurement. */
    @FunctionalInterface
    private interface Measurement {
        double measure() throws Exception;
    }

    @Override
    public Integer call() throws Exception {
        CatTpLoad load = new CatTpLoad(Duration.ofSeconds(seconds), ONE_MEBIBYTE);
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-36s %12s %12s %12s %16s%n", "work", "datagrams", "engine", "adapter", "of datagrams");
        for (int callers : CALLERS) {
            double[][] values = inTurns(() -> load.datagrams(callers), () -> load.pdus(Contestant.ENGINE, callers),
                    () -> load.pdus(Contestant.ADAPTER, callers));
            out.printf("%-36s %10.0f/s %10.0f/s %10.0f/s %8.2f %7.2f%n", "PDUs of 1 MiB, callers: " + callers,
                    median(values[0]), median(values[1]), median(values[2]), median(values[1]) / median(values[0]),
                    median(values[2]) / median(values[0]));
            out.flush();
        }
        for (int callers : CALLERS) {
            double[][] values = inTurns(() -> load.sessions(Contestant.ENGINE, callers),
                    () -> load.sessions(Contestant.ADAPTER, callers));
            out.printf("%-36s %12s %10.0f/s %10.0f/s%n", "sessions, callers: " + callers, "", median(values[0]),
                    median(values[1]));
            out.flush();
        }
        out.printf("%n%-36s %12s %12s %12s%n", "of window x payload per round trip", "", "engine", "adapter");
        slow(out, load, 0);
        slow(out, load, lossPercent / 100);
        return 0;
    }

    private void slow(PrintWriter out, CatTpLoad load, double loss) throws Exception {
        Duration roundTrip = Duration.ofMillis(roundTripMillis);
        out.printf("%-36s %12s", roundTripMillis + " ms, loss " + 100 * loss + "%", "");
        for (Contestant contestant : Contestant.values()) {
            double share = load.shares(contestant, roundTrip, loss, transfers).stream().mapToDouble(each -> each)
                    .average().orElseThrow();
            out.printf(" %12.3f", share);
        }
        out.println();
        out.flush();
    }

    private double[][] inTurns(Measurement... measurements) throws Exception {
        double[][] values = new double[measurements.length][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int which = 0; which < measurements.length; which++) {
                values[which][round] = measurements[which].measure();
            }
        }
        return values;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
