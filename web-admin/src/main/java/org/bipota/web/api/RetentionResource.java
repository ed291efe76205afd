package org.bipota.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.bipota.ejb.application.read.Page;
import org.bipota.ejb.application.read.RetentionQueries;
import org.bipota.ejb.application.read.RetentionView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /retention}. */
@Path("/retention")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@RequestScoped
@Tag(name = "audit")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
public class RetentionResource {

    @Inject
    private RetentionQueries retention;

    /** What was removed. */
    @GET
    @Operation(operationId = "listRetention", summary = "What the daily removal of old records removed, by kind; the latest day first")
    @APIResponse(responseCode = "200", description = "A page",
            content = @Content(schema = @Schema(implementation = RetentionPage.class)))
    @APIResponse(responseCode = "400", ref = "Malformed")
    public Page<RetentionView> list(@BeanParam PageQuery page) {
        return retention.list(day(page.afterText()), page.size());
    }

    private static LocalDate day(String given) {
        try {
            return given == null ? null : LocalDate.parse(given);
        } catch (DateTimeException noDay) {
            throw ProblemException.malformed("after", "not a day such as 2026-03-01");
        }
    }

    /** The shape of a page, for the OpenAPI document. */
    @Schema(name = "RetentionPage")
    interface RetentionPage extends PageShape<RetentionView> {
    }
}
