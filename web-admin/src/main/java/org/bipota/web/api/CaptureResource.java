package org.bipota.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.bipota.ejb.application.ChannelCaptures;
import org.bipota.ejb.application.read.CaptureView;
import org.bipota.ejb.application.read.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /captures}. */
@Path("/captures")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
@RequestScoped
@Tag(name = "traffic")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class CaptureResource {

    @Inject
    private ChannelCaptures captures;

    /** The captures kept. */
    @GET
    @Operation(operationId = "listCaptures", summary = "The captures kept, the oldest first")
    @APIResponse(responseCode = "200", description = "All of them",
            content = @Content(schema = @Schema(implementation = CapturePage.class)))
    public Page<CaptureView> list() {
        List<CaptureView> all = captures.captures();
        return new Page<>(all, null);
    }

    /** Waits for a subscriber's next channel. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "captureNextChannel", summary = "Capture a subscriber's next channel", description = """
            From its first frame on, when it comes within ten minutes. The capture is bounded in octets and time.""")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CaptureOrder.class)))
    @APIResponse(responseCode = "202", description = "It is waited for")
    @APIResponse(responseCode = "400", ref = "Malformed")
    @APIResponse(responseCode = "413", ref = "TooLong")
    @APIResponse(responseCode = "422", ref = "Unusable")
    @APIResponse(responseCode = "429", description = "Too many subscribers are waited for",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response next(@Parameter(hidden = true) JsonFields body, @Context SecurityContext caller) {
        CaptureOrder order = CaptureOrder.of(body);
        if (!captures.captureNext(order.msisdn(), caller.getUserPrincipal().getName())) {
            throw new ProblemException(Problem.of(429, "too many subscribers' channels are waited for; try again later"));
        }
        return Response.accepted(order).build();
    }

    /** The shape of a page, for the OpenAPI document. */
    @Schema(name = "CapturePage")
    interface CapturePage extends PageShape<CaptureView> {
    }
}
