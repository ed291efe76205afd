package org.bipota.web.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The wish to capture a subscriber's next channel.
 *
 * @param msisdn E.164 digits
 */
@Schema(name = "CaptureOrder")
public record CaptureOrder(@Schema(required = true, description = Msisdns.ALLOWED, pattern = Msisdns.PATTERN) String msisdn) {

    /**
     * The wish in a request.
     *
     * @throws ProblemException when something is missing or wrong
     */
    static CaptureOrder of(JsonFields body) {
        String msisdn = body.text("msisdn", value -> value.matches(Msisdns.PATTERN), Msisdns.ALLOWED);
        body.check();
        return new CaptureOrder(msisdn);
    }
}
