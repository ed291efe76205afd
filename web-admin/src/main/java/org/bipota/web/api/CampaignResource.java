package org.bipota.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.BooleanSupplier;
import org.bipota.ejb.application.campaign.CampaignException;
import org.bipota.ejb.application.campaign.CampaignOrders;
import org.bipota.ejb.application.campaign.Campaigns;
import org.bipota.ejb.application.campaign.OrderedCampaign;
import org.bipota.ejb.application.read.CampaignQueries;
import org.bipota.ejb.application.read.CampaignView;
import org.bipota.ejb.application.read.Page;
import org.bipota.ejb.domain.CampaignCommand;
import org.bipota.ejb.domain.CampaignState;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /campaigns}: orders and commands. Targets, preview and report are in {@link CampaignTargetResource}. */
@Path("/campaigns")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("viewer")
@RequestScoped
@Tag(name = "campaigns")
@APIResponse(responseCode = "401", ref = "Unauthorized")
public class CampaignResource {

    @Inject
    private CampaignOrders orders;

    @Inject
    private Campaigns campaigns;

    @Inject
    private CampaignQueries queries;

    /** Orders a campaign. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("operator")
    @Operation(operationId = "createCampaign", summary = "Order a campaign, without starting it", description = """
            Targets come in a list here, by a query that is resolved at the start, or by upload before the start. The same \
            Idempotency-Key with the same body is the same campaign; with another body it is refused.""")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CampaignOrderBody.class)))
    @APIResponse(responseCode = "201", description = "The campaign, at the address in Location",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    @APIResponse(responseCode = "200", description = "The campaign that was ordered before, with the same key",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    @APIResponse(responseCode = "400", ref = "Malformed")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "Unknown")
    @APIResponse(responseCode = "413", ref = "TooLong")
    @APIResponse(responseCode = "422", ref = "Unusable")
    public Response create(
            @HeaderParam("Idempotency-Key") @Parameter(description = "1 to 255 printable ASCII characters") String key,
            @Parameter(hidden = true) JsonFields body, @Context UriInfo uri, @Context SecurityContext caller) {
        try {
            OrderedCampaign ordered = orders.order(CampaignOrderBody.order(body, key), caller.getUserPrincipal().getName())
                    .orElseThrow(() -> ProblemException.unknown("there is no content of this name"));
            CampaignView campaign = queries.find(ordered.id()).orElseThrow();
            return ordered.repeated() ? Response.ok(campaign).build()
                    : Response.created(uri.getAbsolutePathBuilder().path(Long.toString(ordered.id())).build()).entity(campaign).build();
        } catch (CampaignException e) {
            throw ProblemException.unusable(e.field(), e.getMessage());
        }
    }

    /** One campaign. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getCampaign", summary = "One campaign with its counts and the executions of its job")
    @APIResponse(responseCode = "200", description = "The campaign",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    @APIResponse(responseCode = "404", ref = "Unknown")
    public CampaignView one(@PathParam("id") @Parameter(schema = @Schema(implementation = Long.class)) String id) {
        return queries.find(id(id)).orElseThrow(CampaignResource::unknown);
    }

    /** Campaigns. */
    @GET
    @Operation(operationId = "listCampaigns", summary = "Campaigns, the newest first, without executions")
    @APIResponse(responseCode = "200", description = "A page",
            content = @Content(schema = @Schema(implementation = CampaignPage.class)))
    @APIResponse(responseCode = "400", ref = "Malformed")
    @APIResponse(responseCode = "422", ref = "Unusable")
    public Page<CampaignView> list(@QueryParam("name") String name,
            @QueryParam("state") @Parameter(schema = @Schema(implementation = CampaignState.class)) String state,
            @BeanParam PageQuery page) {
        return queries.list(QueryValues.given(name), QueryValues.constant("state", state, CampaignState.class),
                page.afterNumber(), page.size());
    }

    /** Approves one. */
    @POST
    @Path("/{id}/approve")
    @RolesAllowed("operator")
    @Operation(operationId = "approveCampaign", summary = "Approve a campaign that somebody else ordered; a repeat changes nothing",
            description = """
            Campaigns above a configured size start only with it. Neither who ordered the campaign nor who added its targets \
            can give it, and more targets want another one.""")
    @APIResponse(responseCode = "200", description = "The campaign",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "Unknown")
    @APIResponse(responseCode = "422", ref = "Unusable")
    public CampaignView approve(@PathParam("id") String id, @Context SecurityContext caller) {
        return told(id, () -> campaigns.approve(id(id), caller.getUserPrincipal().getName()));
    }

    /** Starts one. */
    @POST
    @Path("/{id}/start")
    @RolesAllowed("operator")
    @Operation(operationId = "startCampaign", summary = "Start a campaign; a repeat changes nothing")
    @APIResponse(responseCode = "200", description = "The campaign",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "Unknown")
    @APIResponse(responseCode = "422", ref = "Unusable")
    public CampaignView start(@PathParam("id") String id, @Context SecurityContext caller) {
        return tell(id, CampaignCommand.START, caller);
    }

    /** Pauses one. */
    @POST
    @Path("/{id}/pause")
    @RolesAllowed("operator")
    @Operation(operationId = "pauseCampaign", summary = "Release no further downloads; a repeat changes nothing")
    @APIResponse(responseCode = "200", description = "The campaign",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "Unknown")
    @APIResponse(responseCode = "422", ref = "Unusable")
    public CampaignView pause(@PathParam("id") String id, @Context SecurityContext caller) {
        return tell(id, CampaignCommand.PAUSE, caller);
    }

    /** Resumes one. */
    @POST
    @Path("/{id}/resume")
    @RolesAllowed("operator")
    @Operation(operationId = "resumeCampaign", summary = "Go on where a campaign was paused or stopped, or failed", description = """
            Of a campaign that paused because too many downloads had failed, those are not judged again.""")
    @APIResponse(responseCode = "200", description = "The campaign",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "Unknown")
    @APIResponse(responseCode = "422", ref = "Unusable")
    public CampaignView resume(@PathParam("id") String id, @Context SecurityContext caller) {
        return tell(id, CampaignCommand.RESUME, caller);
    }

    /** Stops one. */
    @POST
    @Path("/{id}/stop")
    @RolesAllowed("operator")
    @Operation(operationId = "stopCampaign", summary = "End a campaign; a repeat changes nothing", description = """
            Downloads that were released go on; the others stay held.""")
    @APIResponse(responseCode = "200", description = "The campaign",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "Unknown")
    public CampaignView stop(@PathParam("id") String id, @Context SecurityContext caller) {
        return tell(id, CampaignCommand.STOP, caller);
    }

    private CampaignView tell(String id, CampaignCommand command, SecurityContext caller) {
        return told(id, () -> campaigns.tell(id(id), command, caller.getUserPrincipal().getName()));
    }

    private CampaignView told(String id, BooleanSupplier order) {
        try {
            if (!order.getAsBoolean()) {
                throw unknown();
            }
            return queries.find(id(id)).orElseThrow(CampaignResource::unknown);
        } catch (CampaignException e) {
            throw ProblemException.unusable(e.field(), e.getMessage());
        }
    }

    static long id(String id) {
        if (!id.matches("[0-9]{1,18}")) {
            throw unknown();
        }
        return Long.parseLong(id);
    }

    static ProblemException unknown() {
        return ProblemException.unknown("there is no campaign with this id");
    }

    /** The shape of a page, for the OpenAPI document. */
    @Schema(name = "CampaignPage")
    interface CampaignPage extends PageShape<CampaignView> {
    }
}
