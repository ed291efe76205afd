package org.bipota.simulator.smsc;

import java.util.Objects;

/**
 * An SMPP address.
 *
 * @param ton    type of number, 0 to 7
 * @param npi    numbering plan indicator, 0 to 15
 * @param digits at most 20 characters
 */
public record Address(int ton, int npi, String digits) {

    /** Checks the ranges. */
    public Address {
        Objects.requireNonNull(digits, "digits");
        if (ton < 0 || ton > 7 || npi < 0 || npi > 15 || digits.length() > 20) {
            throw new IllegalArgumentException("address type " + ton + "/" + npi + ", " + digits.length() + " digits");
        }
    }

    /** An international E.164 number. */
    public static Address international(String digits) {
        return new Address(1, 1, digits);
    }

    /** The number with all but its last three digits hidden. */
    @Override
    public String toString() {
        return digits.length() <= 5 ? digits : "*".repeat(digits.length() - 3) + digits.substring(digits.length() - 3);
    }
}
