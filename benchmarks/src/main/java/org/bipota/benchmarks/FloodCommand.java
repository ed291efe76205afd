package org.bipota.benchmarks;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.bipota.benchmarks.bip.VerdictsUnderFlood;
import org.bipota.benchmarks.bip.VerdictsUnderFlood.Round;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code flood}: good handsets' verdicts alone and under a flood of SYNs with unknown tokens. */
@Command(name = "flood", mixinStandardHelpOptions = true, exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:every good handset had its verdict", "1:some had none", "2:usage"},
        description = "Lets good handsets connect to the BIP adapter, alone and under a flood of SYNs with unknown tokens, in turns.")
final class FloodCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--rounds", defaultValue = "3", description = "of each, in turns (${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "15", description = "of each round (${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--handsets", defaultValue = "50", description = "that connect in a second (${DEFAULT-VALUE})")
    private int perSecond;

    @Option(names = "--flood", defaultValue = "20000", description = "SYNs with unknown tokens in a second (${DEFAULT-VALUE})")
    private int flood;

    @Option(names = "--database", defaultValue = "1", description = "ms that each question and each verdict takes (${DEFAULT-VALUE})")
    private int databaseMillis;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        boolean all = true;
        try (VerdictsUnderFlood load = new VerdictsUnderFlood(Duration.ofMillis(databaseMillis))) {
            load.round(perSecond, flood, Duration.ofSeconds(seconds));
            out.printf("%-8s %12s %10s %10s %10s %14s %14s%n", "round", "flood", "p50", "p99", "max", "verdicts", "heap growth");
            for (int i = 0; i < rounds; i++) {
                all &= row(out, "alone", load.round(perSecond, 0, Duration.ofSeconds(seconds)));
                all &= row(out, "flooded", load.round(perSecond, flood, Duration.ofSeconds(seconds)));
            }
        }
        return all ? 0 : 1;
    }

    private static boolean row(PrintWriter out, String name, Round round) {
        out.printf("%-8s %10.0f/s %7.2f ms %7.2f ms %7.2f ms %6d of %4d %8d octets%n", name, round.floodPerSecond(),
                millis(round, 50), millis(round, 99), round.latencyMicros().getMaxValue() / 1000.0, round.verdicts(),
                round.handsets(), round.heapGrowth());
        out.flush();
        return round.verdicts() == round.handsets();
    }

    private static double millis(Round round, double percentile) {
        return round.latencyMicros().getValueAtPercentile(percentile) / 1000.0;
    }
}
