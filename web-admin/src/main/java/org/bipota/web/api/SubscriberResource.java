package org.bipota.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.bipota.ejb.application.OperatorActs;
import org.bipota.ejb.application.privacy.SubscriberBusyException;
import org.bipota.ejb.application.privacy.SubscriberErasure;
import org.bipota.ejb.application.read.SubscriberExport;
import org.bipota.ejb.domain.AuditKind;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /subscribers}: what the law gives a subscriber a right to. */
@Path("/subscribers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@RequestScoped
@Tag(name = "subscribers")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "404", ref = "Unknown")
@APIResponse(responseCode = "422", ref = "Unusable")
public class SubscriberResource {

    @Inject
    private SubscriberExport export;

    @Inject
    private SubscriberErasure erasure;

    @Inject
    private OperatorActs acts;

    /** Exports. */
    @GET
    @Path("/{msisdn}/export")
    @Operation(operationId = "exportSubscriber", summary = "Everything that is held of a subscriber", description = """
            In full for whoever may call it, since it is meant for the subscriber; never keys, tokens or secured packets.""")
    @APIResponse(responseCode = "200", description = "The rows of each table",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public Map<String, List<Map<String, Object>>> export(@PathParam("msisdn") String msisdn) {
        Map<String, List<Map<String, Object>>> held = export.of(given(msisdn)).orElseThrow(SubscriberResource::unknown);
        acts.done(AuditKind.SUBSCRIBER_EXPORTED, msisdn, null, held.size() + " sections");
        return held;
    }

    /** Erases. */
    @DELETE
    @Path("/{msisdn}")
    @Operation(operationId = "eraseSubscriber", summary = "Erase everything that is held of a subscriber", description = """
            Ends what runs first. Rows that campaigns count stay under a pseudonym; audit records lose the number.""")
    @APIResponse(responseCode = "204", description = "Nothing is held any more")
    @APIResponse(responseCode = "409", description = "A message is just being submitted; repeat the call in a moment",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response erase(@PathParam("msisdn") String msisdn) {
        try {
            if (erasure.erase(given(msisdn)) == 0) {
                throw unknown();
            }
            return Response.noContent().build();
        } catch (SubscriberBusyException busy) {
            throw new ProblemException(Problem.of(409, busy.getMessage()));
        }
    }

    private static String given(String msisdn) {
        return QueryValues.matching("msisdn", msisdn, Msisdns.PATTERN, Msisdns.ALLOWED);
    }

    private static ProblemException unknown() {
        return ProblemException.unknown("nothing is held of this subscriber");
    }
}
