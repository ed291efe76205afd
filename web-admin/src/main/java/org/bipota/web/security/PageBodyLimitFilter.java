package org.bipota.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Bounds what is posted to pages, the login page among them, which everyone may post to. The server's own limit is made
 * for long card files; bodies for the API are bounded there.
 */
@WebFilter("/*")
public class PageBodyLimitFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final long MAX_OCTETS = 1L << 20;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        int refusal = RequestPaths.isApi(request) ? 0
                : refusal(request.getContentLengthLong(), request.getHeader("Transfer-Encoding"));
        if (refusal == 0) {
            chain.doFilter(request, response);
        } else {
            response.sendError(refusal);
        }
    }

    /** The status of the refusal, or 0 when the body is short enough. */
    static int refusal(long contentLength, String transferEncoding) {
        if (contentLength > MAX_OCTETS) {
            return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
        }
        return transferEncoding != null
                ? HttpServletResponse.SC_LENGTH_REQUIRED : 0;
    }
}
