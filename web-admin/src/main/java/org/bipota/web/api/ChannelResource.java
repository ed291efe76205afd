package org.bipota.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.bipota.ejb.application.read.ChannelView;
import org.bipota.ejb.application.read.Page;
import org.bipota.ejb.application.read.TrafficQueries;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /channels}. */
@Path("/channels")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("viewer")
@RequestScoped
@Tag(name = "traffic")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class ChannelResource {

    @Inject
    private TrafficQueries traffic;

    /** The channels. */
    @GET
    @Operation(operationId = "listChannels", summary = "The channels to cards")
    @APIResponse(responseCode = "200", description = "A page",
            content = @Content(schema = @Schema(implementation = ChannelPage.class)))
    public Page<ChannelView> list(@BeanParam PageQuery page) {
        return traffic.channels(page.afterText(), page.size());
    }

    /** The shape of a page, for the OpenAPI document. */
    @Schema(name = "ChannelPage")
    interface ChannelPage extends PageShape<ChannelView> {
    }
}
