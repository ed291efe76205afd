package org.bipota.web.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import org.bipota.ejb.application.audit.CallOrigin;
import org.bipota.ejb.domain.Role;
import org.bipota.web.LoggedPath;

/** Tells the audit trail who calls, from where and by which request; requests of nobody are left out. */
@WebFilter("/*")
public class OriginFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CallOrigin origin;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getUserPrincipal() != null) {
            origin.begin(new CallOrigin.Call(request.getUserPrincipal().getName(), role(request), request.getRemoteAddr(),
                    request.getMethod() + " " + LoggedPath.of(request.getRequestURI())));
        }
        chain.doFilter(request, response);
    }

    private static String role(HttpServletRequest request) {
        return Arrays.stream(Role.values()).map(role -> role.name().toLowerCase(Locale.ROOT)).filter(request::isUserInRole)
                .reduce((lower, higher) -> higher).orElse(null);
    }
}
