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
import org.bipota.ejb.application.Checks;
import org.bipota.ejb.application.read.CheckQueries;
import org.bipota.ejb.application.read.CheckView;
import org.bipota.ejb.application.read.Page;
import org.bipota.ejb.domain.CheckState;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /checks}. */
@Path("/checks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("viewer")
@RequestScoped
@Tag(name = "checks")
@APIResponse(responseCode = "401", ref = "Unauthorized")
public class CheckResource {

    @Inject
    private CheckQueries checks;

    @Inject
    private Checks starting;

    /** Starts a check. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("operator")
    @Operation(operationId = "startCheck", summary = "Start a check of a subscriber", description = """
            Joins the running check while that one waits for its push to be delivered.""")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CheckOrder.class)))
    @APIResponse(responseCode = "202", description = "The check, at the address in Location",
            content = @Content(schema = @Schema(implementation = CheckView.class)))
    @APIResponse(responseCode = "400", ref = "Malformed")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "Unknown")
    @APIResponse(responseCode = "413", ref = "TooLong")
    @APIResponse(responseCode = "422", ref = "Unusable")
    public Response start(@Parameter(hidden = true) JsonFields body, @Context UriInfo uri) {
        long id = starting.startByOperator(CheckOrder.of(body).msisdn())
                .orElseThrow(() -> ProblemException.unknown("no card was imported for this subscriber"));
        CheckView check = checks.find(id).orElseThrow();
        return Response.accepted(check).location(uri.getAbsolutePathBuilder().path(Long.toString(id)).build()).build();
    }

    /** One check. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getCheck", summary = "One check with its history")
    @APIResponse(responseCode = "200", description = "The check",
            content = @Content(schema = @Schema(implementation = CheckView.class)))
    @APIResponse(responseCode = "404", ref = "Unknown")
    public CheckView one(@PathParam("id") @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int64")) String id) {
        if (!id.matches("[0-9]{1,18}")) {
            throw ProblemException.unknown("there is no check with this id");
        }
        return checks.find(Long.parseLong(id))
                .orElseThrow(() -> ProblemException.unknown("there is no check with this id"));
    }

    /** Checks. */
    @GET
    @Operation(operationId = "listChecks", summary = "Checks with their histories, the newest first")
    @APIResponse(responseCode = "200", description = "A page",
            content = @Content(schema = @Schema(implementation = CheckPage.class)))
    @APIResponse(responseCode = "400", ref = "Malformed")
    @APIResponse(responseCode = "422", ref = "Unusable")
    public Page<CheckView> list(
            @QueryParam("msisdn") @Parameter(description = "E.164 digits") String msisdn,
            @QueryParam("state") @Parameter(schema = @Schema(implementation = CheckState.class)) String state,
            @BeanParam PageQuery page) {
        return checks.list(
                QueryValues.matching("msisdn", msisdn, Msisdns.PATTERN, Msisdns.ALLOWED),
                QueryValues.constant("state", state, CheckState.class),
                page.afterNumber(), page.size());
    }

    /** The shape of a page, for the OpenAPI document. */
    @Schema(name = "CheckPage")
    interface CheckPage extends PageShape<CheckView> {
    }
}
