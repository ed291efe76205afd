package org.bipota.protocol.cat;

import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;

/**
 * A terminal's identity (TS 102 223 clause 8.20, coded as the mobile identity of 3GPP TS 24.008 clause 10.5.1.4): the first
 * digit above the type, then swapped pairs. 123456789012345 is {@code 1A32547698103254}.
 *
 * @param value 8 octets; the type half is kept but not looked at, since terminals disagree on it
 */
public record Imei(Octets value) {

    private static final int OCTETS = 8;
    private static final int COMPARED_DIGITS = 14;
    private static final int TAC_DIGITS = 8;
    private static final int TYPE_AND_ODD = 0xA;

    /** Checks that there are 8 octets with 14 decimal digits; the 15th may be anything. */
    public Imei {
        String fault = fault(value);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
    }

    /** The identity in {@code value}. */
    public static Imei parse(Octets value) throws ProtocolException {
        String fault = fault(value);
        if (fault != null) {
            throw new ProtocolException(Code.VALUE, "IMEI", 0, fault);
        }
        return new Imei(value);
    }

    /** The identity of 15 decimal digits. */
    public static Imei ofDigits(String digits) {
        if (!digits.matches("[0-9]{15}")) {
            throw new IllegalArgumentException("an IMEI has 15 decimal digits");
        }
        byte[] value = new byte[OCTETS];
        value[0] = (byte) (digits.charAt(0) - '0' << 4 | TYPE_AND_ODD);
        for (int i = 1; i < OCTETS; i++) {
            value[i] = (byte) (digits.charAt(2 * i) - '0' << 4 | digits.charAt(2 * i - 1) - '0');
        }
        return new Imei(Octets.of(value));
    }

    /** 15 decimal digits, or 14 where the terminal gave no decimal 15th. */
    public String digits() {
        int last = SemiOctets.at(value, COMPARED_DIGITS + 1);
        return SemiOctets.digits(value, 1, last <= 9 ? COMPARED_DIGITS + 2 : COMPARED_DIGITS + 1);
    }

    /** The type allocation code, the first 8 digits: which model the terminal is. */
    public String tac() {
        return SemiOctets.digits(value, 1, TAC_DIGITS + 1);
    }

    /** The type allocation code and no more, for logs. */
    public String masked() {
        return tac() + "*******";
    }

    /** Whether the first 14 digits are the same; the 15th is a check digit that some terminals leave 0. */
    public boolean sameTerminal(Imei other) {
        return SemiOctets.digits(value, 1, COMPARED_DIGITS + 1).equals(SemiOctets.digits(other.value, 1, COMPARED_DIGITS + 1));
    }

    private static String fault(Octets value) {
        if (value.length() != OCTETS) {
            return "IMEI of " + value.length() + " octets, allowed are 8";
        }
        for (int i = 1; i <= COMPARED_DIGITS; i++) {
            if (SemiOctets.at(value, i) > 9) {
                return "digit " + i + " of the IMEI is not decimal";
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
