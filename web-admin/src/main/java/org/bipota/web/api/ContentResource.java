package org.bipota.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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
import jakarta.ws.rs.core.UriInfo;
import org.bipota.ejb.application.ContentOrder;
import org.bipota.ejb.application.Contents;
import org.bipota.ejb.application.read.ContentQueries;
import org.bipota.ejb.application.read.ContentView;
import org.bipota.ejb.application.read.Page;
import org.bipota.ejb.domain.RefusedContentException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /contents}. */
@Path("/contents")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("viewer")
@RequestScoped
@Tag(name = "contents")
@APIResponse(responseCode = "401", ref = "Unauthorized")
public class ContentResource {

    @Inject
    private Contents contents;

    @Inject
    private ContentQueries queries;

    /** Stores a content. */
    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("operator")
    @Operation(operationId = "putContent", summary = "Store a content, or a new version of it", description = """
            Each command is checked, and refused with its position and reason. Downloads that were asked for before keep the \
            version they were asked with.""")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ContentUpload.class)))
    @APIResponse(responseCode = "200", description = "The current version: a new one, or the same as before",
            content = @Content(schema = @Schema(implementation = ContentView.class)))
    @APIResponse(responseCode = "201", description = "The content, whose name is new",
            content = @Content(schema = @Schema(implementation = ContentView.class)))
    @APIResponse(responseCode = "400", ref = "Malformed")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "413", ref = "TooLong")
    @APIResponse(responseCode = "422", ref = "Unusable")
    public Response put(@PathParam("name") @Parameter(description = ContentOrder.NAME_ALLOWED) String name,
            @Parameter(hidden = true) JsonFields body, @Context SecurityContext caller, @Context UriInfo uri) {
        try {
            Contents.Outcome outcome =
                    contents.store(ContentUpload.of(body).asOrder(name), caller.getUserPrincipal().getName());
            ContentView stored = queries.find(name).orElseThrow();
            return outcome == Contents.Outcome.ADDED
                    ? Response.created(uri.getAbsolutePath()).entity(stored).build() : Response.ok(stored).build();
        } catch (RefusedContentException refused) {
            throw new ProblemException(Problem.of(422, "the content cannot be used", refused.faults().stream()
                    .map(fault -> new FieldError(fault.field(), fault.reason())).toList()));
        }
    }

    /** One content. */
    @GET
    @Path("/{name}")
    @Operation(operationId = "getContent", summary = "One content, its current version")
    @APIResponse(responseCode = "200", description = "The content",
            content = @Content(schema = @Schema(implementation = ContentView.class)))
    @APIResponse(responseCode = "404", ref = "Unknown")
    public ContentView one(@PathParam("name") String name) {
        return queries.find(name).orElseThrow(() -> ProblemException.unknown("there is no content of this name"));
    }

    /** Contents. */
    @GET
    @Operation(operationId = "listContents", summary = "Contents in the order of their names, of each its current version")
    @APIResponse(responseCode = "200", description = "A page",
            content = @Content(schema = @Schema(implementation = ContentPage.class)))
    @APIResponse(responseCode = "400", ref = "Malformed")
    @APIResponse(responseCode = "422", ref = "Unusable")
    public Page<ContentView> list(@BeanParam PageQuery page) {
        return queries.list(page.afterText(), page.size());
    }

    /** The shape of a page, for the OpenAPI document. */
    @Schema(name = "ContentPage")
    interface ContentPage extends PageShape<ContentView> {
    }
}
