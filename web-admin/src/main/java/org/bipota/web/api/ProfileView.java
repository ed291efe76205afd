package org.bipota.web.api;

import java.util.Locale;
import org.bipota.ejb.application.CardProfile;
import org.bipota.ejb.domain.CardTransport;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a card is pushed, as the API writes it.
 *
 * @param pushTar six hexadecimal digits
 * @param transport {@code udp} or {@code tcp}
 * @param ciphering whether packets to the card are ciphered
 */
@Schema(name = "CardProfile")
public record ProfileView(
        @Schema(required = true, pattern = "[0-9A-F]{6}") String pushTar,
        @Schema(required = true, enumeration = {"udp", "tcp"}) String transport,
        @Schema(required = true) boolean ciphering) {

    /**
     * The profile in a request.
     *
     * @throws ProblemException when something is missing or wrong
     */
    static ProfileView of(JsonFields body) {
        String pushTar = body.text("pushTar", value -> value.matches("[0-9A-Fa-f]{6}"), "six hexadecimal digits");
        String transport = body.text("transport", value -> value.equals("udp") || value.equals("tcp"), "udp or tcp");
        boolean ciphering = body.truth("ciphering");
        body.check();
        return new ProfileView(pushTar.toUpperCase(Locale.ROOT), transport, ciphering);
    }

    CardProfile asProfile() {
        return new CardProfile(pushTar, CardTransport.valueOf(transport.toUpperCase(Locale.ROOT)), ciphering);
    }
}
