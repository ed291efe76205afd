package org.bipota.web.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.bipota.ejb.application.Configuration;

/** Sets the {@link ResponseHeaders}, and keeps pages out of caches; resources such as style sheets stay cacheable. */
@WebFilter("/*")
public class ResponseHeadersFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String RESOURCES = "/jakarta.faces.resource/";
    private static final String ONE_YEAR = "max-age=31536000";

    @Inject
    private transient Configuration configuration;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean api = RequestPaths.isApi(request);
        ResponseHeaders.forPath(api).forEach(response::setHeader);
        if (configuration.httpsOnly()) {
            response.setHeader("Strict-Transport-Security", ONE_YEAR);
        }
        if (!api && !request.getServletPath().startsWith(RESOURCES)) {
            response.setHeader("Cache-Control", "no-store");
        }
        chain.doFilter(request, response);
    }
}
