package org.bipota.benchmarks;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.bipota.benchmarks.smpp.SmppLoad;
import org.bipota.benchmarks.smpp.SmppLoad.Contestant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code smpp}: the adapter beside bare jSMPP, in turns against the same plain SMSC. */
@Command(name = "smpp", mixinStandardHelpOptions = true,
        description = "Receives and submits short messages by the adapter and by bare jSMPP, and prints the ratios.")
final class SmppCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--rounds", defaultValue = "5", description = "of each, in turns; the median counts (${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "5", description = "that are counted, after as many to warm up (${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--window", defaultValue = "50", description = "submits in flight (${DEFAULT-VALUE})")
    private int window;

    @Option(names = "--in-flight", defaultValue = "32", description = "received messages in flight (${DEFAULT-VALUE})")
    private int inFlight;

    @Option(names = "--delay", defaultValue = "20", description = "of the SMSC's answers, in ms (${DEFAULT-VALUE})")
    private int delayMillis;

    /** Measures one contestant once. */
    @FunctionalInterface
    private interface Measurement {
        double perSecond(Contestant contestant) throws Exception;
    }

    @Override
    public Integer call() throws Exception {
        SmppLoad load = new SmppLoad(window, inFlight, Duration.ofSeconds(seconds));
        Duration delay = Duration.ofMillis(delayMillis);
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-28s %12s %12s %8s%n", "work", "adapter", "bare jSMPP", "ratio");
        row(out, "in, " + inFlight + " in flight", load::in);
        row(out, "out, window " + window, contestant -> load.out(contestant, Duration.ZERO));
        double adapter = row(out, "out, " + delayMillis + " ms of delay", contestant -> load.out(contestant, delay));
        double bound = window * 1_000.0 / delayMillis;
        out.printf("%-28s %10.0f/s %12s %8.2f%n", "  of window / delay", bound, "", adapter / bound);
        out.flush();
        return 0;
    }

    private double row(PrintWriter out, String work, Measurement measurement) throws Exception {
        double[] adapter = new double[rounds];
        double[] bare = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            adapter[round] = measurement.perSecond(Contestant.ADAPTER);
            bare[round] = measurement.perSecond(Contestant.BARE);
        }
        out.printf("%-28s %10.0f/s %10.0f/s %8.2f%n", work, median(adapter), median(bare), median(adapter) / median(bare));
        out.flush();
        return median(adapter);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
