package org.bipota.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import org.bipota.ejb.application.audit.CallOrigin;
import org.bipota.ejb.domain.Role;
import org.bipota.web.LoggedPath;

/**
 * Where a call comes from, whoever makes it.
 *
 * @param address as the container sees it
 * @param request method and path, without identities and without the query
 */
public record CallSite(String address, String request) {

    /** That of {@code request}. */
    public static CallSite of(HttpServletRequest request) {
        return new CallSite(request.getRemoteAddr(), request.getMethod() + " " + LoggedPath.of(request.getRequestURI()));
    }

    /**
     * The call from here, for the audit trail.
     *
     * @param actor who makes it, or null
     * @param isIn which roles the actor has; the highest is named
     */
    CallOrigin.Call call(String actor, Predicate<String> isIn) {
        String role = Arrays.stream(Role.values()).map(one -> one.name().toLowerCase(Locale.ROOT)).filter(isIn)
                .reduce((lower, higher) -> higher).orElse(null);
        return new CallOrigin.Call(actor, role, address, request);
    }
}
