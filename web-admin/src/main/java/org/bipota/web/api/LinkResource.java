package org.bipota.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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
import jakarta.ws.rs.core.UriInfo;
import org.bipota.ejb.application.links.LinkDetail;
import org.bipota.ejb.application.links.SmscLinks;
import org.bipota.ejb.application.read.LinkView;
import org.bipota.ejb.application.read.Page;
import org.bipota.ejb.application.read.TrafficQueries;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /links}. */
@Path("/links")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@RequestScoped
@Tag(name = "traffic")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class LinkResource {

    @Inject
    private TrafficQueries traffic;

    @Inject
    private SmscLinks links;

    /** The links. */
    @GET
    @RolesAllowed("viewer")
    @Operation(operationId = "listLinks", summary = "The links to SMSCs as they are on this node")
    @APIResponse(responseCode = "200", description = "A page",
            content = @Content(schema = @Schema(implementation = LinkPage.class)))
    public Page<LinkView> list(@BeanParam PageQuery page) {
        return traffic.links(page.afterText(), page.size());
    }

    /** One link. */
    @GET
    @Path("/{name}")
    @Operation(operationId = "getLink", summary = "One link with its settings; passwords are never shown")
    @APIResponse(responseCode = "200", description = "The link", content = @Content(schema = @Schema(implementation = LinkDetail.class)))
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "Unknown")
    public LinkDetail one(@PathParam("name") String name) {
        return links.find(name).orElseThrow(LinkResource::unknown);
    }

    /** Adds a link. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "addLink", summary = "Add a link", description = """
            Kept in the database, so that it is there after a restart and on all nodes.""")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LinkSettingsShape.class)))
    @APIResponse(responseCode = "201", description = "The link, at the address in Location",
            content = @Content(schema = @Schema(implementation = LinkDetail.class)))
    @APIResponse(responseCode = "400", ref = "Malformed")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "413", ref = "TooLong")
    @APIResponse(responseCode = "422", ref = "Unusable")
    public Response add(@Parameter(hidden = true) JsonFields body, @Context SecurityContext caller, @Context UriInfo uri) {
        LinkDetail added = links.add(body.scalars(links.settingNames()), caller.getUserPrincipal().getName());
        return Response.created(uri.getAbsolutePathBuilder().path(added.name()).build()).entity(added).build();
    }

    /** Gives a link other settings. */
    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "replaceLink", summary = "Replace the settings of a link", description = """
            The link is closed and opened anew with them. A password that is not given stays as it is; of the rest, what is \
            not given has its default.""")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LinkSettingsShape.class)))
    @APIResponse(responseCode = "200", description = "The link", content = @Content(schema = @Schema(implementation = LinkDetail.class)))
    @APIResponse(responseCode = "400", ref = "Malformed")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "Unknown")
    @APIResponse(responseCode = "413", ref = "TooLong")
    @APIResponse(responseCode = "422", ref = "Unusable")
    public LinkDetail replace(@PathParam("name") String name, @Parameter(hidden = true) JsonFields body,
            @Context SecurityContext caller) {
        return links.replace(name, body.scalars(links.settingNames()), caller.getUserPrincipal().getName())
                .orElseThrow(LinkResource::unknown);
    }

    /** Removes a link. */
    @DELETE
    @Path("/{name}")
    @Operation(operationId = "removeLink", summary = "Remove a link", description = """
            What it has begun has a few seconds to end, what waits goes by the other links. The link that the configuration \
            defines cannot be removed, only closed.""")
    @APIResponse(responseCode = "204", description = "It is not wanted any more")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "Unknown")
    @APIResponse(responseCode = "422", ref = "Unusable")
    public void remove(@PathParam("name") String name, @Context SecurityContext caller) {
        if (!links.remove(name, caller.getUserPrincipal().getName())) {
            throw unknown();
        }
    }

    /** Closes a link. */
    @POST
    @Path("/{name}/close")
    @Operation(operationId = "closeLink", summary = "Close a link, until it is opened again", description = """
            On all nodes, also over restarts. What it has begun has a few seconds to end, then it is unbound. Repeated calls \
            change nothing.""")
    @APIResponse(responseCode = "200", description = "The link", content = @Content(schema = @Schema(implementation = LinkDetail.class)))
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "Unknown")
    public LinkDetail close(@PathParam("name") String name, @Context SecurityContext caller) {
        return want(name, false, caller);
    }

    /** Opens a link. */
    @POST
    @Path("/{name}/open")
    @Operation(operationId = "openLink", summary = "Open a closed link; repeated calls change nothing")
    @APIResponse(responseCode = "200", description = "The link", content = @Content(schema = @Schema(implementation = LinkDetail.class)))
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "Unknown")
    public LinkDetail open(@PathParam("name") String name, @Context SecurityContext caller) {
        return want(name, true, caller);
    }

    private LinkDetail want(String name, boolean open, SecurityContext caller) {
        return links.want(name, open, caller.getUserPrincipal().getName()).orElseThrow(LinkResource::unknown);
    }

    private static ProblemException unknown() {
        return ProblemException.unknown("there is no link of this name");
    }

    /** The shape of a page, for the OpenAPI document. */
    @Schema(name = "LinkPage")
    interface LinkPage extends PageShape<LinkView> {
    }
}
