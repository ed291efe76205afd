package org.bipota.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.bipota.ejb.application.audit.AuditVerdict;
import org.bipota.ejb.application.audit.AuditVerifier;
import org.bipota.ejb.application.read.AuditQueries;
import org.bipota.ejb.application.read.AuditView;
import org.bipota.ejb.application.read.Page;
import org.bipota.ejb.domain.AuditKind;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /audit}. */
@Path("/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@RequestScoped
@Tag(name = "audit")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
public class AuditResource {

    @Inject
    private AuditQueries records;

    @Inject
    private AuditVerifier verifier;

    /** Records. */
    @GET
    @Operation(operationId = "listAudit", summary = "Who did what, when, from where, and what was refused; the newest first")
    @APIResponse(responseCode = "200", description = "A page",
            content = @Content(schema = @Schema(implementation = AuditPage.class)))
    @APIResponse(responseCode = "400", ref = "Malformed")
    @APIResponse(responseCode = "422", ref = "Unusable")
    public Page<AuditView> list(
            @QueryParam("kind") @Parameter(schema = @Schema(implementation = AuditKind.class)) String kind,
            @QueryParam("msisdn") @Parameter(description = "E.164 digits") String msisdn,
            @QueryParam("actor") @Parameter(description = "An operator's name") String actor,
            @BeanParam PageQuery page) {
        return records.list(
                QueryValues.constant("kind", kind, AuditKind.class),
                QueryValues.matching("msisdn", msisdn, Msisdns.PATTERN, Msisdns.ALLOWED),
                QueryValues.given(actor), page.afterNumber(), page.size());
    }

    /** Verifies. */
    @GET
    @Path("/verify")
    @Operation(operationId = "verifyAudit", summary = "Whether a record was changed, moved or removed", description = """
            Reads every record. Note headHash down elsewhere: a chain that ends otherwise later was rewritten as a whole.""")
    @APIResponse(responseCode = "200", description = "What was found",
            content = @Content(schema = @Schema(implementation = AuditVerdict.class)))
    public AuditVerdict verify() {
        return verifier.verify();
    }

    /** The shape of a page, for the OpenAPI document. */
    @Schema(name = "AuditPage")
    interface AuditPage extends PageShape<AuditView> {
    }
}
