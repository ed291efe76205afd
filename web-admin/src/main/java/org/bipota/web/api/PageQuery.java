package org.bipota.web.api;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters that every list has. */
public class PageQuery {

    static final int MAX_LIMIT = 1000;
    static final int DEFAULT_LIMIT = 100;

    @Parameter(description = "The next member of the page before")
    @QueryParam("after")
    private String after;

    @Parameter(description = "Items per page",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "100"))
    @QueryParam("limit")
    private String limit;

    /** For Jakarta REST. */
    public PageQuery() {
    }

    PageQuery(String after, String limit) {
        this.after = after;
        this.limit = limit;
    }

    /** The key after which the page begins, or null. */
    String afterText() {
        return QueryValues.given(after);
    }

    /** The key after which the page begins where keys are numbers, or null. */
    Long afterNumber() {
        String given = afterText();
        return given == null ? null : QueryValues.number("after", given);
    }

    /** Items per page. */
    int size() {
        String given = QueryValues.given(limit);
        if (given == null) {
            return DEFAULT_LIMIT;
        }
        long size = QueryValues.number("limit", given);
        if (size < 1 || size > MAX_LIMIT) {
            throw ProblemException.unusable("limit", "out of range: 1 to " + MAX_LIMIT);
        }
        return (int) size;
    }
}
