package org.bipota.simulator.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bipota.simulator.run.Finding;
import org.bipota.simulator.run.RunReport;

/** A trial's findings as a file, a row for every handset. */
final class ReportCsv {

    private ReportCsv() {
    }

    static void write(RunReport report, Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("msisdn,behaviour,expected,seen,right,fault");
        for (Finding finding : report.findings()) {
            lines.add(String.join(",", finding.subscriber().msisdn(), finding.subscriber().behaviour().option(),
                    finding.subscriber().finalStep().verdict().name(), finding.seen(), String.valueOf(finding.right()),
                    '"' + finding.fault().replace("\"", "\"\"") + '"'));
        }
        Files.write(file, lines);
    }
}
