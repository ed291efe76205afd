package org.bipota.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.bipota.ejb.application.Downloads;
import org.bipota.ejb.application.UnknownForDownloadException;
import org.bipota.ejb.application.read.DownloadQueries;
import org.bipota.ejb.application.read.DownloadView;
import org.bipota.ejb.application.read.Page;
import org.bipota.ejb.domain.DownloadState;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /downloads}. */
@Path("/downloads")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("viewer")
@RequestScoped
@Tag(name = "downloads")
@APIResponse(responseCode = "401", ref = "Unauthorized")
public class DownloadResource {

    @Inject
    private DownloadQueries downloads;

    @Inject
    private Downloads starting;

    /** Orders a download. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("operator")
    @Operation(operationId = "orderDownload", summary = "Download a content to a subscriber", description = """
            The current version of the content. It begins at once unless a check or another download goes on with the card.""")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = DownloadOrder.class)))
    @APIResponse(responseCode = "202", description = "The download, at the address in Location",
            content = @Content(schema = @Schema(implementation = DownloadView.class)))
    @APIResponse(responseCode = "400", ref = "Malformed")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "Unknown")
    @APIResponse(responseCode = "413", ref = "TooLong")
    @APIResponse(responseCode = "422", ref = "Unusable")
    public Response order(@Parameter(hidden = true) JsonFields body, @Context UriInfo uri) {
        DownloadOrder order = DownloadOrder.of(body);
        try {
            long id = starting.order(order.msisdn(), order.content());
            return Response.accepted(downloads.find(id).orElseThrow())
                    .location(uri.getAbsolutePathBuilder().path(Long.toString(id)).build()).build();
        } catch (UnknownForDownloadException unknown) {
            throw ProblemException.unknown(unknown.getMessage());
        }
    }

    /** One download. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getDownload", summary = "One download with its history")
    @APIResponse(responseCode = "200", description = "The download",
            content = @Content(schema = @Schema(implementation = DownloadView.class)))
    @APIResponse(responseCode = "404", ref = "Unknown")
    public DownloadView one(
            @PathParam("id") @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int64")) String id) {
        if (!id.matches("[0-9]{1,18}")) {
            throw ProblemException.unknown("there is no download with this id");
        }
        return downloads.find(Long.parseLong(id))
                .orElseThrow(() -> ProblemException.unknown("there is no download with this id"));
    }

    /** Downloads. */
    @GET
    @Operation(operationId = "listDownloads", summary = "Downloads with their histories, the newest first")
    @APIResponse(responseCode = "200", description = "A page",
            content = @Content(schema = @Schema(implementation = DownloadPage.class)))
    @APIResponse(responseCode = "400", ref = "Malformed")
    @APIResponse(responseCode = "422", ref = "Unusable")
    public Page<DownloadView> list(
            @QueryParam("msisdn") @Parameter(description = "E.164 digits") String msisdn,
            @QueryParam("campaign") @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int64")) String campaign,
            @QueryParam("state") @Parameter(schema = @Schema(implementation = DownloadState.class)) String state,
            @BeanParam PageQuery page) {
        String givenCampaign = QueryValues.given(campaign);
        return downloads.list(
                QueryValues.matching("msisdn", msisdn, Msisdns.PATTERN, Msisdns.ALLOWED),
                givenCampaign == null ? null : QueryValues.number("campaign", givenCampaign),
                QueryValues.constant("state", state, DownloadState.class),
                page.afterNumber(), page.size());
    }

    /** The shape of a page, for the OpenAPI document. */
    @Schema(name = "DownloadPage")
    interface DownloadPage extends PageShape<DownloadView> {
    }
}
