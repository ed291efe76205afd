package org.bipota.simulator.handset;

import java.util.Optional;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.Imei;

/** How a terminal writes its IMEI (TS 102 223 clause 8.20, coded as in TS 24.008 clause 10.5.1.4). */
public enum ImeiForm {
    /** 15 digits, odd: {@code 1A32547698103254}. */
    ODD,
    /** The fifteenth digit is 0 rather than the check digit: {@code 1A32547698103204}. */
    LAST_DIGIT_ZERO,
    /** 14 digits, even, with a filler: {@code 12325476981032F4}. */
    EVEN,
    /** The response says that all is well, and has no IMEI. */
    ABSENT;

    private static final int LAST = 7;
    private static final int IMEI_OF_EVEN_LENGTH = 0x02;
    private static final int FILLER = 0xF0;

    /** The object's value; empty when there is none. */
    Optional<Octets> write(Imei imei) {
        Octets value = imei.value();
        int lastButOneDigit = value.at(LAST) & 0x0F;
        return switch (this) {
            case ODD -> Optional.of(value);
            case LAST_DIGIT_ZERO -> Optional.of(value.slice(0, LAST).concat(Octets.ofOctets(lastButOneDigit)));
            case EVEN -> Optional.of(Octets.ofOctets(value.at(0) & 0xF0 | IMEI_OF_EVEN_LENGTH)
                    .concat(value.slice(1, LAST)).concat(Octets.ofOctets(FILLER | lastButOneDigit)));
            case ABSENT -> Optional.empty();
        };
    }
}
