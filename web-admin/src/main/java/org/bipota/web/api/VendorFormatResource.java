package org.bipota.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.bipota.ejb.application.keys.KeyRefusedException;
import org.bipota.ejb.application.keys.VendorFormatView;
import org.bipota.ejb.application.keys.VendorFormats;
import org.bipota.ejb.application.read.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /cards/vendor-formats}. */
@Path("/cards/vendor-formats")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("keymaster")
@RequestScoped
@Tag(name = "keys")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
public class VendorFormatResource {

    @Inject
    private VendorFormats formats;

    /** The formats. */
    @GET
    @Operation(operationId = "listVendorFormats", summary = "How vendors' card files are read, by name")
    @APIResponse(responseCode = "200", description = "All of them",
            content = @Content(schema = @Schema(implementation = VendorFormatPage.class)))
    public Page<VendorFormatView> list() {
        return new Page<>(formats.all(), null);
    }

    /** Stores one. */
    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "storeVendorFormat", summary = "Say how a vendor's card files are read")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = VendorFormatBody.class)))
    @APIResponse(responseCode = "200", description = "The format",
            content = @Content(schema = @Schema(implementation = VendorFormatView.class)))
    @APIResponse(responseCode = "400", ref = "Malformed")
    @APIResponse(responseCode = "413", ref = "TooLong")
    @APIResponse(responseCode = "422", ref = "Unusable")
    public VendorFormatView store(@PathParam("name") String name, @Parameter(hidden = true) JsonFields body,
            @Context SecurityContext caller) {
        if (!name.matches("[A-Za-z0-9._-]{1,32}")) {
            throw ProblemException.unusable("name", "not allowed: 1 to 32 letters, digits, '.', '_' and '-'");
        }
        try {
            return formats.store(name, VendorFormatBody.of(body), caller.getUserPrincipal().getName());
        } catch (KeyRefusedException e) {
            throw ProblemException.unusable(e.field(), e.getMessage());
        }
    }

    /** Removes one. */
    @DELETE
    @Path("/{name}")
    @Operation(operationId = "removeVendorFormat", summary = "Forget how a vendor's card files are read")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", ref = "Unknown")
    public void remove(@PathParam("name") String name, @Context SecurityContext caller) {
        if (!formats.remove(name, caller.getUserPrincipal().getName())) {
            throw ProblemException.unknown("there is no format of this name");
        }
    }

    /** The shape of a page, for the OpenAPI document. */
    @Schema(name = "VendorFormatPage")
    interface VendorFormatPage extends PageShape<VendorFormatView> {
    }
}
