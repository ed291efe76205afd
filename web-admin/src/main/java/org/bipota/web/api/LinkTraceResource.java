package org.bipota.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.bipota.ejb.application.links.LinkTraceView;
import org.bipota.ejb.application.links.LinkTraces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /links/{name}/trace}. */
@Path("/links/{name}/trace")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@RequestScoped
@Tag(name = "traffic")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "404", ref = "Unknown")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class LinkTraceResource {

    @Inject
    private LinkTraces traces;

    /** Begins. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "startLinkTrace", summary = "Record the PDUs of a link on this node for a while", description = """
            In place of what was recorded of it. Addresses are masked; of texts and passwords the lengths are recorded only. \
            The latest PDUs are kept, as many as the size allows.""")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LinkTraceOrder.class)))
    @APIResponse(responseCode = "200", description = "The recording",
            content = @Content(schema = @Schema(implementation = LinkTraceView.class)))
    @APIResponse(responseCode = "400", ref = "Malformed")
    @APIResponse(responseCode = "422", ref = "Unusable")
    public LinkTraceView start(@PathParam("name") String name, @Parameter(hidden = true) JsonFields body,
            @Context SecurityContext caller) {
        LinkTraceOrder order = LinkTraceOrder.of(body);
        return traces.start(name, order.duration(), order.characters(), caller.getUserPrincipal().getName())
                .orElseThrow(() -> ProblemException.unknown("this node has no link of this name"));
    }

    /** Ends. */
    @DELETE
    @Operation(operationId = "stopLinkTrace", summary = "End the recording; what was recorded can still be read")
    @APIResponse(responseCode = "200", description = "The recording",
            content = @Content(schema = @Schema(implementation = LinkTraceView.class)))
    public LinkTraceView stop(@PathParam("name") String name) {
        return traces.stop(name).orElseThrow(LinkTraceResource::nothing);
    }

    /** Reads. */
    @GET
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(operationId = "getLinkTrace", summary = "What was recorded, a line for each PDU, the oldest first",
            description = "Time, > sent or < received, command, sequence number, command status, fields.")
    @APIResponse(responseCode = "200", description = "Lines", content = @Content(mediaType = MediaType.TEXT_PLAIN))
    public String text(@PathParam("name") String name) {
        return traces.text(name).orElseThrow(LinkTraceResource::nothing);
    }

    private static ProblemException nothing() {
        return ProblemException.unknown("nothing was recorded of a link of this name");
    }
}
