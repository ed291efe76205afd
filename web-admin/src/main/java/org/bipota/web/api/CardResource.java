package org.bipota.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import org.bipota.ejb.application.CardFileException;
import org.bipota.ejb.application.CardImport;
import org.bipota.ejb.application.CardImportResult;
import org.bipota.ejb.application.Cards;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /cards}. */
@Path("/cards")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@RequestScoped
@Tag(name = "cards")
@APIResponse(responseCode = "400", ref = "Malformed")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "413", ref = "TooLong")
public class CardResource {

    @Inject
    private CardImport cardImport;

    @Inject
    private Cards cards;

    /** Imports cards. */
    @POST
    @Path("/import")
    @RolesAllowed("keymaster")
    @Consumes("text/csv")
    @Operation(operationId = "importCards", summary = "Import cards from a CSV file of any length", description = """
            Good rows are kept, bad ones reported with line and reason (the first 10,000; rejectedCount counts all). A known \
            card with the same keys keeps its counters, with other keys it starts at 0.""")
    @RequestBody(required = true, description = """
            Header: iccid,msisdn,imsi,kic,kic_key,kid,kid_key,push_tar. kic and kid are the octets of the packet header, \
            as 15 (3DES, key set 1) or 12 (AES); keys are hexadecimal; push_tar may be empty.""",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "200", description = "What was kept and what not",
            content = @Content(schema = @Schema(implementation = CardImportResult.class)))
    public CardImportResult importCards(
            @QueryParam("dryRun") @Parameter(description = "true: nothing is stored, the answer is the same") String dryRun,
            InputStream csv, @Context SecurityContext caller) throws IOException {
        try {
            return Boolean.TRUE.equals(QueryValues.truth("dryRun", dryRun)) ? cardImport.checkCsv(csv)
                    : cardImport.importCsv(csv, caller.getUserPrincipal().getName());
        } catch (CardFileException e) {
            throw ProblemException.malformed("header", e.getMessage());
        }
    }

    /** Changes a card's profile. */
    @PUT
    @Path("/{iccid}/profile")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeCardProfile", summary = "Change how a card is pushed; holds from the next push on")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ProfileView.class)))
    @APIResponse(responseCode = "200", description = "The profile as it is now",
            content = @Content(schema = @Schema(implementation = ProfileView.class)))
    @APIResponse(responseCode = "404", ref = "Unknown")
    @APIResponse(responseCode = "422", ref = "Unusable")
    public ProfileView changeProfile(@PathParam("iccid") @Parameter(description = "18 to 20 digits") String iccid,
            @Parameter(hidden = true) JsonFields body, @Context SecurityContext caller) {
        ProfileView profile = ProfileView.of(body);
        if (!cards.changeProfile(iccid, profile.asProfile(), caller.getUserPrincipal().getName())) {
            throw ProblemException.unknown("no card with this ICCID was imported");
        }
        return profile;
    }
}
