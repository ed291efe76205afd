package org.bipota.protocol.cat;

import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;

/**
 * A card's identity as in EF_ICCID (TS 102 221 clause 13.2): swapped pairs of digits, filled with F.
 *
 * @param value 10 octets
 */
public record Iccid(Octets value) {

    private static final int OCTETS = 10;
    private static final int FILLER = 0xF;
    private static final int SHOWN_DIGITS = 6;

    /** Checks that there are 10 octets of decimal digits, then nothing but fillers. */
    public Iccid {
        String fault = fault(value);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
    }

    /** The identity in {@code value}. */
    public static Iccid parse(Octets value) throws ProtocolException {
        String fault = fault(value);
        if (fault != null) {
            throw new ProtocolException(Code.VALUE, "ICCID", 0, fault);
        }
        return new Iccid(value);
    }

    /** The identity of 10 to 20 decimal digits. */
    public static Iccid ofDigits(String digits) {
        if (!digits.matches("[0-9]{10,20}")) {
            throw new IllegalArgumentException("an ICCID has 10 to 20 decimal digits");
        }
        byte[] value = new byte[OCTETS];
        for (int i = 0; i < 2 * OCTETS; i++) {
            int digit = i < digits.length() ? digits.charAt(i) - '0' : FILLER;
            value[i / 2] |= (byte) (digit << 4 * (i % 2));
        }
        return new Iccid(Octets.of(value));
    }

    /** The decimal digits without fillers. */
    public String digits() {
        return SemiOctets.digits(value, 0, count(value));
    }

    /** The issuer's digits and the last two, for logs. */
    public String masked() {
        String digits = digits();
        return digits.substring(0, SHOWN_DIGITS) + "*".repeat(digits.length() - SHOWN_DIGITS - 2) + digits.substring(digits.length() - 2);
    }

    private static int count(Octets value) {
        int count = 0;
        while (count < 2 * OCTETS && SemiOctets.at(value, count) != FILLER) {
            count++;
        }
        return count;
    }

    private static String fault(Octets value) {
        if (value.length() != OCTETS) {
            return "ICCID of " + value.length() + " octets, allowed are 10";
        }
        int count = count(value);
        if (count < 10) {
            return "ICCID of " + count + " digits, allowed are 10 to 20";
        }
        for (int i = 0; i < 2 * OCTETS; i++) {
            int semiOctet = SemiOctets.at(value, i);
            if (i < count ? semiOctet > 9 : semiOctet != FILLER) {
                return "digit " + (i + 1) + " of the ICCID is not decimal";
            }
        }
        return null;
    }

    /** Masked. */
    @Override
    public String toString() {
        return masked();
    }
}
