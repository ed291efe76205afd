package org.bipota.simulator.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of a campaign's report.
 *
 * @param msisdn E.164 digits
 * @param route  as BIP
 * @param state  as DONE
 * @param reason in words, may be empty
 */
public record TargetReport(String msisdn, String route, String state, String reason) {

    /**
     * Reads a report: the columns are found by their names.
     *
     * @throws IOException naming the column that is missing, or the line that is no row
     */
    static List<TargetReport> parse(String csv) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (String line : csv.split("\r?\n")) {
            rows.add(fields(line));
        }
        List<String> header = rows.get(0);
        int msisdn = column(header, "msisdn");
        int route = column(header, "route");
        int state = column(header, "state");
        int reason = column(header, "reason");
        List<TargetReport> reports = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            if (row.size() != header.size()) {
                throw new IOException("line " + (reports.size() + 2) + " of the report has " + row.size() + " fields, its header "
                        + header.size());
            }
            reports.add(new TargetReport(row.get(msisdn), row.get(route), row.get(state), row.get(reason)));
        }
        return reports;
    }

    private static int column(List<String> header, String name) throws IOException {
        int column = header.indexOf(name);
        if (column < 0) {
            throw new IOException("the report has no column '" + name + "' but " + header);
        }
        return column;
    }

    /** Fields between commas; in quotes where they hold some, a quote then doubled (RFC 4180). */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if (quoted && character == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (character == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(character);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    /** Without the subscriber. */
    @Override
    public String toString() {
        return "TargetReport[" + route + " " + state + ", " + reason + "]";
    }
}
