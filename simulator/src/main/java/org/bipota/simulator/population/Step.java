package org.bipota.simulator.population;

import java.util.Objects;
import java.util.Optional;
import org.bipota.protocol.cat.Imei;

/**
 * One verdict that the server has to come to.
 *
 * @param verdict what it has to be
 * @param imei    the terminal it has to be about, empty where there is none
 * @param reason  what the reason has to contain, as the terminal's result in hexadecimal; may be empty
 */
public record Step(Verdict verdict, Optional<Imei> imei, String reason) {

    /** None may be null. */
    public Step {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(imei, "imei");
        Objects.requireNonNull(reason, "reason");
    }
}
