package org.bipota.web.security.oidc;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.bipota.ejb.application.Configuration;
import org.bipota.web.console.OnwardPage;
import org.bipota.web.security.CallSite;
import org.bipota.web.security.ConsoleSessions;
import org.bipota.web.security.LocalAddress;
import org.bipota.web.security.RequestPaths;
import org.bipota.web.security.SignInAudit;

/** Sends browsers to the issuer, and receives them back; open to everyone, since nobody is signed in yet. */
@WebServlet({OidcServlet.LOGIN, OidcServlet.CALLBACK})
public class OidcServlet extends HttpServlet {

    /** Leads to the issuer; {@code back} says where one is. */
    public static final String LOGIN = "/oidc/login";

    static final String CALLBACK = "/oidc/callback";

    private static final long serialVersionUID = 1L;

    private static final String COOKIE = "bipota-oidc";
    private static final String HOST = "[A-Za-z0-9._-]{1,255}(:[0-9]{1,5})?|\\[[0-9A-Fa-f:.]{2,45}](:[0-9]{1,5})?";

    /** Refusals of people without a role that are recorded for each address. */
    private static final int RECORDED = 5;

    @Inject
    private transient CodeFlow flow;

    @Inject
    private transient ConsoleSessions sessions;

    @Inject
    private transient SignInAudit audit;

    @Inject
    private transient Configuration configuration;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!flow.isOffered()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (request.getServletPath().equals(LOGIN)) {
            depart(request, response);
        } else {
            arrive(request, response);
        }
    }

    private void depart(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String back = LocalAddress.afterLogin(request.getParameter("back"));
        String host = request.getHeader("Host");
        if (host == null || !host.matches(HOST)) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        CodeFlow.Departure departure;
        try {
            departure = flow.begin(redirectUri(request, host), back);
        } catch (IOException logged) {
            response.sendRedirect(request.getContextPath() + loginPage(SignInRefusal.UNREACHABLE, back));
            return;
        }
        response.addCookie(cookie(departure.attempt(), flow.client().signInTime(), request));
        response.sendRedirect(departure.address().toString());
    }

    private void arrive(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = cookieName();
        String sealed = request.getCookies() == null ? null : Arrays.stream(request.getCookies())
                .filter(cookie -> cookie.getName().equals(name)).map(Cookie::getValue).findFirst().orElse(null);
        CodeFlowOutcome outcome = flow.end(CodeFlowAnswer.of(request.getParameterMap()), sealed, request.getRemoteAddr());
        response.addCookie(cookie("", Duration.ZERO, request));
        // The cookie was made here, but the rule is the same wherever an address comes from.
        String back = LocalAddress.afterLogin(outcome.back());
        if (outcome instanceof CodeFlowOutcome.Accepted accepted) {
            sessions.begin(accepted.who(), request, "by issuer " + flow.issuerHost());
            OnwardPage.write(request, response, back);
        } else if (outcome instanceof CodeFlowOutcome.Refused refused) {
            if (refused.name() != null && refused.failures() <= RECORDED) {
                audit.refused(refused.name(), CallSite.of(request), "no role by issuer " + flow.issuerHost());
            }
            OnwardPage.write(request, response, loginPage(refused.why(), back));
        }
    }

    private static String loginPage(SignInRefusal why, String back) {
        return RequestPaths.LOGIN + "?refused=" + why + "&back=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
    }

    /** As configured, or this server as the browser addresses it; the issuer knows by itself which ones are ours. */
    private URI redirectUri(HttpServletRequest request, String host) {
        if (flow.client().redirectUrl() != null) {
            return flow.client().redirectUrl();
        }
        String scheme = configuration.httpsOnly() ? "https" : request.getScheme();
        return URI.create(scheme + "://" + host + request.getContextPath() + CALLBACK);
    }

    /** With {@code __Host-} no neighbour under the same domain can set it, which wants HTTPS. */
    private String cookieName() {
        return configuration.httpsOnly() ? "__Host-" + COOKIE : COOKIE;
    }

    /** Lax: it has to come along when the issuer sends the browser back, and with nothing else that another site causes. */
    private Cookie cookie(String value, Duration lifetime, HttpServletRequest request) {
        Cookie cookie = new Cookie(cookieName(), value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(configuration.httpsOnly() || request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge((int) lifetime.toSeconds());
        return cookie;
    }
}
