package org.bipota.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.bipota.ejb.application.keys.KeyRefusedException;
import org.bipota.ejb.application.keys.KeyRotation;
import org.bipota.ejb.application.keys.MasterKeyView;
import org.bipota.ejb.application.keys.NamedKeyView;
import org.bipota.ejb.application.keys.NamedKeys;
import org.bipota.ejb.application.read.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /keys}: keys go in here, and none comes out. */
@Path("/keys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("keymaster")
@RequestScoped
@Tag(name = "keys")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
public class KeyResource {

    private static final String NAME = "[A-Za-z0-9._-]{1,32}";

    @Inject
    private NamedKeys keys;

    @Inject
    private KeyRotation rotation;

    /** The named keys. */
    @GET
    @Operation(operationId = "listKeys", summary = "The named keys with their check values; never the keys")
    @APIResponse(responseCode = "200", description = "All of them",
            content = @Content(schema = @Schema(implementation = NamedKeyPage.class)))
    public Page<NamedKeyView> list() {
        return new Page<>(keys.all(), null);
    }

    /** Stores one. */
    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "storeKey", summary = "Store a named key", description = """
            In place of the one of this name, unless keys of cards are derived from that. Encrypted by the master key.""")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NamedKeyBody.class)))
    @APIResponse(responseCode = "200", description = "What is known of it",
            content = @Content(schema = @Schema(implementation = NamedKeyView.class)))
    @APIResponse(responseCode = "400", ref = "Malformed")
    @APIResponse(responseCode = "413", ref = "TooLong")
    @APIResponse(responseCode = "422", ref = "Unusable")
    public NamedKeyView store(@PathParam("name") String name, @Parameter(hidden = true) JsonFields body,
            @Context SecurityContext caller) {
        if (!name.matches(NAME)) {
            throw ProblemException.unusable("name", "not allowed: 1 to 32 letters, digits, '.', '_' and '-'");
        }
        try {
            return keys.store(NamedKeyBody.of(name, body), caller.getUserPrincipal().getName());
        } catch (KeyRefusedException e) {
            throw ProblemException.unusable(e.field(), e.getMessage());
        }
    }

    /** Removes one. */
    @DELETE
    @Path("/{name}")
    @Operation(operationId = "removeKey", summary = "Remove a named key that no card's keys are derived from")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", ref = "Unknown")
    @APIResponse(responseCode = "422", ref = "Unusable")
    public void remove(@PathParam("name") String name, @Context SecurityContext caller) {
        try {
            if (!keys.remove(name, caller.getUserPrincipal().getName())) {
                throw ProblemException.unknown("there is no key of this name");
            }
        } catch (KeyRefusedException e) {
            throw ProblemException.unusable(e.field(), e.getMessage());
        }
    }

    /** How the rotation stands. */
    @GET
    @Path("/rotation")
    @Operation(operationId = "getKeyRotation", summary = "The master key's version and how far its rotation is")
    @APIResponse(responseCode = "200", description = "The state",
            content = @Content(schema = @Schema(implementation = MasterKeyView.class)))
    public MasterKeyView state() {
        return rotation.state();
    }

    /** Rotates the master key. */
    @POST
    @Path("/rotation")
    @Operation(operationId = "rotateKeys", summary = "Make a new master key and encrypt all secrets anew by it", description = """
            In the background and in short batches; it goes on after a crash, and the version before is dropped when nothing is \
            encrypted by it any more. A repeat while one goes on changes nothing.""")
    @APIResponse(responseCode = "202", description = "The state",
            content = @Content(schema = @Schema(implementation = MasterKeyView.class)))
    public Response rotate(@Context SecurityContext caller) {
        return Response.accepted(rotation.begin(caller.getUserPrincipal().getName())).build();
    }

    /** The shape of a page, for the OpenAPI document. */
    @Schema(name = "NamedKeyPage")
    interface NamedKeyPage extends PageShape<NamedKeyView> {
    }
}
