package org.bipota.web.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.bipota.ejb.application.OperatorActs;
import org.bipota.ejb.application.audit.CallOrigin;
import org.bipota.ejb.domain.AuditKind;

/**
 * Leaves no call that could change something without an audit record: those that the services recorded are known already, the
 * others and those that were refused are recorded here with the status of their answer.
 */
@Provider
public class AuditFilter implements ContainerResponseFilter {

    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final int REFUSED = 400;

    @Inject
    private CallOrigin origin;

    @Inject
    private OperatorActs acts;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean refused = response.getStatus() >= REFUSED;
        if (!READING.contains(request.getMethod()) && origin.call().isPresent() && (refused || !origin.isTold())) {
            acts.done(AuditKind.CALLED, null, null, "answered " + response.getStatus());
        }
    }
}
