package org.bipota.simulator.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bipota.simulator.campaign.CampaignReport;
import org.bipota.simulator.campaign.TargetFinding;

/** The table that a campaign ends with. */
final class CampaignTable {

    private static final String ROW = "%-22s %9s  %-24s %7s %7s  %s%n";
    private static final int LISTED = 50;

    private final CampaignReport report;

    CampaignTable(CampaignReport report) {
        this.report = report;
    }

    void print(PrintWriter out) {
        out.println();
        out.printf(Locale.ROOT, ROW, "behaviour", "targets", "content", "right", "wrong", "for instance");
        Map<String, List<TargetFinding>> byBehaviour = report.findings().stream()
                .collect(Collectors.groupingBy(TargetFinding::behaviour, TreeMap::new, Collectors.toList()));
        byBehaviour.forEach((behaviour, some) -> row(out, behaviour, some.get(0).expected().toString(), some));
        row(out, "all", "", report.findings());
        wrong(out);
        out.println();
        out.printf(Locale.ROOT, "Campaign %s: %s of %d targets, %s by route%n", report.last().state(), report.last().endings(),
                report.last().targets(), report.last().routes());
        double seconds = report.elapsed().toMillis() / 1000.0;
        out.printf(Locale.ROOT, "%.1f s, %.1f targets a second%s%n", seconds, report.findings().size() / Math.max(0.001, seconds),
                report.kills() == 0 ? "" : ", " + report.kills() + " times kill -9");
        report.faults().forEach(fault -> out.println("Wrong: " + fault));
        out.flush();
    }

    private static void row(PrintWriter out, String name, String expected, List<TargetFinding> findings) {
        long right = findings.stream().filter(TargetFinding::right).count();
        out.printf(Locale.ROOT, ROW, name, findings.size(), expected, right, findings.size() - right,
                expected.isEmpty() ? "" : findings.get(0).msisdn());
    }

    private void wrong(PrintWriter out) {
        List<TargetFinding> wrong = report.findings().stream().filter(finding -> !finding.right()).toList();
        if (wrong.isEmpty()) {
            return;
        }
        out.println();
        out.println("Wrong:");
        wrong.stream().limit(LISTED).forEach(finding -> out.printf(Locale.ROOT, "  %s %s: %s%n", finding.msisdn(),
                finding.behaviour(), finding.fault()));
        if (wrong.size() > LISTED) {
            out.println("  and " + (wrong.size() - LISTED) + " more");
        }
    }
}
