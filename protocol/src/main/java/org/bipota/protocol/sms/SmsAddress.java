package org.bipota.protocol.sms;

import org.bipota.protocol.OctetReader;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;

/**
 * An address of a TPDU (TS 23.040 clause 9.1.2.5): its length in semi-octets, type, and semi-octets, the first of each
 * pair in the low half.
 *
 * @param type type of number and numbering plan, 80 to FF: 91 is international E.164
 * @param semiOctets the number of useful semi-octets, 0 to 20
 * @param value as many octets as those need; a filler is F
 */
public record SmsAddress(int type, int semiOctets, Octets value) {

    /** International number in the numbering plan E.164. */
    public static final int INTERNATIONAL = 0x91;

    private static final int MAX_SEMI_OCTETS = 20;
    private static final int ALPHANUMERIC = 5;
    private static final String DIGITS = "0123456789*#abc";

    /** Checks the ranges. */
    public SmsAddress {
        if (type < 0x80 || type > 0xFF) {
            throw new IllegalArgumentException("type of address " + type);
        }
        if (semiOctets < 0 || semiOctets > MAX_SEMI_OCTETS || value.length() != (semiOctets + 1) / 2) {
            throw new IllegalArgumentException("address of " + semiOctets + " semi-octets in " + value.length() + " octets");
        }
    }

    /** The address of {@code digits} (0-9, *, #, a, b, c), without a plus sign. */
    public static SmsAddress of(int type, String digits) {
        OctetWriter value = new OctetWriter(10);
        for (int i = 0; i < digits.length(); i += 2) {
            int high = i + 1 < digits.length() ? semiOctet(digits.charAt(i + 1)) : 0xF;
            value.octet(high << 4 | semiOctet(digits.charAt(i)));
        }
        return new SmsAddress(type, digits.length(), value.toOctets());
    }

    /** The international number {@code digits}, without a plus sign. */
    public static SmsAddress international(String digits) {
        return of(INTERNATIONAL, digits);
    }

    static SmsAddress read(OctetReader reader, String field) throws ProtocolException {
        int semiOctets = reader.octet(field + " length");
        if (semiOctets > MAX_SEMI_OCTETS) {
            throw reader.fault(Code.LENGTH, field + " length", 1, "is " + semiOctets + " semi-octets, allowed are 20");
        }
        int type = reader.octet(field + " type");
        if (type < 0x80) {
            throw reader.fault(Code.VALUE, field + " type", 1, "bit 8 is not set");
        }
        return new SmsAddress(type, semiOctets, reader.octets((semiOctets + 1) / 2, field + " value"));
    }

    void write(OctetWriter writer) {
        writer.octet(semiOctets).octet(type).octets(value);
    }

    /** Whether the value is packed text of the default alphabet rather than digits. */
    public boolean isAlphanumeric() {
        return (type >> 4 & 7) == ALPHANUMERIC;
    }

    /**
     * The digits (0-9, *, #, a, b, c) up to a filler, without a plus sign.
     *
     * @throws IllegalStateException when the address is alphanumeric
     */
    public String digits() {
        if (isAlphanumeric()) {
            throw new IllegalStateException("an alphanumeric address has no digits");
        }
        StringBuilder digits = new StringBuilder(semiOctets);
        for (int i = 0; i < semiOctets; i++) {
            int semiOctet = value.at(i / 2) >> 4 * (i % 2) & 0xF;
            if (semiOctet == 0xF) {
                break;
            }
            digits.append(DIGITS.charAt(semiOctet));
        }
        return digits.toString();
    }

    private static int semiOctet(char digit) {
        int semiOctet = DIGITS.indexOf(digit);
        if (semiOctet < 0) {
            throw new IllegalArgumentException("an address has no character '" + digit + "'");
        }
        return semiOctet;
    }

    /** An address may be a subscriber's, so only its type and length are shown. */
    @Override
    public String toString() {
        return "SmsAddress[type=" + Integer.toHexString(type) + ", semiOctets=" + semiOctets + ']';
    }
}
