package org.bipota.benchmarks;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.bipota.benchmarks.lists.FirstPage;
import org.bipota.benchmarks.lists.FirstPages;
import org.bipota.benchmarks.lists.FirstPages.Measured;
import org.bipota.benchmarks.lists.ListTables;
import org.bipota.benchmarks.lists.ServerCalls;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lists}: the subscriber's page and the first page of each list beside the bare query, on large tables. */
@Command(name = "lists", mixinStandardHelpOptions = true,
        description = "Reads what the console and the API show first by the product's services and by the bare query for the same"
                + " rows, and prints the ratios; exit status 1 when one is above the goal.")
final class ListsCommand implements Callable<Integer> {

    private static final double GOAL = 5;

    @Spec
    private CommandSpec spec;

    @Option(names = "--url", required = true, description = "of a PostgreSQL database, as jdbc:postgresql://127.0.0.1/bipota?user=…,"
            + " whose user is a superuser; only the schema bipota_benchmark is touched")
    private String url;

    @Option(names = "--rows", defaultValue = "10000000", description = "of each large table (${DEFAULT-VALUE})")
    private long rows;

    @Option(names = "--rounds", defaultValue = "100", description = "of each page in each way, in turns; the median counts (${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--keep", description = "measure the tables that an earlier run has filled")
    private boolean keep;

    @Option(names = "--server", description = "of a server that runs on the filled tables, as http://127.0.0.1:8080: it is asked"
            + " for each page too; BIP_OTA_PASSWORD is the password of its user admin. Only with --keep")
    private String server;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        ListTables tables = new ListTables(url);
        if (!keep) {
            tables.fill(rows, out);
        }
        double worst = 0;
        ServerCalls calls = server == null ? null : new ServerCalls(server, System.getenv("BIP_OTA_PASSWORD"));
        out.printf("%-40s %6s %12s %12s %8s %12s%n", "page", "rows", "product, us", "bare, us", "ratio", calls == null ? "" : "HTTP, us");
        try (FirstPages pages = new FirstPages(tables.connect(), rows)) {
            for (FirstPage page : pages.pages()) {
                Measured measured = pages.measure(page, rounds);
                out.printf("%-40s %6d %12.0f %12.0f %8.2f %12s%n", page.name(), measured.rows(), measured.productMicros(),
                        measured.bareMicros(), measured.ratio(),
                        calls == null || page.call() == null ? "" : Math.round(calls.micros(page.call(), rounds)));
                out.flush();
                worst = Math.max(worst, measured.ratio());
            }
        }
        out.printf("worst ratio %.2f, goal at most %.0f%n", worst, GOAL);
        out.flush();
        return worst <= GOAL ? 0 : 1;
    }
}
