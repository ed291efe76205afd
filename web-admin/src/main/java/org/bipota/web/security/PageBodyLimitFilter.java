package org.bipota.web.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.Variable;

/**
 * Bounds what is posted to pages, the login page among them, which everyone may post to. The server's own limit is made
 * for long card files; bodies for the API are bounded there.
 */
@WebFilter("/*")
public class PageBodyLimitFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final long MAX_OCTETS = 1L << 20;
    private static final long MEGABYTE = 1L << 20;

    /** Pages that take files; only who is signed in gets as far as here with them. */
    private static final Set<String> FILE_PAGES = Set.of("/cards.xhtml", "/handsets.xhtml", "/campaign-targets.xhtml");

    @Inject
    private transient Configuration configuration;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        int refusal = RequestPaths.isApi(request) ? 0
                : refusal(request.getContentLengthLong(), request.getHeader("Transfer-Encoding"), limit(request.getServletPath()));
        if (refusal == 0) {
            chain.doFilter(request, response);
        } else {
            response.sendError(refusal);
        }
    }

    private long limit(String page) {
        return FILE_PAGES.contains(page) ? configuration.number(Variable.CONSOLE_FILE_MEGABYTES) * MEGABYTE : MAX_OCTETS;
    }

    /** The status of the refusal, or 0 when the body is not longer than {@code most} octets. */
    static int refusal(long contentLength, String transferEncoding, long most) {
        if (contentLength > most) {
            return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
        }
        return transferEncoding != null
                ? HttpServletResponse.SC_LENGTH_REQUIRED : 0;
    }
}
