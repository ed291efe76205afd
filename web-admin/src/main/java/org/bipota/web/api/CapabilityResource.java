package org.bipota.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.bipota.ejb.application.read.CapabilityFilter;
import org.bipota.ejb.application.read.CapabilityQueries;
import org.bipota.ejb.application.read.CapabilityView;
import org.bipota.ejb.application.read.Page;
import org.bipota.ejb.application.read.TacView;
import org.bipota.ejb.domain.CapabilityState;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /capabilities}. */
@Path("/capabilities")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("viewer")
@RequestScoped
@Tag(name = "capabilities")
@APIResponse(responseCode = "401", ref = "Unauthorized")
public class CapabilityResource {

    @Inject
    private CapabilityQueries capabilities;

    /** One subscriber. */
    @GET
    @Path("/{msisdn}")
    @Operation(operationId = "getCapability", summary = "The capability of one subscriber", description = """
            The members of claimed are null when no TERMINAL PROFILE was received.""")
    @APIResponse(responseCode = "200", description = "What is known",
            content = @Content(schema = @Schema(implementation = CapabilityView.class)))
    @APIResponse(responseCode = "404", ref = "Unknown")
    public CapabilityView one(@PathParam("msisdn") @Parameter(description = "E.164 digits") String msisdn) {
        return capabilities.find(msisdn)
                .orElseThrow(() -> ProblemException.unknown("no card was imported for this subscriber"));
    }

    /** Subscribers. */
    @GET
    @Operation(operationId = "listCapabilities", summary = "The capabilities of the imported subscribers")
    @APIResponse(responseCode = "200", description = "A page",
            content = @Content(schema = @Schema(implementation = CapabilityPage.class)))
    @APIResponse(responseCode = "400", ref = "Malformed")
    @APIResponse(responseCode = "422", ref = "Unusable")
    public Page<CapabilityView> list(
            @QueryParam("capable") @Parameter(schema = @Schema(type = SchemaType.BOOLEAN)) String capable,
            @QueryParam("tac") @Parameter(description = "Type allocation code, eight digits") String tac,
            @QueryParam("state") @Parameter(schema = @Schema(implementation = CapabilityState.class)) String state,
            @BeanParam PageQuery page) {
        CapabilityFilter filter = new CapabilityFilter(
                QueryValues.truth("capable", capable),
                QueryValues.matching("tac", tac, "[0-9]{8}", "eight digits"),
                QueryValues.constant("state", state, CapabilityState.class));
        return capabilities.list(filter, page.afterNumber(), page.size());
    }

    /** Handset models. */
    @GET
    @Path("/by-tac")
    @Operation(operationId = "listCapabilitiesByTac", summary = "What handset models claimed and proved", description = """
            successRate is capable / decided, null when none is decided; decided counts CAPABLE, NOT_CAPABLE and REFUSED.""")
    @APIResponse(responseCode = "200", description = "A page",
            content = @Content(schema = @Schema(implementation = TacPage.class)))
    public Page<TacView> byTac(@BeanParam PageQuery page) {
        return capabilities.byTac(page.afterText(), page.size());
    }

    /** The shape of a page, for the OpenAPI document. */
    @Schema(name = "CapabilityPage")
    interface CapabilityPage extends PageShape<CapabilityView> {
    }

    /** The shape of a page, for the OpenAPI document. */
    @Schema(name = "TacPage")
    interface TacPage extends PageShape<TacView> {
    }
}
