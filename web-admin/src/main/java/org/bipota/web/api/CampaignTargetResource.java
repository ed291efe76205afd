package org.bipota.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import org.bipota.ejb.application.campaign.CampaignException;
import org.bipota.ejb.application.campaign.TargetUpload;
import org.bipota.ejb.application.campaign.TargetUploadResult;
import org.bipota.ejb.application.privacy.Disclosure;
import org.bipota.ejb.application.read.CampaignPreview;
import org.bipota.ejb.application.read.CampaignPreviews;
import org.bipota.ejb.application.read.CampaignQueries;
import org.bipota.ejb.application.read.CampaignReport;
import org.bipota.web.security.CallerDisclosure;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /campaigns/{id}/...}: who a campaign is for, what it would do for them, and what it did. */
@Path("/campaigns")
@RolesAllowed("viewer")
@RequestScoped
@Tag(name = "campaigns")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "404", ref = "Unknown")
public class CampaignTargetResource {

    private static final String CSV = "text/csv";

    @Inject
    private TargetUpload upload;

    @Inject
    private CampaignPreviews previews;

    @Inject
    private CampaignReport report;

    @Inject
    private CampaignQueries queries;

    @Inject
    private CallerDisclosure disclosure;

    /** Adds targets. */
    @PUT
    @Path("/{id}/targets")
    @Consumes(CSV)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed("operator")
    @Operation(operationId = "uploadTargets", summary = "Add targets from a CSV file of any length, before the start", description = """
            Adds the subscribers that the campaign does not have yet, so that an upload that broke off can be repeated. Rows \
            that are no number are reported with line and reason (the first 1,000; rejectedCount counts all).""")
    @RequestBody(required = true, description = "Header: msisdn. One number a line; national ones where a country code is configured.",
            content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "200", description = "What was added and what not",
            content = @Content(schema = @Schema(implementation = TargetUploadResult.class)))
    @APIResponse(responseCode = "400", ref = "Malformed")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "413", ref = "TooLong")
    @APIResponse(responseCode = "422", ref = "Unusable")
    public TargetUploadResult upload(@PathParam("id") String id, InputStream csv, @Context SecurityContext caller)
            throws IOException {
        long campaign = known(id);
        try {
            return upload.upload(campaign, csv, caller.getUserPrincipal().getName());
        } catch (CampaignException e) {
            throw "header".equals(e.field()) ? ProblemException.malformed(e.field(), e.getMessage())
                    : ProblemException.unusable(e.field(), e.getMessage());
        }
    }

    /** Previews. */
    @GET
    @Path("/{id}/preview")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "previewCampaign", summary = "What the campaign would do if it were started now", description = """
            segments counts the short messages of the first tries; estimatedFinish is when they would be submitted, null \
            when no link is bound.""")
    @APIResponse(responseCode = "200", description = "The preview",
            content = @Content(schema = @Schema(implementation = CampaignPreview.class)))
    public CampaignPreview preview(@PathParam("id") String id) {
        return previews.preview(CampaignResource.id(id)).orElseThrow(CampaignResource::unknown);
    }

    /** Reports. */
    @GET
    @Path("/{id}/report")
    @Produces({CSV, MediaType.APPLICATION_JSON})
    @Operation(operationId = "reportCampaign", summary = "A row per target, streamed")
    @APIResponse(responseCode = "200", description = "The rows, under a header",
            content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
    public Response report(@PathParam("id") String id) {
        long campaign = known(id);
        Disclosure shown = disclosure.current();
        StreamingOutput rows = out -> report.write(campaign, shown, out);
        return Response.ok(rows, CSV + ";charset=UTF-8").build();
    }

    private long known(String id) {
        return queries.find(CampaignResource.id(id)).orElseThrow(CampaignResource::unknown).id();
    }
}
