package org.bipota.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.bipota.web.LoggedPath;
import org.bipota.web.WebLog;
import org.bipota.web.api.Problem;
import org.bipota.web.api.ProblemResponses;

/** Answers 403 to what a page of another site makes a browser send; see {@link CrossSite}. */
@WebFilter("/*")
public class CrossSiteFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!CrossSite.refuses(request.getMethod(), request.getHeader("Sec-Fetch-Site"), request.getHeader("Origin"),
                request.getHeader("Host"))) {
            chain.doFilter(request, response);
            return;
        }
        WebLog.LOG.crossSiteRefused(request.getMethod(), LoggedPath.of(request.getRequestURI()), request.getRemoteAddr(),
                CrossSite.page(request.getHeader("Origin"), request.getHeader("Referer")));
        if (RequestPaths.isApi(request)) {
            ProblemResponses.write(response, Problem.of(HttpServletResponse.SC_FORBIDDEN,
                    "a page of another site sent this request; only this site's pages and programs may"));
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
