package org.bipota.web.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The wish to check a subscriber.
 *
 * @param msisdn E.164 digits
 */
@Schema(name = "CheckOrder")
public record CheckOrder(@Schema(required = true, description = Msisdns.ALLOWED, pattern = Msisdns.PATTERN) String msisdn) {

    /**
     * The wish in a request.
     *
     * @throws ProblemException when something is missing or wrong
     */
    static CheckOrder of(JsonFields body) {
        String msisdn = body.text("msisdn", value -> value.matches(Msisdns.PATTERN), Msisdns.ALLOWED);
        body.check();
        return new CheckOrder(msisdn);
    }
}
