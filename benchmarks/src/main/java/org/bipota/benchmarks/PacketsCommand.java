package org.bipota.benchmarks;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.bipota.benchmarks.packets.Algorithm;
import org.bipota.benchmarks.packets.SecuredPacketBenchmark;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code packets}: secured packets beside the bare ciphers, and the ratio of the two. */
@Command(name = "packets", mixinStandardHelpOptions = true,
        description = "Builds and verifies secured packets, and prints the ratio to the bare ciphers' time in the same run.")
final class PacketsCommand implements Callable<Integer> {

    private static final String GARBAGE = "gc.alloc.rate.norm";

    @Spec
    private CommandSpec spec;

    @Option(names = "--forks", defaultValue = "2", description = "processes, one after the other (${DEFAULT-VALUE})")
    private int forks;

    @Option(names = "--iterations", defaultValue = "5", description = "of a second each, after as many to warm up (${DEFAULT-VALUE})")
    private int iterations;

    @Override
    public Integer call() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                .include(SecuredPacketBenchmark.class.getName())
                .forks(forks)
                .warmupIterations(iterations).warmupTime(TimeValue.seconds(1))
                .measurementIterations(iterations).measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .build()).run();
        Map<String, RunResult> byName = new TreeMap<>();
        for (RunResult result : results) {
            byName.put(result.getPrimaryResult().getLabel() + result.getParams().getParam("algorithm"), result);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%n%-12s %-8s %12s %12s %8s %14s%n", "algorithm", "work", "packet", "bare", "ratio", "octets/packet");
        for (Algorithm algorithm : Algorithm.values()) {
            row(out, byName, algorithm, "build", "bareBuild");
            row(out, byName, algorithm, "verify", "bareVerify");
        }
        out.flush();
        return 0;
    }

    private static void row(PrintWriter out, Map<String, RunResult> results, Algorithm algorithm, String work, String bare) {
        RunResult packet = results.get(work + algorithm);
        double packetMicros = packet.getPrimaryResult().getScore();
        double bareMicros = results.get(bare + algorithm).getPrimaryResult().getScore();
        out.printf("%-12s %-8s %9.2f µs %9.2f µs %8.2f %14.0f%n", algorithm, work, packetMicros, bareMicros,
                packetMicros / bareMicros, packet.getSecondaryResults().get(GARBAGE).getScore());
    }
}
