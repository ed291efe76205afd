package org.bipota.web.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.bipota.ejb.application.ChannelCaptures;
import org.bipota.ejb.application.links.LinkTraces;
import org.bipota.ejb.application.read.AdapterUnavailableException;
import org.bipota.ejb.application.read.CampaignQueries;
import org.bipota.ejb.application.read.CampaignReport;
import org.bipota.web.security.CallerDisclosure;

/** What pages offer as a file: the report of a campaign, the capture of a channel, the trace of a link. */
@WebServlet({"/files/campaign.csv", "/files/channel.pcap", "/files/trace.txt"})
public class FileServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CampaignReport report;

    @Inject
    private transient CampaignQueries campaigns;

    @Inject
    private transient CallerDisclosure disclosure;

    @Inject
    private transient ChannelCaptures captures;

    @Inject
    private transient LinkTraces traces;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getServletPath();
        String id = request.getParameter("id") == null ? "" : request.getParameter("id");
        try {
            switch (path.substring(path.lastIndexOf('/') + 1)) {
                case "campaign.csv" -> campaign(id, response);
                case "channel.pcap" -> send(request, response, May.OPERATOR, "application/vnd.tcpdump.pcap", "channel.pcap",
                        () -> captures.pcap(id, request.getUserPrincipal().getName()));
                default -> send(request, response, May.ADMIN, "text/plain;charset=UTF-8", "trace.txt",
                        () -> traces.text(id).map(text -> text.getBytes(StandardCharsets.UTF_8)));
            }
        } catch (AdapterUnavailableException e) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private void campaign(String id, HttpServletResponse response) throws IOException {
        if (!id.matches("[0-9]{1,18}") || campaigns.find(Long.parseLong(id)).isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        begin(response, "text/csv;charset=UTF-8", "campaign-" + id + ".csv");
        report.write(Long.parseLong(id), disclosure.current(), response.getOutputStream());
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, String role, String type, String name,
            Supplier<Optional<byte[]>> file) throws IOException {
        if (!request.isUserInRole(role)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        Optional<byte[]> content = file.get();
        if (content.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        begin(response, type, name);
        response.getOutputStream().write(content.get());
    }

    private static void begin(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + '"');
    }
}
