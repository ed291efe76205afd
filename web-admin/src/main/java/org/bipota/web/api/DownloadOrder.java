package org.bipota.web.api;

import org.bipota.ejb.application.ContentOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The wish to download a content to a subscriber.
 *
 * @param msisdn E.164 digits
 * @param content the content's name
 */
@Schema(name = "DownloadOrder")
public record DownloadOrder(
        @Schema(required = true, description = Msisdns.ALLOWED, pattern = Msisdns.PATTERN) String msisdn,
        @Schema(required = true, description = ContentOrder.NAME_ALLOWED, pattern = ContentOrder.NAME_PATTERN) String content) {

    /**
     * The wish in a request.
     *
     * @throws ProblemException when something is missing or wrong
     */
    static DownloadOrder of(JsonFields body) {
        String msisdn = body.text("msisdn", value -> value.matches(Msisdns.PATTERN), Msisdns.ALLOWED);
        String content = body.text(
                "content", value -> value.matches(ContentOrder.NAME_PATTERN), ContentOrder.NAME_ALLOWED);
        body.check();
        return new DownloadOrder(msisdn, content);
    }
}
