package org.bipota.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import org.bipota.ejb.application.CardFileException;
import org.bipota.ejb.application.CardImportResult;
import org.bipota.ejb.application.keys.KeyRefusedException;
import org.bipota.ejb.application.keys.VendorImport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /cards/vendor-import}. */
@Path("/cards/vendor-import")
@Consumes(VendorImportResource.CSV)
@RolesAllowed("keymaster")
@RequestScoped
@Tag(name = "cards")
@APIResponse(responseCode = "400", ref = "Malformed")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "404", ref = "Unknown")
@APIResponse(responseCode = "413", ref = "TooLong")
@APIResponse(responseCode = "422", ref = "Unusable")
public class VendorImportResource {

    static final String CSV = "text/csv";

    @Inject
    private VendorImport vendorImport;

    /** Imports cards and answers with the result. */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "importVendorFile", summary = "Import cards from a vendor's output file of any length", description = """
            As importCards, in a format stored before. With Accept: text/csv the answer is the reject file: the rejected rows with \
            line and reason, without keys.""")
    @RequestBody(required = true, content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "200", description = "What was kept and what not", content = {
        @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CardImportResult.class)),
        @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))})
    public CardImportResult importFile(
            @QueryParam("format") @Parameter(required = true, description = "The format's name") String format,
            @QueryParam("dryRun") @Parameter(description = "true: nothing is stored, the answer is the same") String dryRun,
            InputStream file, @Context SecurityContext caller) throws IOException {
        return read(format, dryRun, file, caller);
    }

    /** Imports cards and answers with the reject file. */
    @POST
    @Produces(CSV)
    @Operation(hidden = true)
    public String importFileForRejects(@QueryParam("format") String format, @QueryParam("dryRun") String dryRun,
            InputStream file, @Context SecurityContext caller) throws IOException {
        return RejectFile.of(read(format, dryRun, file, caller));
    }

    private CardImportResult read(String format, String dryRun, InputStream file, SecurityContext caller) throws IOException {
        String name = QueryValues.given(format);
        if (name == null) {
            throw ProblemException.malformed("format", "missing");
        }
        try {
            return vendorImport.read(name, file, Boolean.TRUE.equals(QueryValues.truth("dryRun", dryRun)),
                            caller.getUserPrincipal().getName())
                    .orElseThrow(() -> ProblemException.unknown("there is no format of this name"));
        } catch (CardFileException e) {
            throw ProblemException.malformed("header", e.getMessage());
        } catch (KeyRefusedException e) {
            throw ProblemException.unusable(e.field(), e.getMessage());
        }
    }
}
