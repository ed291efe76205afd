package org.bipota.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.bipota.ejb.application.ChannelCaptures;
import org.bipota.ejb.application.read.ChannelView;
import org.bipota.ejb.application.read.Page;
import org.bipota.ejb.application.read.TrafficQueries;
import org.bipota.web.security.CallerDisclosure;
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

    private static final String PCAP = "application/vnd.tcpdump.pcap";

    @Inject
    private TrafficQueries traffic;

    @Inject
    private ChannelCaptures captures;

    @Inject
    private CallerDisclosure disclosure;

    /** The channels. */
    @GET
    @Operation(operationId = "listChannels", summary = "The channels to cards")
    @APIResponse(responseCode = "200", description = "A page",
            content = @Content(schema = @Schema(implementation = ChannelPage.class)))
    public Page<ChannelView> list(@BeanParam PageQuery page) {
        return traffic.channels(page.afterText(), page.size());
    }

    /** Begins to capture an open channel. */
    @POST
    @Path("/{channelId}/capture")
    @RolesAllowed("operator")
    @Operation(operationId = "captureChannel", summary = "Capture an open channel from now on")
    @APIResponse(responseCode = "202", description = "It is captured")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "Unknown")
    public Response capture(@PathParam("channelId") String channelId, @Context SecurityContext caller) {
        if (!captures.capture(channelId, caller.getUserPrincipal().getName())) {
            throw ProblemException.unknown("there is no open channel with this id");
        }
        return Response.accepted().build();
    }

    /** The file. */
    @GET
    @Path("/{channelId}/pcap")
    @RolesAllowed("operator")
    @Produces({PCAP, MediaType.APPLICATION_JSON})
    @Operation(operationId = "readCapture", summary = "A channel's capture as a pcap file", description = """
            Raw IP frames, which may hold the card's ICCID: only for roles that are shown identities in full. Wireshark reads CAT_TP with: decode as, UDP port of this server, CATTP.""")
    @APIResponse(responseCode = "200", description = "The file", content = @Content(mediaType = PCAP))
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "Unknown")
    public Response pcap(@PathParam("channelId") String channelId, @Context SecurityContext caller) {
        if (!disclosure.isFull()) {
            throw new ProblemException(Problem.of(403, "frames may hold identities, which the role of this account is not shown"));
        }
        byte[] file = captures.pcap(channelId, caller.getUserPrincipal().getName())
                .orElseThrow(() -> ProblemException.unknown("there is no capture of this channel"));
        return Response.ok(file, PCAP).header("Content-Disposition", "attachment; filename=\"channel.pcap\"").build();
    }

    /** The shape of a page, for the OpenAPI document. */
    @Schema(name = "ChannelPage")
    interface ChannelPage extends PageShape<ChannelView> {
    }
}
