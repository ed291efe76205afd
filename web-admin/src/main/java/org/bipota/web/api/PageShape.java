package org.bipota.web.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The members of a page, for the OpenAPI document. */
interface PageShape<T> {

    /** The items. */
    List<T> getItems();

    /** The value for {@code after} of the next page, or null. */
    @Schema(nullable = true, description = "The value for after of the next page, or null")
    String getNext();
}
