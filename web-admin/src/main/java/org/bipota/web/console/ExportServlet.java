package org.bipota.web.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.function.Function;
import org.bipota.ejb.application.console.AuditLine;
import org.bipota.ejb.application.console.AuditLines;
import org.bipota.ejb.application.console.CheckLine;
import org.bipota.ejb.application.console.CheckLines;
import org.bipota.ejb.application.console.DownloadLine;
import org.bipota.ejb.application.console.DownloadLines;
import org.bipota.ejb.application.console.Position;
import org.bipota.ejb.application.console.Slice;
import org.bipota.ejb.application.console.SubscriberFacts;
import org.bipota.ejb.application.console.SubscriberSearch;
import org.bipota.web.security.CallerDisclosure;

/** Lists as CSV files, under their filters; read page by page while they are sent, so that any length takes no memory. */
@WebServlet({"/export/checks.csv", "/export/downloads.csv", "/export/audit.csv"})
public class ExportServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final int PAGE = 1_000;

    @Inject
    private transient CheckLines checks;

    @Inject
    private transient DownloadLines downloads;

    @Inject
    private transient AuditLines audit;

    @Inject
    private transient SubscriberSearch search;

    @Inject
    private transient CallerDisclosure disclosure;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getServletPath();
        String file = path.substring(path.lastIndexOf('/') + 1);
        Long card = number(request, "card");
        String state = text(request, "state");
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + file + '"');
        Writer out = response.getWriter();
        switch (file) {
            case "checks.csv" -> write(out, CsvRow.of("id", "msisdn", "state", "cause", "imei", "tac", "attempts", "reason",
                    "requestedAt", "decidedAt"), position -> checks.list(card, state, position, PAGE), this::row);
            case "downloads.csv" -> {
                String msisdn = card == null ? null : search.byCard(card).map(SubscriberFacts::msisdn).orElse("");
                Long campaign = number(request, "campaign");
                write(out, CsvRow.of("id", "msisdn", "content", "version", "campaign", "route", "state", "attempts", "octetsSent",
                        "reason", "requestedAt", "decidedAt"),
                        position -> downloads.list(msisdn, campaign, state, position, PAGE), this::row);
            }
            default -> {
                String msisdn = card == null ? null : search.byCard(card).map(SubscriberFacts::msisdn).orElse("");
                write(out, CsvRow.of("id", "at", "kind", "msisdn", "actor", "remote", "link", "reason"),
                        position -> audit.list(text(request, "kind"), text(request, "actor"), msisdn, position, PAGE), this::row);
            }
        }
    }

    private static <T> void write(Writer out, String header, Function<Position, Slice<T>> pages, Function<T, String> row)
            throws IOException {
        out.write(header);
        Position position = Position.START;
        do {
            Slice<T> page = pages.apply(position);
            for (T item : page.items()) {
                out.write(row.apply(item));
            }
            out.flush();
            position = page.next() == null ? null : new Position(page.next(), null);
        } while (position != null);
    }

    private String row(CheckLine check) {
        return CsvRow.of(check.id(), disclosure.shown(check.msisdn()), check.state(), check.cause(), disclosure.shown(check.imei()),
                check.tac(), check.attempts(), check.reason(), check.requestedAt(), check.decidedAt());
    }

    private String row(DownloadLine download) {
        return CsvRow.of(download.id(), disclosure.shown(download.msisdn()), download.content(), download.contentVersion(),
                download.campaign(), download.route(), download.state(), download.attempts(), download.octetsSent(),
                download.reason(), download.requestedAt(), download.decidedAt());
    }

    private String row(AuditLine line) {
        return CsvRow.of(line.id(), line.at(), line.kind(), disclosure.shown(line.msisdn()), line.actor(), line.remote(), line.link(), line.reason());
    }

    private static Long number(HttpServletRequest request, String name) {
        String given = text(request, name);
        return given == null || !given.matches("[0-9]{1,18}") ? null : Long.valueOf(given);
    }

    private static String text(HttpServletRequest request, String name) {
        String given = request.getParameter(name);
        return given == null || given.isEmpty() ? null : given;
    }
}
