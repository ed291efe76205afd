package org.bipota.simulator.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bipota.simulator.population.Behaviour;
import org.bipota.simulator.run.Finding;
import org.bipota.simulator.run.RunReport;

/** The table that a trial ends with. */
final class ReportTable {

    private static final String ROW = "%-22s %9s  %-24s %7s %7s  %s%n";
    private static final int LISTED = 50;

    private final RunReport report;

    ReportTable(RunReport report) {
        this.report = report;
    }

    void print(PrintWriter out) {
        out.println();
        out.printf(Locale.ROOT, ROW, "behaviour", "handsets", "verdict", "right", "wrong", "for instance");
        for (Behaviour behaviour : Behaviour.values()) {
            List<Finding> some = report.findings().stream()
                    .filter(finding -> finding.subscriber().behaviour() == behaviour).toList();
            if (!some.isEmpty()) {
                row(out, behaviour.option(), behaviour.verdicts().stream().map(Enum::name)
                        .collect(Collectors.joining(", ")), some);
            }
        }
        row(out, "all", "", report.findings());
        wrong(out);
        speed(out);
        out.flush();
    }

    private static void row(PrintWriter out, String name, String verdict, List<Finding> findings) {
        long right = findings.stream().filter(Finding::right).count();
        out.printf(Locale.ROOT, ROW, name, findings.size(), verdict, right, findings.size() - right,
                verdict.isEmpty() ? "" : findings.get(0).subscriber().msisdn());
    }

    private void wrong(PrintWriter out) {
        List<Finding> wrong = report.findings().stream().filter(finding -> !finding.right()).toList();
        if (wrong.isEmpty()) {
            return;
        }
        out.println();
        out.println("Wrong:");
        wrong.stream().limit(LISTED).forEach(finding -> out.printf(Locale.ROOT, "  %s %s: %s%n",
                finding.subscriber().msisdn(), finding.subscriber().behaviour().option(), finding.fault()));
        if (wrong.size() > LISTED) {
            out.println("  and " + (wrong.size() - LISTED) + " more; --csv FILE lists all");
        }
    }

    private void speed(PrintWriter out) {
        out.println();
        out.printf(Locale.ROOT, "%.1f s, %.1f checks a second%n", report.elapsed().toMillis() / 1000.0,
                report.checksPerSecond());
        out.println("At most " + report.mostChannels() + " channels at once");
        report.socketFault().ifPresent(fault -> out.println("Channels got no socket on this machine: " + fault));
        if (!report.latency().isEmpty()) {
            out.printf(Locale.ROOT, "From the card's SMS to CAPABLE: 50%% within %d ms, 95%% within %d ms, 99%% within %d ms%n",
                    millis(50), millis(95), millis(99));
        }
    }

    private long millis(int percent) {
        return report.latencyPercentile(percent).map(Duration::toMillis).orElseThrow();
    }
}
