package org.bipota.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.bipota.ejb.application.read.LinkView;
import org.bipota.ejb.application.read.Page;
import org.bipota.ejb.application.read.TrafficQueries;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /links}. */
@Path("/links")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("viewer")
@RequestScoped
@Tag(name = "traffic")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class LinkResource {

    @Inject
    private TrafficQueries traffic;

    /** The links. */
    @GET
    @Operation(operationId = "listLinks", summary = "The links to SMSCs")
    @APIResponse(responseCode = "200", description = "A page",
            content = @Content(schema = @Schema(implementation = LinkPage.class)))
    public Page<LinkView> list(@BeanParam PageQuery page) {
        return traffic.links(page.afterText(), page.size());
    }

    /** The shape of a page, for the OpenAPI document. */
    @Schema(name = "LinkPage")
    interface LinkPage extends PageShape<LinkView> {
    }
}
