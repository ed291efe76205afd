package org.bipota.benchmarks;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bipota.benchmarks.campaign.PreparationLoad;
import org.bipota.benchmarks.campaign.PreparationLoad.Contestant;
import org.bipota.benchmarks.campaign.PreparationTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code prepare}: the preparation of a campaign beside one statement, in turns on the same PostgreSQL. */
@Command(name = "prepare", mixinStandardHelpOptions = true,
        description = "Prepares a campaign by the product's classes and by one statement, and prints the ratio.")
final class PrepareCommand implements Callable<Integer> {

    private static final int HEAP_EVERY_MILLIS = 500;

    @Spec
    private CommandSpec spec;

    @Option(names = "--url", required = true, description = "of a PostgreSQL database, as jdbc:postgresql://127.0.0.1/bipota?user=…;"
            + " only the schema bipota_benchmark is touched")
    private String url;

    @Option(names = "--targets", defaultValue = "1000000", description = "and as many capability rows (${DEFAULT-VALUE})")
    private int targets;

    @Option(names = "--connections", defaultValue = "2", description = "of each (${DEFAULT-VALUE})")
    private int connections;

    @Option(names = "--rounds", defaultValue = "3", description = "of each, in turns; the median counts (${DEFAULT-VALUE})")
    private int rounds;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PreparationTables tables = new PreparationTables(url);
        tables.fill(targets, 0);
        PreparationLoad load = new PreparationLoad(tables, targets, connections);
        heap(load, out);
        double[] product = new double[rounds];
        double[] statement = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            product[round] = load.perSecond(Contestant.PRODUCT);
            statement[round] = load.perSecond(Contestant.STATEMENT);
        }
        out.printf("%-28s %12s %14s %8s%n", "work", "product", "one statement", "ratio");
        out.printf("%-28s %10.0f/s %12.0f/s %8.2f%n", "prepare, " + connections + " connections", median(product), median(statement),
                median(product) / median(statement));
        out.flush();
        return 0;
    }

    /** One round that is not counted, in which what is reachable is measured again and again. */
    private void heap(PreparationLoad load, PrintWriter out) throws Exception {
        CompletableFuture<Double> round = CompletableFuture.supplyAsync(() -> {
            try {
                return load.perSecond(Contestant.PRODUCT);
            } catch (Exception e) { // whatever spoiled the round, join() reports it
                throw new IllegalStateException(e);
            }
        });
        while (!round.isDone()) {
            try {
                round.get(HEAP_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException goesOn) {
                ManagementFactory.getMemoryMXBean().gc();
                out.printf("heap after %9d targets %6.1f MB%n", load.prepared(),
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6);
                out.flush();
            }
        }
        round.join();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
