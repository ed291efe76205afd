package org.bipota.web.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.GenericEntity;
import jakarta.ws.rs.ext.Provider;
import org.bipota.ejb.application.privacy.Disclosure;
import org.bipota.ejb.application.privacy.DisclosurePolicy;
import org.bipota.ejb.application.privacy.PersonalData;

/** Masks the identities in every answer to a caller who may not see them, so that no resource has to think of it. */
@Provider
public class DisclosureFilter implements ContainerResponseFilter {

    @Inject
    private DisclosurePolicy policy;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof PersonalData<?> personal) {
            Disclosure disclosure = policy.of(request.getSecurityContext()::isUserInRole);
            if (disclosure != Disclosure.FULL) {
                response.setEntity(new GenericEntity<>(personal.shown(disclosure), response.getEntityType()));
            }
        }
    }
}
